// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the commands on a store that two nodes share in a real PostgreSQL, one of which is running. */
class PostgresStoreIT {
    private static final NoticeSnapshot SHOWN = NoticeSnapshot.of(new JsonPrimitive("Cookies?"));
    private static final Instant FIRST = Instant.parse("2026-01-31T23:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private EmbeddedPostgres postgres;

    @SuppressWarnings("NullAway.Init")
    private ProofStore running;

    @BeforeEach
    void fill() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        running = PostgresProofStore.open(postgres.getPostgresDatabase(), "one");
        try (ProofStore other = PostgresProofStore.open(postgres.getPostgresDatabase(), "two")) {
            for (int i = 0; i < 6; i++) {
                append(
                        i % 2 == 0 ? running : other,
                        "ABCDEF".substring(i, i + 1).repeat(22),
                        FIRST.plusSeconds(i));
            }
        }
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        postgres.close();
    }

    private static void append(ProofStore store, String id, Instant at) {
        ConsentRecord record = new ConsentRecord(
                id,
                at,
                at.plus(Duration.ofDays(180)),
                "example.org",
                "3f2a9c1e",
                "en",
                "0123456789abcdef",
                SHOWN.hash(),
                List.of("video"),
                List.of(),
                ChoiceMethod.CHOOSE,
                null);
        store.append(record, SHOWN).join();
    }

    private String run(int code, String command, String... arguments) {
        CommandResult result = CommandResult.onStore(postgres.getJdbcUrl("postgres", "postgres"), command, arguments);
        assertEquals(code, result.code(), result.err());
        return result.out();
    }

    @Test
    void verifiesChainsOfAllNodesTogether() throws Exception {
        String whole = run(0, "verify", "--quiet");
        assertTrue(whole.contains("6 records read, 0 of them erased"), whole);
        assertTrue(whole.contains("head one/3/") && whole.contains("head two/3/"), whole);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update cookie_charter.consent set host = 'x' where id = '" + "D".repeat(22) + "'");
        }
        assertTrue(run(1, "verify", "--quiet").contains("NOT OK: record 2 of node two was changed"));
    }

    @Test
    void exportsFindsAndErasesRecords() {
        assertEquals(6, run(0, "export", "--quiet").lines().count());
        String id = "C".repeat(22);
        assertTrue(run(0, "find", "--", id).contains(id));
        run(0, "erase", "--", id);
        assertEquals(5, run(0, "export", "--quiet").lines().count());
        append(running, "G".repeat(22), FIRST.plusSeconds(9));
        assertTrue(run(0, "verify", "--quiet").contains("7 records read, 1 of them erased"));
    }

    @Test
    void newKeyAppliesToAllNodes() {
        try (ProofStore other = PostgresProofStore.open(postgres.getPostgresDatabase(), "two")) {
            String earlier = running.keys().keyAt(FIRST).sign("");
            run(0, "rotate", "--forget-earlier");
            assertNotEquals(earlier, running.keys().keyAt(FIRST).sign(""));
            assertEquals(
                    running.keys().keyAt(FIRST).sign(""),
                    other.keys().keyAt(FIRST).sign(""));
        }
    }
}
