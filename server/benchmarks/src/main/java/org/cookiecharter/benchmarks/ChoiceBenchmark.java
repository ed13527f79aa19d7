// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.settings.RecordPolicy;

/**
 * A benchmark of choices over HTTP, each durable before its response, compared with the same store without HTTP: with
 * one row per transaction, and with grouped rows. The three are measured in turns. It prints a table of the median
 * ratios.
 *
 * <p>Properties: {@code rounds} (default: 5), {@code seconds} per turn (default: 2), {@code warmup}, the seconds of
 * HTTP before the first turn (default: 15), and {@code directory} for the stores, whose disk is measured (default: a
 * temporary one).
 */
public final class ChoiceBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int SECONDS = Integer.getInteger("seconds", 2);
    private static final int WARMUP = Integer.getInteger("warmup", 15);
    private static final int NO_LIMIT = 1_000_000_000;

    private ChoiceBenchmark() {}

    /** Measures both stores with 16 and 128 clients. */
    public static void main(String[] args) throws Exception {
        String chosen = System.getProperty("directory");
        Path directory = chosen == null
                ? Files.createTempDirectory("cookie-charter-choices")
                : Files.createDirectories(Path.of(chosen));
        System.out.println("| store, clients | over HTTP to single rows | over HTTP to grouped | grouped to single rows"
                + " | p50, p99 in commits of a single row |\n| --- | --- | --- | --- | --- |");
        try (ChoiceStore store = ChoiceStore.sqlite(directory)) {
            measure(store);
        }
        try (ChoiceStore store = ChoiceStore.postgres(directory)) {
            measure(store);
        }
    }

    private static void measure(ChoiceStore store) throws Exception {
        ConsentHandler consent = new ConsentHandler(LoadServer.catalogue(), store.proofs());
        consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withLimits(NO_LIMIT, NO_LIMIT));
        ChoiceRates rates = new ChoiceRates(store);
        try (LoadServer server = LoadServer.with(consent)) {
            // A JVM compiles hot code for some seconds, on the same processors.
            Wrk.choose(server.uri("/consent/choice"), 16, WARMUP);
            for (int clients : new int[] {16, 128}) {
                double[] toSingle = new double[ROUNDS];
                double[] toGrouped = new double[ROUNDS];
                double[] gain = new double[ROUNDS];
                double[] p50 = new double[ROUNDS];
                double[] p99 = new double[ROUNDS];
                // The first round is a warm-up, and is overwritten.
                for (int round = -1; round < ROUNDS; round++) {
                    double single = rates.single(SECONDS);
                    double grouped = rates.grouped(clients, SECONDS);
                    Wrk.Choices choices = Wrk.choose(server.uri("/consent/choice"), clients, SECONDS);
                    int place = Math.max(0, round);
                    toSingle[place] = choices.rate() / single;
                    toGrouped[place] = choices.rate() / grouped;
                    gain[place] = grouped / single;
                    p50[place] = choices.p50() / 1_000 * single;
                    p99[place] = choices.p99() / 1_000 * single;
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %s, %d | %.2f | %.2f | %.2f | %.1f, %.1f |%n",
                        store.name(),
                        clients,
                        Median.of(toSingle),
                        Median.of(toGrouped),
                        Median.of(gain),
                        Median.of(p50),
                        Median.of(p99));
            }
        }
    }
}
