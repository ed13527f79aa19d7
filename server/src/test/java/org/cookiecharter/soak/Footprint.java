// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process takes.
 *
 * @param heap bytes that are in use after everything that is not was collected
 * @param threads that are alive
 * @param files that are open, sockets included; 0 where the platform does not tell
 */
record Footprint(long heap, int threads, long files) {
    private static final int TRIES = 5;

    /** What stands in the way of requests just now is no leak: the least of some looks counts. */
    static Footprint now() {
        return new Footprint(
                least(Footprint::collected),
                (int) least(ManagementFactory.getThreadMXBean()::getThreadCount),
                least(Footprint::open));
    }

    private interface Theme {
        long number();
    }

    private static long least(Theme look) {
        return Stream.generate(look::number)
                .limit(TRIES)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long open() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** The names of the threads that are alive, without those that belong to the platform. */
    static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "%.1f MB of heap, %d threads, %d open files".formatted(heap / 1e6, threads, files);
    }
}
