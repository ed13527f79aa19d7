// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.Arrays;

/**
 * A ratio of two measurements that were repeated in turns.
 *
 * @param value the ratio of the lower quartiles, which a busy machine affects less than the medians
 * @param spread the difference between the quartiles of the rounds' ratios, relative to their median
 */
public record Ratio(double value, double spread) {
    /**
     * Returns the ratio of two measurements.
     *
     * @param numerators by round; at least one
     * @param denominators by round, as many
     */
    public static Ratio of(double[] numerators, double[] denominators) {
        double[] ratios = new double[numerators.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = numerators[round] / denominators[round];
        }
        Arrays.sort(ratios);
        double middle = ratios[ratios.length / 2];
        double spread = (ratios[ratios.length * 3 / 4] - ratios[ratios.length / 4]) / middle;
        return new Ratio(LowerQuartile.of(numerators) / LowerQuartile.of(denominators), spread);
    }
}
