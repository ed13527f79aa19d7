// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stats",
        description = "Counts the records of a time: by act, by language, and by what was granted and refused.")
final class Stats extends StoreCommand {
    @Option(names = "--from", paramLabel = "TIME", converter = TimeArgument.class, description = "The first moment.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description = "The first moment that is left out.")
    private Instant to = TimeArgument.END;

    private final Map<String, Long> acts = new TreeMap<>();
    private final Map<String, Long> languages = new TreeMap<>();
    private final Map<String, Long> granted = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long records;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        try (Progress progress = progress(proofs)) {
            proofs.forEach(from, to, kept -> {
                count(kept.record());
                progress.next();
            });
        }
        out.printf("records %d%n", records);
        print(out, "method", acts);
        print(out, "language", languages);
        print(out, "granted", granted);
        print(out, "refused", refused);
        return 0;
    }

    private void count(ConsentRecord record) {
        records++;
        acts.merge(record.method().text(), 1L, Long::sum);
        languages.merge(record.language(), 1L, Long::sum);
        record.granted().forEach(id -> granted.merge(id, 1L, Long::sum));
        record.refused().forEach(id -> refused.merge(id, 1L, Long::sum));
    }

    private static void print(PrintWriter out, String what, Map<String, Long> counts) {
        counts.forEach((name, count) -> out.printf("%s %s %d%n", what, name, count));
    }
}
