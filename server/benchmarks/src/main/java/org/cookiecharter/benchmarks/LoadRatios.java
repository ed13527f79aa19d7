// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * The throughput of one server relative to bare Jetty, and the number of responses relative to bare Jetty for the same
 * CPU time.
 */
final class LoadRatios {
    private final double[] throughput;
    private final double[] processor;

    LoadRatios(int rounds) {
        throughput = new double[rounds];
        processor = new double[rounds];
    }

    void add(int round, LoadTurn bare, LoadTurn turn) {
        throughput[round] = turn.rate() / bare.rate();
        processor[round] = bare.processorTime() / turn.processorTime();
    }

    /** Returns three table cells: the median and range of the throughput, and the median of the CPU time. */
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
