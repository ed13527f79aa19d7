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
 * How many bytes of memory a server takes for a response: bare Jetty, and what the handler adds. Hardly moved by what else
 * the machine does: each server answers one connection, and what its threads took is counted, until nothing is compiled
 * any more; of several rounds the least counts.
 *
 * <p>Properties: {@code rounds} (default: 12), {@code requests} of each (default: 20000) and {@code cases}, an
 * expression for the names in {@link LoadCase} (default: all).
 */
public final class AllocationBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 12);
    private static final int REQUESTS = Integer.getInteger("requests", 20_000);
    private static final String CASES = System.getProperty("cases", ".*");
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private AllocationBenchmark() {}

    /** Measures all cases but the page, whose memory is mostly its own. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        System.out.println("| load | bare Jetty | beyond |\n| --- | --- | --- |");
        for (LoadCase load : LoadCase.values()) {
            if (load == LoadCase.PAGE || !load.name().matches(CASES)) {
                continue;
            }
            // Each has servers of its own: a path that another load has made hot is compiled otherwise.
            try (LoadServer bare = LoadServer.bare();
                    LoadServer consent = LoadServer.withConsent(directory.resolve(load.name() + ".db"))) {
                double least = least(bare, load);
                double more = least(consent, load) - least;
                System.out.println(load.row(String.format(Locale.ROOT, "%,.0f | %,.0f", least, more)));
            }
        }
    }

    private static double least(LoadServer server, LoadCase load) throws IOException {
        double least = Double.MAX_VALUE;
        try (OneConnection connection = new OneConnection(server, load)) {
            for (int round = 0; round < ROUNDS; round++) {
                long before = takenByOthers();
                for (int i = 0; i < REQUESTS; i++) {
                    connection.ask();
                }
                least = Math.min(least, (double) (takenByOthers() - before) / REQUESTS);
            }
        }
        return least;
    }

    private static long takenByOthers() {
        long[] ids = Arrays.stream(THREADS.getAllThreadIds())
                .filter(id -> id != Thread.currentThread().getId())
                .toArray();
        return Arrays.stream(THREADS.getThreadAllocatedBytes(ids))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
