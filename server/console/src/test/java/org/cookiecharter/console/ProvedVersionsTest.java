// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.console.ConsoleClient.Page;
import org.cookiecharter.console.storage.FileStorage;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the chain of consent records contains the published versions. */
class ProvedVersionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private ProofStore proofs;

    @BeforeEach
    void open() throws Exception {
        file = ConsoleServer.write(directory);
        proofs = SqliteProofStore.open(directory.resolve("consent.db"), "one");
    }

    @AfterEach
    void close() {
        proofs.close();
    }

    private ConsoleServer start(boolean withProofs) throws Exception {
        return new ConsoleServer(file, console -> console.setProofs(withProofs ? proofs : null));
    }

    private static Page publish(ConsoleClient user, String name) throws Exception {
        user.submit(user.get("service?id=session").form("button[value=save]"), "save", "name:en", name);
        return user.submit(user.get("review").form("[name=note]"), "publish", "note", "Because");
    }

    private Path version(int number) {
        return FileStorage.directory(file).resolve("versions/00000" + number + ".json");
    }

    private static String sha256(Path path) throws Exception {
        return Sha256.hexOf(Files.readAllBytes(path));
    }

    @Test
    void chainContainsHashesOfEachVersionAndNoName() throws Exception {
        try (ConsoleServer server = start(true)) {
            publish(server.user("Ann Example"), "Sign-in");
            publish(server.user("Bob"), "Log-in");
            Page history = server.user("Bob").get("history");
            assertTrue(history.text().contains("In the chain of consent records at one/2 since"), history.text());
            assertFalse(history.text().contains("Not in the chain"), history.text());
        }
        List<StoredDocument> documents = proofs.documents();
        // The version that was there before the console was used is the first.
        assertEquals(
                List.of("example.org, version 1", "example.org, version 2", "example.org, version 3"),
                documents.stream().map(stored -> stored.document().label()).toList());
        assertEquals(sha256(file), documents.get(2).document().hash());
        for (int number = 1; number <= 3; number++) {
            ProofStore.Document document = documents.get(number - 1).document();
            assertEquals("catalogue", document.kind());
            assertEquals(sha256(version(number)), document.details());
            assertEquals(number == 1 ? null : sha256(version(number - 1)), document.previous());
            assertFalse(document.toString().contains("Ann"));
        }
        Verification verification = proofs.verify(List.of(documents.get(2).head()), records -> {});
        assertTrue(verification.isIntact());
        assertEquals(documents, verification.documents());
    }

    @Test
    void versionOfUnavailableStoreIsPublishedAndProvedAtNextStart() throws Exception {
        try (ConsoleServer server = start(false)) {
            publish(server.user("ann"), "Sign-in");
        }
        assertEquals(0, proofs.documents().size());
        start(true).close();
        assertEquals(2, proofs.documents().size());
        start(true).close();
        assertEquals(2, proofs.documents().size());
    }

    @Test
    void changedVersionIsNotProvedAgain() throws Exception {
        try (ConsoleServer server = start(true)) {
            publish(server.user("ann"), "Sign-in");
        }
        String record = Files.readString(version(2), StandardCharsets.UTF_8);
        Files.writeString(version(2), record.replace("Because", "Whatever"));
        try (ConsoleServer server = start(true)) {
            assertEquals(2, proofs.documents().size());
            Page history = server.user("ann").get("history");
            assertTrue(history.text().contains("Not in the chain of consent records"), history.text());
            assertNull(history.document().selectFirst("[role=alert]"));
        }
    }
}
