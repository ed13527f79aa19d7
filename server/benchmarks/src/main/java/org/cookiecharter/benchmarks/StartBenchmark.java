// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the handler adds to the start of a server: from the start of a Java machine to an open port, of bare Jetty, of
 * Jetty with the handler and a new store, and of the same with a store that is there. Each time in a machine of its own,
 * in turns, of which the medians count.
 *
 * <p>Properties: {@code rounds} (default: 15) and {@code catalogue}, a file (default: that of the demonstration).
 */
public final class StartBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 15);
    private static final Path CATALOGUE =
            Path.of(System.getProperty("catalogue", "demo/src/main/resources/org/cookiecharter/demo/cookies.json"));

    private StartBenchmark() {}

    /** Measures. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        String[] variants = {"bare Jetty", "with the handler, new store", "with the handler, store of before"};
        double[][] times = new double[variants.length][ROUNDS];
        // The first round only fills the caches of the disk.
        for (int round = -1; round < ROUNDS; round++) {
            Path store = directory.resolve("round" + round + ".db");
            for (int i = 0; i < variants.length; i++) {
                double time = i == 0 ? start() : start(CATALOGUE.toString(), store.toString());
                if (round >= 0) {
                    times[i][round] = time;
                }
            }
        }
        System.out.println("| start | ms, median | beyond bare Jetty |\n| --- | --- | --- |");
        for (int i = 0; i < variants.length; i++) {
            double[] more = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                more[round] = times[i][round] - times[0][round];
            }
            System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", variants[i], Median.of(times[i]), Median.of(more));
        }
    }

    /** Milliseconds until a machine with these arguments says that its port is open. */
    private static double start(String... arguments) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (ServerProcess started = ServerProcess.start(StartedServer.class, arguments)) {
            double time = (System.nanoTime() - begun) / 1e6;
            if (!StartedServer.OPEN.equals(started.said())) {
                throw new IOException("the server did not start: " + started.said());
            }
            return time;
        }
    }
}
