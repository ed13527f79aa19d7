// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How long one kind of input takes, at each of several sizes.
 *
 * @param shape what the input is made of
 */
record Growth(String shape, List<Point> points) {
    /** Below this, what is done once for each input counts for more than the input. */
    private static final int FIXED_COST = 16 * 1024;

    private static final int TRIES = 7;
    private static final long LONG_ENOUGH = 10_000_000;

    /**
     * @param size of the input, in bytes
     * @param nanos that it took, at the least of several tries
     */
    record Point(int size, double nanos) {}

    /**
     * Measures, smallest first and once in advance, so that all of it is compiled.
     *
     * @param most the largest size, in bytes; each is twice the one before
     * @param read makes an input of a size and returns what reads it once
     */
    static Growth of(String shape, int most, IntFunction<Runnable> read) {
        least(read.apply(64 * 1024));
        List<Point> points = new ArrayList<>();
        for (int size = 1024; size <= most; size *= 2) {
            points.add(new Point(size, least(read.apply(size))));
        }
        return new Growth(shape, List.copyOf(points));
    }

    private static double least(Runnable read) {
        double least = Double.MAX_VALUE;
        for (int tried = 0; tried < TRIES; tried++) {
            long begun = System.nanoTime();
            long took = 0;
            int times = 0;
            while (took < LONG_ENOUGH) {
                read.run();
                times++;
                took = System.nanoTime() - begun;
            }
            least = Math.min(least, (double) took / times);
        }
        return least;
    }

    /** The exponent of the size: 1 where time grows as the size does, 2 where it grows as its square. */
    double slope() {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        int count = 0;
        for (Point point : points) {
            if (point.size() >= FIXED_COST || points.get(points.size() - 1).size() <= FIXED_COST) {
                double x = Math.log(point.size());
                double y = Math.log(point.nanos());
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
                count++;
            }
        }
        return (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
    }

    Point last() {
        return points.get(points.size() - 1);
    }
}
