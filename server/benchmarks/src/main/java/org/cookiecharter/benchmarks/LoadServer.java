// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server on a free port of the loopback interface. All servers differ only in the handler that is measured. */
public record LoadServer(Server server, ServerConnector connector) implements AutoCloseable {
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Needed"},
              {"id": "ads", "consent": "opt-in", "name": "Advertising", "purpose": "Show advertisements"}],
             "services": [
              {"id": "portal", "provider": "Us", "name": "Portal", "category": "needed",
               "cookies": [{"name": "n*", "purpose": "Session", "duration": "P14D"}]},
              {"id": "video", "provider": "Them", "name": "Video", "category": "ads", "origins": ["video.example"],
               "cookies": [{"name": "ad*", "purpose": "Measure", "duration": "P6M", "thirdPartyAccess": false}]}]}
            """;

    /** Returns the catalogue of the benchmarks' site. */
    public static Catalogue catalogue() {
        return Catalogue.parse(CATALOGUE, "benchmark");
    }

    static LoadServer bare() throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(16);
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new LoadApplication());
        server.start();
        return new LoadServer(server, connector);
    }

    /** @param proofs the file of the handler's proof store */
    static LoadServer withConsent(Path proofs) throws Exception {
        ConsentHandler consent = new ConsentHandler(catalogue(), SqliteProofStore.open(proofs));
        consent.getSettings().setInjectBanner(true);
        return with(consent);
    }

    /** @param handler the handler around the application */
    static LoadServer with(Handler.Singleton handler) throws Exception {
        LoadServer made = bare();
        made.server.stop();
        made.server.insertHandler(handler);
        made.server.start();
        return made;
    }

    String uri(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + path;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
