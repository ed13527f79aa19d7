package org.cookiecharter.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the handler leaves of bare Jetty's throughput: both under the load of {@code wrk}, in turns. Prints a table of
 * ratios, of each turn to the one beside it, so that what disturbs the machine disturbs both.
 *
 * <p>Properties: {@code rounds} (default: 7) and {@code seconds} of each turn (default: 2).
 */
public final class LoadBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int SECONDS = Integer.getInteger("seconds", 2);

    private LoadBenchmark() {}

    /** Measures all cases. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        try (LoadServer bare = LoadServer.bare();
                LoadServer consent = LoadServer.withConsent(directory.resolve("consent.db"))) {
            PrintStream out = System.out;
            out.println("| load | ratio (median) | range | target |\n| --- | --- | --- | --- |");
            for (LoadCase load : LoadCase.values()) {
                double unused = ratio(load, bare, consent);
                double[] ratios = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    // Who comes first changes, so that neither gains by it.
                    ratios[round] = round % 2 == 0 ? ratio(load, bare, consent) : 1 / ratio(load, consent, bare);
                }
                Arrays.sort(ratios);
                out.println(load.row(Median.of(ratios), ratios[0], ratios[ROUNDS - 1]));
            }
        }
    }

    /** The throughput of the second as a share of the first one's. */
    private static double ratio(LoadCase load, LoadServer first, LoadServer second) throws Exception {
        double rate = Wrk.rate(first.uri(load.path()), load.cookies(), SECONDS);
        return Wrk.rate(second.uri(load.path()), load.cookies(), SECONDS) / rate;
    }
}
