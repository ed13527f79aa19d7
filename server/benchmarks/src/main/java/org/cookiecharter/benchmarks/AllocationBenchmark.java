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
        System.out.println("| load | bare Jetty | beyond |\n| --- | --- | --- |");
        for (LoadCase load : LoadCase.values()) {
            if (load == LoadCase.PAGE || !load.name().matches(CASES)) {
                continue;
            }
            double[][] bytes = measure(load, ROUNDS);
            double minimum = Arrays.stream(bytes[0]).min().orElseThrow();
            double more = Arrays.stream(bytes[1]).min().orElseThrow() - minimum;
            System.out.println(load.row(String.format(Locale.ROOT, "%,.0f | %,.0f", minimum, more)));
        }
    }

    /** Returns the bytes allocated per response by round: of bare Jetty, and with the handler. */
    public static double[][] measure(LoadCase load, int rounds) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        // Each case has servers of its own, because the code paths that one case makes hot affect the compilation for
        // another.
        try (LoadServer bare = LoadServer.bare();
                LoadServer consent = LoadServer.withConsent(directory.resolve(load.name() + ".db"))) {
            return new double[][] {bytes(bare, load, rounds), bytes(consent, load, rounds)};
        }
    }

    private static double[] bytes(LoadServer server, LoadCase load, int rounds) throws IOException {
        double[] bytes = new double[rounds];
        try (SingleConnectionClient connection = new SingleConnectionClient(server, load)) {
            for (int round = 0; round < rounds; round++) {
                long before = bytesAllocatedByOtherThreads();
                for (int i = 0; i < REQUESTS; i++) {
                    connection.sendRequest();
                }
                bytes[round] = (double) (bytesAllocatedByOtherThreads() - before) / REQUESTS;
            }
        }
        return bytes;
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
