// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.PrintStream;
import java.util.List;

/** Starts the demo: reads the options, starts the server, says where to click, and stops cleanly when asked to. */
public final class Demo {
    /** What a wrong option and a start that fails end with. */
    private static final int WRONG = 2;

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
        if (parsed instanceof Options.Parsed.Mistake error) {
            err.println(error.message());
            return WRONG;
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
            return WRONG;
        }
    }
}
