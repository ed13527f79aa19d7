// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark of the processor time that the handler adds to a request, without sockets: requests are read from memory,
 * in turns with and without the handler, in one JVM. The minimum of many short turns hardly depends on the load of the
 * machine, unlike the ratios of {@link LoadBenchmark}.
 *
 * <p>Properties: {@code rounds} (default: 60), {@code requests} per turn (default: 4000) and {@code cases}, a regular
 * expression for names in {@link LoadCase} (default: all but the page).
 */
public final class RequestCost {
    private static final int ROUNDS = Integer.getInteger("rounds", 60);
    private static final int REQUESTS = Integer.getInteger("requests", 4000);
    private static final int WARM_UP = 30;
    private static final String CASES = System.getProperty("cases", "[^P].*");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LocalConnector connector;

    private RequestCost(LocalConnector connector) {
        this.connector = connector;
    }

    /** Measures all cases. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        out.println("| load | bare Jetty, ns | beyond it, minimum | beyond it, median |\n| --- | --- | --- | --- |");
        measure(ROUNDS, CASES).forEach((load, times) -> {
            double[] differences = new double[times.bare().length];
            Arrays.setAll(differences, round -> times.ours()[round] - times.bare()[round]);
            double bareMin = Arrays.stream(times.bare()).min().orElseThrow();
            out.println(load.row(String.format(
                    Locale.ROOT,
                    "%.0f | %.0f | %.0f",
                    bareMin,
                    Arrays.stream(times.ours()).min().orElseThrow() - bareMin,
                    Median.of(differences))));
        });
        System.exit(0);
    }

    /**
     * Measures bare Jetty and the handler in turns.
     *
     * @param cases a regular expression for names in {@link LoadCase}
     * @return the processor times of one request in each round, in nanoseconds
     */
    public static Map<LoadCase, Times> measure(int rounds, String cases) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        ConsentHandler consent =
                new ConsentHandler(LoadServer.catalogue(), SqliteProofStore.open(directory.resolve("consent.db")));
        consent.getSettings().setInjectBanner(true);
        Server bareServer = new Server();
        Server consentServer = new Server();
        RequestCost bare = start(bareServer, null);
        RequestCost ours = start(consentServer, consent);
        List<LoadCase> measured = Arrays.stream(LoadCase.values())
                .filter(load -> load.name().matches(cases))
                .toList();
        for (LoadCase load : measured) {
            for (int i = 0; i < WARM_UP; i++) {
                bare.turn(load);
                ours.turn(load);
            }
        }
        Map<LoadCase, Times> times = new EnumMap<>(LoadCase.class);
        for (LoadCase load : measured) {
            double[] without = new double[rounds];
            double[] with = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                without[round] = bare.turn(load);
                with[round] = ours.turn(load);
            }
            times.put(load, new Times(without, with));
        }
        LifeCycle.stop(bareServer);
        LifeCycle.stop(consentServer);
        return times;
    }

    /**
     * The processor times of one request by round, in nanoseconds.
     *
     * @param bare of bare Jetty
     * @param ours with the handler
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Times(double[] bare, double[] ours) {}

    private static RequestCost start(Server server, Handler.@Nullable Singleton handler) throws Exception {
        LocalConnector connector = new LocalConnector(server);
        server.addConnector(connector);
        server.setHandler(new LoadApplication());
        if (handler != null) {
            server.insertHandler(handler);
        }
        server.start();
        return new RequestCost(connector);
    }

    /** Returns the processor time of all threads in nanoseconds, without those of the compiler and the collector. */
    private static long processorTime() {
        return Arrays.stream(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
                .sum();
    }

    /** Returns the processor time of one request, in nanoseconds. */
    private double turn(LoadCase load) throws Exception {
        // All responses of a turn are buffered.
        int count = load == LoadCase.PAGE ? Math.max(1, REQUESTS / 40) : REQUESTS;
        String cookies = load.cookies() == null ? "" : "Cookie: " + load.cookies() + "\r\n";
        String request = "GET " + load.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookies + "\r\n";
        String last = request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
        ByteBuffer all = ByteBuffer.wrap((request.repeat(count - 1) + last).getBytes(StandardCharsets.US_ASCII));
        long before = processorTime();
        try (LocalConnector.LocalEndPoint connection = connector.connect()) {
            connection.addInput(all);
            connection.waitUntilClosedOrIdleFor(1, TimeUnit.MINUTES);
        }
        return (processorTime() - before) / (double) count;
    }
}
