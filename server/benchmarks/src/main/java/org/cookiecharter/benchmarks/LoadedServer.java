// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.file.Path;

/** A server for {@link LoadBenchmark}, in a machine of its own: prints where it is, and stays until it is ended. */
final class LoadedServer {
    static final String BARE = "bare";
    static final String NAIVE = "naive";

    private LoadedServer() {}

    /**
     * Starts it.
     *
     * @param args {@link #BARE}, {@link #NAIVE}, or the file in which the handler keeps its proofs
     */
    public static void main(String[] args) throws Exception {
        LoadServer server = switch (args[0]) {
            case BARE -> LoadServer.bare();
            case NAIVE -> LoadServer.with(new NaiveConsent());
            default -> LoadServer.withConsent(Path.of(args[0]));
        };
        System.out.println(server.uri(""));
        server.server().join();
    }
}
