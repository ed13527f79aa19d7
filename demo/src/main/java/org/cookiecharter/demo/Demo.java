// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * The main class of the demo. It parses the options, starts the server, prints its URLs, and stops it cleanly on
 * shutdown.
 */
public final class Demo {
    /** The exit code for an invalid option or a failed startup. */
    private static final int FAILED = 2;

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        int code = run(List.of(arguments), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        Options.Parsed parsed = Options.parse(arguments);
        if (parsed instanceof Options.Parsed.Print print) {
            out.print(print.text());
            out.flush();
            return 0;
        }
        if (parsed instanceof Options.Parsed.Invalid error) {
            err.println(error.message());
            return FAILED;
        }
        Options options = ((Options.Parsed.Start) parsed).options();
        try (DemoServer server = DemoServer.start(options)) {
            Thread stop = new Thread(server::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            out.println(Welcome.text(options, server));
            out.flush();
            server.join();
            return 0;
        } catch (StartFailure failure) {
            err.println(failure.getMessage());
            return FAILED;
        }
    }
}
