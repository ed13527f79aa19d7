// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The time to process one kind of input, at several sizes.
 *
 * @param shape the kind of input
 */
record Growth(String shape, List<Point> points) {
    /** Below this size, the fixed cost per input dominates. */
    private static final int FIXED_COST = 16 * 1024;

    private static final int ATTEMPTS = 7;
    private static final long MIN_MEASURED_NANOS = 10_000_000;

    /**
     * @param size the size of the input, in bytes
     * @param nanos the minimum time of several attempts, in nanoseconds
     */
    record Point(int size, double nanos) {}

    /**
     * Measures the time, starting with the smallest size, after a first run that compiles the code.
     *
     * @param maxSize the largest size, in bytes; each size is twice the previous one
     * @param read a function that creates an input of a size, and returns a task that processes it once
     */
    static Growth of(String shape, int maxSize, IntFunction<Runnable> read) {
        minimumNanos(read.apply(64 * 1024));
        List<Point> points = new ArrayList<>();
        for (int size = 1024; size <= maxSize; size *= 2) {
            points.add(new Point(size, minimumNanos(read.apply(size))));
        }
        return new Growth(shape, List.copyOf(points));
    }

    private static double minimumNanos(Runnable read) {
        double minimumNanos = Double.MAX_VALUE;
        for (int tried = 0; tried < ATTEMPTS; tried++) {
            long begun = System.nanoTime();
            long took = 0;
            int times = 0;
            while (took < MIN_MEASURED_NANOS) {
                read.run();
                times++;
                took = System.nanoTime() - begun;
            }
            minimumNanos = Math.min(minimumNanos, (double) took / times);
        }
        return minimumNanos;
    }

    /** Returns the exponent of the size: 1 for linear, 2 for quadratic time. */
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
