// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.console.ConsoleClient.Page;
import org.cookiecharter.console.storage.Postgres;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests two nodes with a console each, which share a PostgreSQL database. */
class TwoNodesIT {
    /** A site and its console. */
    private static final class Node implements AutoCloseable {
        private final ProofStore proofs;
        private final Server site = new Server();
        private final LocalConnector connector = new LocalConnector(site);
        private final ConsoleServer console;

        Node(String name, PGSimpleDataSource source) throws Exception {
            proofs = PostgresProofStore.open(source, name);
            console = new ConsoleServer(source, configured -> configured.setProofs(proofs));
            site.addConnector(connector);
            site.setHandler(new ConsentHandler(CatalogueProvider.postgres(source), proofs));
            site.start();
        }

        String catalogue() throws Exception {
            return connector.getResponse(
                    "GET /consent/catalogue.json?lang=en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }

        void awaitInCatalogue(String text, double seconds) throws Exception {
            long deadline = System.nanoTime() + (long) (seconds * 1e9);
            while (!catalogue().contains(text)) {
                assertTrue(System.nanoTime() < deadline, "still the previous version");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }

        @Override
        public void close() {
            LifeCycle.stop(site);
            console.close();
            proofs.close();
        }
    }

    private static Page publish(ConsoleClient user) throws Exception {
        return user.submit(user.get("review").form("[name=note]"), "publish", "note", "Because");
    }

    @Test
    void bothNodesFollowPublicationOfOneConsoleAndProveIt() throws Exception {
        PGSimpleDataSource source = Postgres.source(Postgres.freshDatabase());
        try (Node one = new Node("one", source);
                Node two = new Node("two", source)) {
            ConsoleClient ann = one.console.user("ann");
            ConsoleClient bob = two.console.user("bob");
            // No catalogue is published yet: no request reaches the application.
            assertTrue(one.catalogue().startsWith("HTTP/1.1 421 "), one.catalogue());
            ann.submit(
                    ann.get("site").form("button[value=save]"),
                    "save",
                    "site",
                    "https://example.org",
                    "controller.name",
                    "Example Ltd",
                    "controller.contact",
                    "privacy@example.org");
            assertTrue(publish(ann).text().contains("Published. Sites use it"), "published");
            one.awaitInCatalogue("Example Ltd", 4);
            two.awaitInCatalogue("Example Ltd", 4);

            Page stale = ann.get("site");
            assertEquals(
                    200,
                    bob.submit(bob.get("site").form("button[value=save]"), "save", "controller.name", "Other Ltd")
                            .status());
            assertEquals(
                    409,
                    ann.submit(stale.form("button[value=save]"), "save", "controller.name", "Third Ltd")
                            .status());
            publish(bob);
            one.awaitInCatalogue("Other Ltd", 4);
            two.awaitInCatalogue("Other Ltd", 4);

            assertEquals(
                    List.of("one/1 example.org, version 1", "two/1 example.org, version 2"),
                    one.proofs.documents().stream()
                            .map(stored -> stored.head().node()
                                    + '/'
                                    + stored.head().place()
                                    + ' '
                                    + stored.document().label())
                            .toList());
            assertTrue(two.proofs.verify(one.proofs.heads(), records -> {}).isIntact());
            Page history = ann.get("history");
            assertTrue(history.text().contains("at two/1 since"), history.text());
        }
    }
}
