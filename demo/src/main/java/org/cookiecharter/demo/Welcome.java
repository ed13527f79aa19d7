// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.Set;
import org.cookiecharter.consent.Mode;

/** What is printed when the server has started: where to click. */
final class Welcome {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0.0.0.0", "::", "[::]", "localhost");

    private Welcome() {}

    static String text(Options options, DemoServer server) {
        String origin = origin(options.host(), server.port());
        StringBuilder text = new StringBuilder("\nCookie Charter is running. Open\n\n");
        line(
                text,
                origin + "/",
                options.upstream() == null ? "the portal" : options.upstream() + ", held to the choice");
        line(text, origin + "/consent/", "the cookie charter");
        line(text, origin + server.frame().diary(), "what happened to the cookies");
        line(text, "http://localhost:" + server.reportPort() + "/", "the operator's report, for this machine alone");
        text.append("\nProofs: ").append(server.proofs());
        if (options.mode() == Mode.REPORT_ONLY) {
            text.append("\nMode: report; nothing is blocked, only counted.");
        }
        return text.append("\nCtrl-C stops it.").toString();
    }

    /** {@code localhost}, and not the address: only then is the third party another site to browsers. */
    private static String origin(String host, int port) {
        String name = THIS_MACHINE.contains(host) ? "localhost" : host;
        return "http://" + (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port;
    }

    private static void line(StringBuilder text, String url, String what) {
        text.append(String.format("  %-46s %s%n", url, what));
    }
}
