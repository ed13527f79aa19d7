// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.console.ConsoleClient.Page;
import org.cookiecharter.console.storage.FileStorage;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page for the rights of visitors. */
class VisitorsTest {
    private static final String ID = "A".repeat(22);
    private static final NoticeSnapshot NOTICE = NoticeSnapshot.of(new JsonPrimitive("Cookies?"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private ProofStore proofs;

    @SuppressWarnings("NullAway.Init")
    private ConsoleServer server;

    @SuppressWarnings("NullAway.Init")
    private ConsoleClient ann;

    @BeforeEach
    void start() throws Exception {
        file = ConsoleServer.write(directory);
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        for (String id : List.of(ID, "B".repeat(22))) {
            ConsentRecord record = new ConsentRecord(
                    id,
                    ConsoleServer.NOW,
                    ConsoleServer.NOW.plus(Duration.ofDays(180)),
                    "example.org",
                    "3f2a9c1e",
                    "fr",
                    "0123456789abcdef",
                    NOTICE.hash(),
                    List.of("statistics"),
                    List.of(),
                    ChoiceMethod.ACCEPT_ALL,
                    null);
            proofs.append(record, NOTICE).join();
        }
        server = new ConsoleServer(file, console -> console.setProofs(proofs));
        ann = server.user("ann");
    }

    @AfterEach
    void stop() {
        server.close();
        proofs.close();
    }

    private Element form(String button) throws Exception {
        return ann.get("visitors").form("button[value=" + button + "]");
    }

    @Test
    void findsRecordsOfIdOnReceipt() throws Exception {
        Page found = ann.submit(form("find"), "find", "id", " " + ID + " ");
        assertTrue(found.text().contains("There is 1 record."), found.text());
        assertTrue(found.text().contains("accept-all statistics"), found.text());
        Page none = ann.submit(form("find"), "find", "id", "nobody");
        assertTrue(none.text().contains("There are no records"), none.text());
        assertTrue(none.document().select("button[value=erase]").isEmpty());
    }

    @Test
    void erasesRecordsWithReasonAndWithoutNameOfVisitor() throws Exception {
        Page found = ann.submit(form("find"), "find", "id", ID);
        Page refused = ann.submit(found.form("button[value=erase]"), "erase", "reason", " ");
        assertEquals(422, refused.status());
        assertEquals(1, proofs.find(ID).size());
        Page erased = ann.submit(found.form("button[value=erase]"), "erase", "reason", "Request of 1 December");
        assertTrue(erased.text().contains("ann: 1 record. Request of 1 December"), erased.text());
        assertTrue(proofs.find(ID).isEmpty());
        assertEquals(1, proofs.find("B".repeat(22)).size());
        String log = Files.readString(FileStorage.directory(file).resolve("erasures.jsonl"));
        assertFalse(log.contains(ID), log);
        Page verified = ann.submit(form("verify"), "verify");
        assertTrue(
                verified.text().contains("Intact: 2 records verified, 1 of them erased; 0 documents."),
                verified.text());
    }

    @Test
    void exportsRecordsOfPeriod() throws Exception {
        Page export = ann.get("records.csv?from=2026-12-01&to=2026-12-01");
        assertEquals("attachment", export.response().get("Content-Disposition"));
        assertEquals("text/csv;charset=utf-8", export.response().get("Content-Type"));
        assertEquals(3, String.valueOf(export.response().getContent()).lines().count());
        Page empty = ann.get("records.csv?from=2026-11-01&to=2026-11-30");
        assertEquals(1, String.valueOf(empty.response().getContent()).lines().count());
        assertEquals(400, ann.get("records.csv?from=x&to=2026-11-30").status());
    }

    @Test
    void verifiesChainAndStatesCommandToRepeatIt() throws Exception {
        Page verified = ann.submit(form("verify"), "verify");
        assertTrue(
                verified.text().contains("Intact: 2 records verified, 0 of them erased; 0 documents."),
                verified.text());
        String command = verified.document().select("pre").text();
        assertTrue(
                command.endsWith(proofs.heads().get(0).place() + "/"
                        + proofs.heads().get(0).hash()),
                command);
    }
}
