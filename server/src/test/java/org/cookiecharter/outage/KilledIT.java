// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests repeated {@code kill -9} under load: every acknowledged choice is found, and the chain is intact. */
@Execution(ExecutionMode.CONCURRENT)
class KilledIT {
    private static final int ROUNDS = "long".equals(System.getProperty("outage")) ? 100 : 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Map<String, Integer> respond = new HashMap<>();
    private List<ChainHead> heads = List.of();

    @Test
    void recordsSurviveKilledSiteWithSqlite() throws Exception {
        killSites(directory.resolve("consent.db").toString());
    }

    @Test
    void recordsSurviveKilledSiteWithPostgres() throws Exception {
        try (PostgresServer server = new PostgresServer(directory.resolve("postgres"))) {
            killSites(server.address());
        }
    }

    private void killSites(String store) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (SiteProcess site = new SiteProcess(store, directory)) {
                Visitors crowd = new Visitors(site.uri());
                crowd.awaitMore(40 + 17 * (round % 10));
                site.kill();
                respond.putAll(crowd.end());
            }
            check(store);
        }
    }

    @Test
    void recordsSurviveKilledDatabaseAndSiteContinues() throws Exception {
        try (PostgresServer server = new PostgresServer(directory.resolve("postgres"));
                TestSite site = new TestSite(TestSite.open(server.address()))) {
            Visitors crowd = new Visitors(site.uri());
            for (int round = 0; round < ROUNDS; round++) {
                crowd.awaitMore(100);
                server.kill();
                assertEquals(200, new Visitor(site.uri()).page());
                assertEquals(503, new Visitor(site.uri()).accept().status());
                server.startAgain();
            }
            crowd.awaitMore(100);
            respond.putAll(crowd.end());
            check(server.address());
        }
    }

    private void check(String store) {
        try (ProofStore proofs = TestSite.open(store)) {
            // One pass over all records: single look-ups would take most of the time of a hundred rounds.
            Map<String, Integer> kept = new HashMap<>();
            proofs.forEach(
                    Instant.EPOCH,
                    Instant.MAX,
                    record -> kept.merge(String.valueOf(record.record().id()), 1, Integer::sum));
            respond.forEach((id, choices) -> {
                int found = kept.getOrDefault(id, 0);
                assertTrue(
                        found >= choices, () -> id + " made " + choices + " choices, of which " + found + " are kept");
            });
            Verification found = proofs.verify(heads, read -> {});
            assertNull(found.discrepancy());
            heads = found.heads();
        }
    }
}
