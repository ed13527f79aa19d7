// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.time.Instant;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.export.NoticeCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Prints the records of a period, oldest first.",
        mixinStandardHelpOptions = true)
final class Export extends StoreCommand {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private RecordFormat format = RecordFormat.jsonl;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description =
                    "The start of the period, inclusive: 2026-01-31 (its beginning in UTC) or 2026-01-31T12:00:00Z.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description = "The end of the period, exclusive.")
    private Instant to = TimeArgument.END;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        try (Progress progress = progress(proofs)) {
            out.print(format.heading());
            NoticeCache notices = new NoticeCache(proofs);
            proofs.forEach(from, to, stored -> {
                out.print(format.line(stored, notices.of(stored)));
                progress.increment();
            });
        }
        return 0;
    }
}
