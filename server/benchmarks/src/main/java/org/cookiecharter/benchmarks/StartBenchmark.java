// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A benchmark of startup time: from the start of a JVM to an open port, of bare Jetty, of Jetty with the handler and a
 * new store, and of Jetty with the handler and an existing store. Each startup has a JVM of its own, in turns, and the
 * medians are reported.
 *
 * <p>Properties: {@code rounds} (default: 15) and {@code catalogue}, a file (default: that of the demo).
 */
public final class StartBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 15);
    private static final Path CATALOGUE =
            Path.of(System.getProperty("catalogue", "demo/src/main/resources/org/cookiecharter/demo/cookies.json"));

    private static final String[] VARIANTS = {
        "bare Jetty", "with the handler, new store", "with the handler, existing store"
    };

    private StartBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        double[][] times = measure(ROUNDS);
        System.out.println("| start | ms, median | beyond bare Jetty |\n| --- | --- | --- |");
        for (int i = 0; i < VARIANTS.length; i++) {
            double[] more = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                more[round] = times[i][round] - times[0][round];
            }
            System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", VARIANTS[i], Median.of(times[i]), Median.of(more));
        }
    }

    /**
     * Returns the times in milliseconds: of bare Jetty, with the handler and a new store, and with the handler and an
     * existing store, each by round.
     */
    public static double[][] measure(int rounds) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("cookie-charter");
        double[][] times = new double[VARIANTS.length][rounds];
        // The first round only fills the disk cache.
        for (int round = -1; round < rounds; round++) {
            Path store = directory.resolve("round" + round + ".db");
            for (int i = 0; i < VARIANTS.length; i++) {
                double time = i == 0 ? start() : start(CATALOGUE.toString(), store.toString());
                if (round >= 0) {
                    times[i][round] = time;
                }
            }
        }
        return times;
    }

    /** Returns the time in milliseconds until a JVM with these arguments reports an open port. */
    private static double start(String... arguments) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (ServerProcess started = ServerProcess.start(StartedServer.class, arguments)) {
            double time = (System.nanoTime() - begun) / 1e6;
            if (!StartedServer.OPEN.equals(started.firstLine())) {
                throw new IOException("the server did not start: " + started.firstLine());
            }
            return time;
        }
    }
}
