// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The main class of the demo. It parses the options, starts the server, prints its URLs, and stops it cleanly on
 * shutdown. Its exit code is 2 for an invalid option or a failed startup.
 */
@Command(
        name = "cookie-charter-demo",
        description = {
            "Cookie consent enforced by the server.",
            "",
            "Without --upstream, the demo serves a small open-data portal. With it, the demo is a proxy in front of the"
                    + " site at URL that adds the consent banner and enforces the visitor's choice.",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        usageHelpWidth = 110)
public final class Demo implements Callable<Integer> {
    private static final int FAILED = 2;

    @Mixin
    private Arguments arguments = new Arguments();

    @Option(names = "--help", usageHelp = true, description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    private Demo() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Demo());
        String version = Demo.class.getPackage().getImplementationVersion();
        line.getCommandSpec().version("cookie-charter " + (version == null ? "(not packaged)" : version));
        line.setExpandAtFiles(false);
        line.setAllowOptionsAsOptionParameters(false);
        line.setExecutionStrategy(result -> {
            // Without this check, --help would hide a misspelt option.
            if (!result.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(line, result.unmatched());
            }
            return new RunLast().execute(result);
        });
        line.setParameterExceptionHandler((e, unused) -> reportInvalidArguments(e));
        line.setExecutionExceptionHandler((failure, failed, unused) -> {
            if (failure instanceof StartFailure) {
                failed.getErr().println(failure.getMessage());
                failed.getErr().flush();
                return FAILED;
            }
            throw failure;
        });
        return line;
    }

    /** Prints the error without the usage help, which is so long that the error would be overlooked. */
    private static int reportInvalidArguments(ParameterException e) {
        PrintWriter errors = e.getCommandLine().getErr();
        errors.println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, errors);
        errors.println("--help lists all options.");
        errors.flush();
        return FAILED;
    }

    /** Returns the parsed options. */
    Options options() {
        return arguments.options(command.commandLine());
    }

    @Override
    public Integer call() throws StartFailure, InterruptedException {
        Options options = options();
        try (DemoServer server = DemoServer.start(options)) {
            Thread stop = new Thread(server::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            PrintWriter out = command.commandLine().getOut();
            out.println(Welcome.text(options, server));
            out.flush();
            server.join();
            return 0;
        }
    }
}
