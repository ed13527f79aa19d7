// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests demos that store their proofs in one real database, each with a separate pool. */
class ProofsInPostgresIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedPostgres database;

    @BeforeEach
    void startTheDatabase() throws IOException {
        database = EmbeddedPostgres.builder().start();
    }

    @AfterEach
    void stopTheDatabase() throws IOException {
        database.close();
    }

    private RunningDemo node(String name) throws StartFailure {
        return new RunningDemo(
                Options.DEFAULT
                        .withStore(database.getJdbcUrl("postgres", "postgres"))
                        .withNode(name),
                data);
    }

    @Test
    void appliesChoiceOfOneNodeAtAnother() throws Exception {
        String id;
        try (RunningDemo first = node("web-1");
                RunningDemo second = node("web-2")) {
            assertEquals(200, first.choose("choose", "video-example").statusCode());
            second.putCookie(
                    "cookies_preferences", first.cookie("cookies_preferences").orElseThrow());
            String choice = second.get("/consent/choice").body();
            assertTrue(choice.contains("\"granted\":[\"video-example\"]"), choice);
            id = JsonParser.parseString(choice).getAsJsonObject().get("id").getAsString();
            assertEquals(200, second.choose("refuse-all").statusCode());
        }
        assertFalse(Files.exists(data.resolve("consent.db")));
        try (ProofStore store = PostgresProofStore.open(database.getPostgresDatabase())) {
            List<String> nodes = List.of("web-1", "web-2");
            assertEquals(
                    nodes,
                    store.find(id).stream().map(record -> record.head().node()).toList());
            assertEquals(nodes, store.heads().stream().map(ChainHead::node).toList());
            assertNull(store.verify(store.heads(), read -> {}).discrepancy());
        }
    }
}
