// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.Arrays;

/** The median of several measurements, which a single disturbed round does not affect. */
public final class Median {
    private Median() {}

    /**
     * Returns the median of these values.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values (0) must be at least one");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
