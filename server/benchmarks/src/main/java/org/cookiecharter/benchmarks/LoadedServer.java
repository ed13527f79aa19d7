// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.file.Path;

/** A server for {@link LoadBenchmark}, in a JVM of its own. It prints its address and runs until it is stopped. */
final class LoadedServer {
    static final String BARE = "bare";
    static final String NAIVE = "naive";

    private LoadedServer() {}

    /**
     * Starts the server.
     *
     * @param args {@link #BARE}, {@link #NAIVE}, or the file of the handler's proof store
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
