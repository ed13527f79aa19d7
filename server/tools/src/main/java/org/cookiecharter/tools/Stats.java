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
        description =
                "Counts the records of a period by method, language, and granted and refused categories and services.")
final class Stats extends StoreCommand {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description = "The start of the period, inclusive.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeArgument.class,
            description = "The end of the period, exclusive.")
    private Instant to = TimeArgument.END;

    private final Map<String, Long> methods = new TreeMap<>();
    private final Map<String, Long> languages = new TreeMap<>();
    private final Map<String, Long> granted = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long records;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        try (Progress progress = progress(proofs)) {
            proofs.forEach(from, to, stored -> {
                count(stored.record());
                progress.increment();
            });
        }
        out.printf("records %d%n", records);
        print(out, "method", methods);
        print(out, "language", languages);
        print(out, "granted", granted);
        print(out, "refused", refused);
        return 0;
    }

    private void count(ConsentRecord record) {
        records++;
        methods.merge(record.method().text(), 1L, Long::sum);
        languages.merge(record.language(), 1L, Long::sum);
        record.granted().forEach(id -> granted.merge(id, 1L, Long::sum));
        record.refused().forEach(id -> refused.merge(id, 1L, Long::sum));
    }

    private static void print(PrintWriter out, String label, Map<String, Long> counts) {
        counts.forEach((name, count) -> out.printf("%s %s %d%n", label, name, count));
    }
}
