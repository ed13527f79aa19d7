// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the handler leaves of bare Jetty's throughput, and what code leaves that one would write by hand: all under the
 * load of {@code wrk}, in turns, each server in a Java machine of its own. Prints a table of ratios, of each turn to the
 * one beside it, so that what disturbs the machine disturbs both.
 *
 * <p>Properties: {@code rounds} (default: 7), {@code seconds} of each turn (default: 2) and {@code cases}, an expression
 * for the names in {@link LoadCase} (default: all).
 */
public final class LoadBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final String CASES = System.getProperty("cases", ".*");
    private static final int SECONDS = Integer.getInteger("seconds", 2);

    private LoadBenchmark() {}

    /** Measures all cases. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("cookie-charter");
        try (ServerProcess bare = ServerProcess.start(LoadedServer.class, LoadedServer.BARE);
                ServerProcess consent = ServerProcess.start(
                        LoadedServer.class, directory.resolve("consent.db").toString());
                ServerProcess naive = ServerProcess.start(LoadedServer.class, LoadedServer.NAIVE)) {
            PrintStream out = System.out;
            out.println("| load | target | throughput | range | processor | by hand: throughput | range | processor |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- | --- |");
            // What one case leads the compiler to believe, the next refutes: all of them come before any counts.
            for (ServerProcess server : List.of(bare, consent, naive)) {
                for (LoadCase load : LoadCase.values()) {
                    LoadTurn.of(load, server, SECONDS);
                }
            }
            for (LoadCase load : LoadCase.values()) {
                if (!load.name().matches(CASES)) {
                    continue;
                }
                LoadRatios ours = new LoadRatios(ROUNDS);
                LoadRatios byHand = new LoadRatios(ROUNDS);
                for (int round = -1; round < ROUNDS; round++) {
                    // Who comes first changes, so that nobody gains by it. The first round only warms up.
                    boolean first = round % 2 == 0;
                    LoadTurn before = LoadTurn.of(load, first ? bare : consent, SECONDS);
                    LoadTurn after = LoadTurn.of(load, first ? consent : bare, SECONDS);
                    LoadTurn other = LoadTurn.of(load, naive, SECONDS);
                    if (round >= 0) {
                        ours.note(round, first ? before : after, first ? after : before);
                        byHand.note(round, first ? before : after, other);
                    }
                }
                out.println(load.row(ours, byHand));
            }
        }
    }
}
