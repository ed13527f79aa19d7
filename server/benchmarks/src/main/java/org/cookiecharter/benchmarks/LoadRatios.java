// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** What one server leaves of bare Jetty's throughput, and of the responses that Jetty gives for the same processor time. */
final class LoadRatios {
    private final double[] throughput;
    private final double[] processor;

    LoadRatios(int rounds) {
        throughput = new double[rounds];
        processor = new double[rounds];
    }

    void note(int round, LoadTurn bare, LoadTurn turn) {
        throughput[round] = turn.rate() / bare.rate();
        processor[round] = bare.processorTime() / turn.processorTime();
    }

    /** Three cells of a table: the middle and the extremes of the one, and the middle of the other. */
    String cells() {
        double[] sorted = throughput.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.3f | %.3f–%.3f | %.3f",
                Median.of(throughput),
                sorted[0],
                sorted[sorted.length - 1],
                Median.of(processor));
    }
}
