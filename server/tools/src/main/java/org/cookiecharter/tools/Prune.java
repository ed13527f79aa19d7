// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.time.Instant;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "prune", description = "Erases the records of choices that ended long ago. The chain records how many.")
final class Prune extends StoreCommand {
    @Option(
            names = "--before",
            required = true,
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description =
                    "Erase the records of choices that ended before this time: a day (its beginning in UTC) or a time in UTC.")
    @SuppressWarnings("NullAway.Init")
    private Instant before;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        out.printf("%d records erased%n", proofs.prune(before));
        return 0;
    }
}
