// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A benchmark of the servlet filter on Tomcat, relative to bare Tomcat, under the load of {@code wrk}, in turns, with each
 * server in a JVM of its own. Both have a heap of {@value #HEAP_MB} MB, in which responses of a gigabyte are sent at the
 * end: a server that collects a response in memory fails.
 *
 * <p>Properties: {@code rounds} (default: 7), {@code seconds} per turn (default: 2) and {@code cases}, a regular
 * expression for names in {@link LoadCase} (default: all).
 */
public final class FilterBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final String CASES = System.getProperty("cases", ".*");
    private static final int SECONDS = Integer.getInteger("seconds", 2);
    private static final int HEAP_MB = 64;

    private FilterBenchmark() {}

    /** Measures all cases. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        List<String> heap = List.of("-Xmx" + HEAP_MB + "m");
        try (ServerProcess bare = ServerProcess.start(
                        heap,
                        LoadedTomcat.class,
                        LoadedTomcat.BARE,
                        directory.resolve("bare").toString());
                ServerProcess filter = ServerProcess.start(
                        heap,
                        LoadedTomcat.class,
                        LoadedTomcat.FILTER,
                        directory.resolve("filter").toString())) {
            PrintStream out = System.out;
            out.println("| load | throughput | range | processor |\n| --- | --- | --- | --- |");
            for (ServerProcess server : List.of(bare, filter)) {
                for (LoadCase load : LoadCase.values()) {
                    LoadTurn.of(load, server, SECONDS);
                }
            }
            for (LoadCase load : LoadCase.values()) {
                if (load.name().matches(CASES)) {
                    out.println(load.row(ratios(load, bare, filter).cells()));
                }
            }
            for (String path : List.of(LoadServlet.LARGE, LoadServlet.LARGE_PAGE)) {
                out.printf(
                        Locale.ROOT,
                        "%n%s: a gigabyte in a heap of %d MB, bare %.2f s, filter %.2f s%n",
                        path,
                        HEAP_MB,
                        secondsOfLarge(bare, path),
                        secondsOfLarge(filter, path));
            }
        }
    }

    private static LoadRatios ratios(LoadCase load, ServerProcess bare, ServerProcess filter)
            throws IOException, InterruptedException {
        LoadRatios ratios = new LoadRatios(ROUNDS);
        for (int round = -1; round < ROUNDS; round++) {
            // The order alternates, so that no server benefits from it. The first round is a warm-up.
            boolean isBareFirst = round % 2 == 0;
            LoadTurn before = LoadTurn.of(load, isBareFirst ? bare : filter, SECONDS);
            LoadTurn after = LoadTurn.of(load, isBareFirst ? filter : bare, SECONDS);
            if (round >= 0) {
                ratios.add(round, isBareFirst ? before : after, isBareFirst ? after : before);
            }
        }
        return ratios;
    }

    /** Reads a large response, and returns the processor time of the server in seconds. */
    private static double secondsOfLarge(ServerProcess server, String path) throws IOException {
        long before = server.processorTime().toNanos();
        try (InputStream body = URI.create(server.firstLine() + path).toURL().openStream()) {
            long length = body.transferTo(OutputStream.nullOutputStream());
            if (length < LoadServlet.LARGE_BYTES) {
                throw new IOException("the response ended after " + length + " bytes");
            }
        }
        return (server.processorTime().toNanos() - before) / 1e9;
    }
}
