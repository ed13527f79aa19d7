// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "export", description = "Prints the records of a time, oldest first.", mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Store store;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private RecordFormat format = RecordFormat.jsonl;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "The first moment, such as 2026-01-31 (its beginning, UTC) or 2026-01-31T12:00:00Z.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "The first moment that is left out.")
    private Instant to = Moment.END;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try (ProofStore proofs = store.open();
                Progress progress = store.progress(proofs)) {
            out.print(format.heading());
            proofs.forEach(from, to, kept -> {
                out.print(format.line(kept));
                progress.next();
            });
        }
        out.flush();
        // A disk that is full, or a reader that has gone.
        return out.checkError() ? Tools.FAILED : 0;
    }
}
