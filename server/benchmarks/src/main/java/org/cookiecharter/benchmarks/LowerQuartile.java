// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.Arrays;

/** The lower quartile of several measurements, which a busy machine affects less than the median. */
public final class LowerQuartile {
    private LowerQuartile() {}

    /** Returns the lower quartile of these values; at least one. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 4];
    }
}
