// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command-line arguments of the console. */
final class ConsoleArguments {
    @Option(
            names = "--console",
            paramLabel = "USER",
            converter = User.class,
            description = {
                "With --catalogue: edit it in a browser on this machine, as USER. FILE need not exist.",
                "Given several times: each user has an address, and another one must approve each version."
            })
    private List<String> users = List.of();

    @Option(
            names = "--audit-report",
            paramLabel = "FILE",
            converter = PathArgument.class,
            description = "With --console: list what this JSON report of an audit calls undeclared.")
    private @Nullable Path auditReport;

    /**
     * Returns the parsed options, or null for no console.
     *
     * @throws ParameterException if an option that these need is missing
     */
    @Nullable
    ConsoleOptions options(CommandLine line, @Nullable Path catalogue) {
        if (users.isEmpty()) {
            if (auditReport != null) {
                throw new ParameterException(
                        line, "--audit-report (" + auditReport + ") is only for the console; add --console USER");
            }
            return null;
        }
        if (catalogue == null) {
            throw new ParameterException(line, "--console (" + users.get(0) + ") edits a file; add --catalogue FILE");
        }
        if (users.stream().distinct().count() < users.size()) {
            throw new ParameterException(
                    line, "--console (" + String.join(", ", users) + ") names a user twice; use different names");
        }
        return new ConsoleOptions(users, auditReport);
    }

    /** The name of a user of the console, which the history of the catalogue contains. */
    static final class User extends PatternArgument {
        User() {
            super("[^\\p{Cntrl}]{1,200}", "must be a name of 1 to 200 characters");
        }
    }
}
