// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.RecordPolicy;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.postgresql.ds.PGSimpleDataSource;

/** A small site on a free port, without a rate limit of choices. */
final class TestSite implements AutoCloseable {
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [{"id": "media", "consent": "opt-in", "name": "Media", "purpose": "Show films"}],
             "services": [
              {"id": "video", "provider": "Them", "name": "Video", "category": "media",
               "cookies": [{"name": "_v", "purpose": "Measure", "duration": "P6M", "thirdPartyAccess": false}]}]}
            """;
    private static final int NO_LIMIT = 1_000_000_000;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ProofStore proofs;

    /** Starts the site; closing it closes the store. */
    TestSite(ProofStore proofs) throws Exception {
        this.proofs = proofs;
        ConsentHandler consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "cookies.json"), proofs);
        consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withLimits(NO_LIMIT, NO_LIMIT));
        consent.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.write(true, ByteBuffer.wrap("Hello".getBytes(StandardCharsets.US_ASCII)), callback);
                return true;
            }
        });
        server.setHandler(consent);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /**
     * Opens a store.
     *
     * @param address a file, or the address of a PostgreSQL database
     */
    static ProofStore open(String address) {
        return address.startsWith("jdbc:")
                ? PostgresProofStore.open(source(address), "one")
                : SqliteProofStore.open(Path.of(address));
    }

    static PGSimpleDataSource source(String address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address);
        return source;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        proofs.close();
    }

    /** Prints the site's address and runs until it is killed. */
    @SuppressWarnings("resource") // it is killed, not closed
    public static void main(String[] args) throws Exception {
        TestSite site = new TestSite(open(args[0]));
        new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(site.uri());
    }
}
