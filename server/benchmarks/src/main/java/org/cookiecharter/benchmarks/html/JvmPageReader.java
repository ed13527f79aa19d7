// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A reader that runs in this thread. Its time does not include that of the compiler and the garbage collector. */
final class JvmPageReader implements PageReader {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double TURN_NANOS = 20e6;

    private final String name;
    private final ToLongFunction<byte[]> task;
    /** The number of repetitions in a turn, by page. */
    private final Map<String, Integer> repetitions = new HashMap<>();
    /** The sum of all results, so that the compiler cannot eliminate the task. */
    private long sum;

    /** @param task reads a page and returns any number that depends on it */
    JvmPageReader(String name, ToLongFunction<byte[]> task) {
        this.name = name;
        this.task = task;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double turn(SamplePage page) {
        int count = repetitions.getOrDefault(page.name(), 1);
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            sum += task.applyAsLong(page.content());
        }
        double nanos = (double) (THREADS.getCurrentThreadCpuTime() - before) / count;
        repetitions.put(page.name(), (int) Math.max(1, TURN_NANOS / Math.max(1, nanos)));
        return nanos;
    }

    /** Returns the sum of all results. */
    long sum() {
        return sum;
    }
}
