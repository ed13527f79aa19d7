// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.proof.ProofStore.Document;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.Discrepancy.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the chain of a store proves when a document existed. */
abstract class DocumentContract {
    private static final Instant END = Records.NOON.plus(Records.VALIDITY);
    private static final Document FIRST =
            new Document("catalogue", "www.example.org, version 1", "1".repeat(64), "2".repeat(64), null);
    private static final Document SECOND =
            new Document("catalogue", "www.example.org, \"é\" </script>", "3".repeat(64), null, "2".repeat(64));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private StoreFixture store;

    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void createStore() {
        store = fixture(directory);
    }

    private static void append(ProofStore proofs, int second) {
        Records.append(proofs, Records.at(Records.NOON.plusSeconds(second), Records.grant(second)))
                .join();
    }

    private Verification verify(ChainHead... savedHeads) {
        try (ProofStore proofs = store.open("one")) {
            return proofs.verify(List.of(savedHeads), read -> {});
        }
    }

    @Test
    void appendsDocumentsBetweenRecords() {
        ChainHead first;
        ChainHead second;
        try (ProofStore proofs = store.open("one")) {
            append(proofs, 1);
            first = proofs.appendDocument(FIRST);
            assertEquals(proofs.heads(), List.of(first));
            append(proofs, 2);
            second = proofs.appendDocument(SECOND);
            assertEquals(2, first.place());
            assertEquals(4, second.place());
        }
        Verification found = verify(first, second);
        assertTrue(found.isIntact(), found::toString);
        assertEquals(2, found.records());
        assertEquals(0, found.erased());
        List<StoredDocument> documents = found.documents();
        Instant at = documents.get(0).at();
        assertTrue(Duration.between(at, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0);
        assertEquals(
                List.of(
                        new StoredDocument(first, first, at, FIRST),
                        new StoredDocument(second, second, documents.get(1).at(), SECOND)),
                documents);
        try (ProofStore proofs = store.open("one")) {
            assertEquals(documents, proofs.documents());
        }
    }

    @Test
    void documentIsNoConsentRecord() throws Exception {
        try (ProofStore proofs = store.open("one");
                RecordFeed feed = proofs.feed("feed", Duration.ofMinutes(1))) {
            proofs.appendDocument(FIRST);
            append(proofs, 1);
            int[] records = {0};
            proofs.forEach(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), kept -> records[0]++);
            assertEquals(1, records[0]);
            assertEquals(1, feed.read(10).size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document = replace(document, '1111', '1112')",
                "document = replace(document, 'version 1', 'version 2')",
                "document = '{}'",
                "at = at - 1",
                "salt = hash",
                "id = 'visitor-00000000000009'",
                "removal = document",
                "removal = document, document = null",
                "document = null"
            })
    void reportsChangedDocument(String change) throws Exception {
        try (ProofStore proofs = store.open("one")) {
            proofs.appendDocument(FIRST);
            append(proofs, 1);
        }
        store.execute("update consent set " + change + " where document is not null");
        assertEquals(
                new Discrepancy("one", 1, Kind.CHANGED, "record 1 of node one was changed"), verify().discrepancy());
    }

    @Test
    void reportsMissingDocument() throws Exception {
        ChainHead head;
        try (ProofStore proofs = store.open("one")) {
            append(proofs, 1);
            head = proofs.appendDocument(FIRST);
        }
        store.execute(
                "delete from consent where document is not null",
                "update chain set last = 1, head = (select hash from consent)");
        assertTrue(verify().isIntact());
        Discrepancy discrepancy = verify(head).discrepancy();
        assertEquals(Kind.CUT, discrepancy == null ? null : discrepancy.kind());
    }

    @Test
    void pruningKeepsDocumentsWithTheirFirstPlaceAndTime() throws Exception {
        ChainHead first;
        ChainHead second;
        ChainHead third;
        try (ProofStore proofs = store.open("one")) {
            first = proofs.appendDocument(FIRST);
            append(proofs, 1);
            append(proofs, 2);
            second = proofs.appendDocument(SECOND);
            append(proofs, 3);
            third = proofs.appendDocument(FIRST);
            append(proofs, 4);
        }
        Instant earlier = Instant.parse("2026-01-01T00:00:00Z");
        assertEquals(3, verify().documents().size());
        try (ProofStore proofs = store.open("one")) {
            List<StoredDocument> before = proofs.documents();
            assertEquals(2, proofs.prune(END.plusSeconds(2)));
            List<StoredDocument> after = proofs.documents();
            assertEquals(
                    List.of("4", "5", "6", "7", "8", "9"), store.column("select place from consent order by place"));
            assertEquals(3, after.size());
            for (StoredDocument document : before) {
                assertTrue(document.at().isAfter(earlier));
                assertTrue(
                        after.stream()
                                .anyMatch(moved -> moved.first().equals(document.first())
                                        && moved.at().equals(document.at())
                                        && moved.document().equals(document.document())),
                        document::toString);
            }
            assertNotEquals(first, find(after, first).head());
            assertEquals(second, find(after, second).head());
            // The document that was moved is moved again, with everything before the last record.
            assertEquals(1, proofs.prune(END.plusSeconds(3)));
            assertEquals(third, find(proofs.documents(), third).head());
            append(proofs, 5);
            assertEquals(2, proofs.prune(END.plusSeconds(5)));
            assertEquals(3, proofs.documents().size());
            assertNotEquals(third, find(proofs.documents(), third).head());
        }
        Verification found = verify();
        assertTrue(found.isIntact(), found::toString);
        assertEquals(3, found.documents().size());
        assertNotEquals(
                find(found.documents(), first).head(),
                find(found.documents(), second).head());
        assertEquals(List.of(first), verify(first).uncompared());
        assertEquals(0, found.records());
    }

    private static StoredDocument find(List<StoredDocument> documents, ChainHead first) {
        return documents.stream()
                .filter(document -> document.first().equals(first))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void erasureLeavesDocuments() {
        try (ProofStore proofs = store.open("one")) {
            append(proofs, 1);
            proofs.appendDocument(FIRST);
            assertEquals(1, proofs.erase(Records.visitor(1)));
            assertEquals(1, proofs.documents().size());
        }
        assertTrue(verify().isIntact());
    }

    @Test
    void appendsWhileRecordsAreAppended() {
        try (ProofStore one = store.open("one");
                ProofStore two = store.open("two")) {
            List<CompletableFuture<Void>> appended = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                appended.add(Records.append(one, Records.grant(i)));
                appended.add(Records.append(two, Records.grant(100 + i)));
                (i % 2 == 0 ? one : two).appendDocument(FIRST);
            }
            appended.forEach(CompletableFuture::join);
            assertEquals(50, one.documents().size());
            Verification found = one.verify(one.heads(), read -> {});
            assertNull(found.discrepancy());
            assertEquals(100, found.records());
            assertEquals(50, found.documents().size());
        }
    }

    @Test
    void closedStoreAcceptsNoDocument() {
        ProofStore proofs = store.open("one");
        proofs.close();
        assertThrows(IllegalStateException.class, () -> proofs.appendDocument(FIRST));
        assertThrows(IllegalStateException.class, proofs::documents);
        assertFalse(verify().documents().iterator().hasNext());
    }
}
