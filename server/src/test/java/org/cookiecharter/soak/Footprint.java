// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources that this process uses.
 *
 * @param heap bytes in use after garbage collection
 * @param threads live threads
 * @param files open files, including sockets; 0 if the platform does not report them
 */
record Footprint(long heap, int threads, long files) {
    private static final int TRIES = 5;

    /** Returns the minimum of several measurements, because memory of current requests is no leak. */
    static Footprint now() {
        return new Footprint(
                minimum(Footprint::collected),
                (int) minimum(ManagementFactory.getThreadMXBean()::getThreadCount),
                minimum(Footprint::open));
    }

    private interface Measurement {
        long number();
    }

    private static long minimum(Measurement measurement) {
        return Stream.generate(measurement::number)
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

    /** Returns the sorted names of the live threads. */
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
