// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import org.cookiecharter.audit.AuditCommand;
import org.cookiecharter.tools.catalogue.CatalogueTool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The main class of the command line, with one class for each command. Its exit code is 0 for success, 1 for a negative
 * result and 2 for a failure.
 */
@Command(
        name = "cookie-charter",
        description =
                "Verifies, exports and erases consent records and rotates signing keys; checks, compares and creates catalogues;"
                        + " audits sites.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Verify.class,
            Export.class,
            Find.class,
            Erase.class,
            Prune.class,
            Stats.class,
            Rotate.class,
            AddReport.class,
            CatalogueTool.class,
            AuditCommand.class,
            HelpCommand.class
        })
public final class Tools {
    static final int NEGATIVE = 1;
    static final int FAILED = 2;

    private Tools() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Tools());
        String version = Tools.class.getPackage().getImplementationVersion();
        line.getCommandSpec().version("Cookie Charter " + (version == null ? "(unpacked)" : version));
        line.setExecutionExceptionHandler((failure, command, arguments) -> {
            PrintWriter errors = command.getErr();
            errors.println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            errors.flush();
            return FAILED;
        });
        return line;
    }
}
