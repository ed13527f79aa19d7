// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A benchmark of the memory allocated per response, in bytes: by bare Jetty, and additionally by the handler. Other
 * load on the machine hardly affects it: each server serves one connection, the allocations of its threads are counted
 * until nothing is compiled any more, and the minimum of several rounds is reported.
 *
 * <p>Properties: {@code rounds} (default: 12), {@code requests} per round (default: 20000) and {@code cases}, a regular
 * expression for names in {@link LoadCase} (default: all).
 */
public final class AllocationBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 12);
    private static final int REQUESTS = Integer.getInteger("requests", 20_000);
    private static final String CASES = System.getProperty("cases", ".*");
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private AllocationBenchmark() {}

    /** Measures all cases except the page, which allocates most memory itself. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        System.out.println("| load | bare Jetty | beyond |\n| --- | --- | --- |");
        for (LoadCase load : LoadCase.values()) {
            if (load == LoadCase.PAGE || !load.name().matches(CASES)) {
                continue;
            }
            // Each case has servers of its own, because the code paths that one case makes hot affect the compilation
            // for another.
            try (LoadServer bare = LoadServer.bare();
                    LoadServer consent = LoadServer.withConsent(directory.resolve(load.name() + ".db"))) {
                double minimum = minimum(bare, load);
                double more = minimum(consent, load) - minimum;
                System.out.println(load.row(String.format(Locale.ROOT, "%,.0f | %,.0f", minimum, more)));
            }
        }
    }

    private static double minimum(LoadServer server, LoadCase load) throws IOException {
        double minimum = Double.MAX_VALUE;
        try (SingleConnectionClient connection = new SingleConnectionClient(server, load)) {
            for (int round = 0; round < ROUNDS; round++) {
                long before = bytesAllocatedByOtherThreads();
                for (int i = 0; i < REQUESTS; i++) {
                    connection.sendRequest();
                }
                minimum = Math.min(minimum, (double) (bytesAllocatedByOtherThreads() - before) / REQUESTS);
            }
        }
        return minimum;
    }

    private static long bytesAllocatedByOtherThreads() {
        long[] ids = Arrays.stream(THREADS.getAllThreadIds())
                .filter(id -> id != Thread.currentThread().getId())
                .toArray();
        return Arrays.stream(THREADS.getThreadAllocatedBytes(ids))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
