// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.Set;
import org.cookiecharter.consent.Mode;

/** The message that is printed when the server has started, with its URLs. */
final class Welcome {
    private static final Set<String> LOCAL_ADDRESSES = Set.of("127.0.0.1", "0.0.0.0", "::", "[::]", "localhost");

    private Welcome() {}

    static String text(Options options, DemoServer server) {
        String origin = origin(options.host(), server.port());
        StringBuilder text = new StringBuilder("\nCookie Charter is running. Open\n\n");
        line(
                text,
                origin + "/",
                options.upstream() == null ? "the portal" : options.upstream() + ", with consent enforced");
        line(text, origin + "/consent/", "the cookie charter");
        line(text, origin + server.frame().diary(), "what happened to the cookies");
        line(text, "http://localhost:" + server.reportPort() + "/", "the operator's report, for this machine only");
        ConsoleOptions console = options.console();
        if (console != null) {
            for (String user : console.users()) {
                line(
                        text,
                        "http://localhost:" + server.reportPort() + console.path(user) + "/",
                        "the console of " + user + ", for this machine only");
            }
        }
        text.append("\nProofs: ").append(server.proofs());
        if (options.mode() == Mode.REPORT_ONLY) {
            text.append("\nMode: report-only; nothing is blocked, only reported.");
        }
        return text.append("\nPress Ctrl-C to stop.").toString();
    }

    /** Uses {@code localhost} instead of the address: only then do browsers treat the third party as another site. */
    private static String origin(String host, int port) {
        String name = LOCAL_ADDRESSES.contains(host) ? "localhost" : host;
        return "http://" + (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port;
    }

    private static void line(StringBuilder text, String url, String description) {
        text.append(String.format("  %-46s %s%n", url, description));
    }
}
