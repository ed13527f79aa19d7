// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A server that starts, reports this, and waits to be stopped. */
final class StartedServer {
    static final String OPEN = "open";

    private StartedServer() {}

    /**
     * Starts the server.
     *
     * @param args none for bare Jetty; otherwise the files of a catalogue and of a store
     */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new LoadApplication());
        if (args.length == 2) {
            server.insertHandler(
                    new ConsentHandler(Catalogue.load(Path.of(args[0])), SqliteProofStore.open(Path.of(args[1]))));
        }
        server.start();
        System.out.println(OPEN);
        server.join();
    }
}
