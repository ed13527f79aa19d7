// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.Discrepancy.Kind;
import org.cookiecharter.proof.Verification.RemovalSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a store distinguishes its own removals from those by other programs. */
abstract class RemovalContract {
    private static final int RECORDS = 16;
    private static final Instant END = Records.NOON.plus(Records.VALIDITY);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private StoreFixture store;

    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void appendRecordsOfSixteenSeconds() {
        store = fixture(directory);
        try (ProofStore proofs = store.open("one")) {
            for (int number = 1; number <= RECORDS; number++) {
                Records.append(proofs, Records.at(Records.NOON.plusSeconds(number), Records.grant(number)))
                        .join();
            }
        }
    }

    private Verification verify(ChainHead... savedHeads) {
        try (ProofStore proofs = store.open("one")) {
            return proofs.verify(List.of(savedHeads), read -> {});
        }
    }

    private void assertDiscrepancy(Kind kind, long place, String message, ChainHead... savedHeads) {
        Verification found = verify(savedHeads);
        assertFalse(found.isIntact());
        assertEquals(new Discrepancy("one", place, kind, message), found.discrepancy());
    }

    /** Prunes the first records. */
    private void prune(int records) {
        try (ProofStore proofs = store.open("one")) {
            assertEquals(records, proofs.prune(END.plusSeconds(records)));
        }
    }

    private List<ChainHead> allHeads() throws Exception {
        List<String> hashes = store.column("select " + store.hex("hash") + " from consent order by place");
        return IntStream.range(0, hashes.size())
                .mapToObj(i -> new ChainHead("one", i + 1, hashes.get(i).toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Test
    void reportsMissingBeginningWithoutRemoval() throws Exception {
        ChainHead head = verify().heads().get(0);
        store.execute(
                "update chain set pruned = 16, base = (select hash from consent where place = 16)",
                "delete from consent");
        assertDiscrepancy(
                Kind.MISSING,
                1,
                "record 1 of node one is missing: 16 records, up to record 16, are missing without a recorded removal",
                head);
        assertDiscrepancy(
                Kind.MISSING,
                1,
                "record 1 of node one is missing: 16 records, up to record 16, are missing without a recorded removal");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15})
    void reportsPartlyMissingBeginningWithoutRemoval(int places) throws Exception {
        store.execute(
                "update chain set pruned = %d, base = (select hash from consent where place = %d)"
                        .formatted(places, places),
                "delete from consent where place <= " + places);
        assertDiscrepancy(
                Kind.MISSING,
                1,
                "record 1 of node one is missing: %d records, up to record %d, are missing without a recorded removal"
                        .formatted(places, places));
    }

    @Test
    void reportsRecordsRemovedAfterPruning() throws Exception {
        prune(6);
        store.execute(
                "update chain set pruned = 9, base = (select hash from consent where place = 9)",
                "delete from consent where place <= 9");
        assertDiscrepancy(
                Kind.MISSING,
                7,
                "record 7 of node one is missing: 3 records, up to record 9, are missing without a recorded removal");
    }

    @Test
    void reportsPruningRemovedWithRecords() throws Exception {
        prune(6);
        store.execute(
                "update chain set pruned = 17, base = (select hash from consent where place = 17)",
                "delete from consent where place <= 17");
        assertDiscrepancy(
                Kind.MISSING,
                1,
                "record 1 of node one is missing: 17 records, up to record 17, are missing without a recorded removal");
    }

    @Test
    void reportsRecordErasedByOtherMeans() throws Exception {
        prune(2);
        blank(9);
        Verification found = verify();
        assertNotNull(found.discrepancy());
        assertEquals(Kind.CHANGED, found.discrepancy().kind());
    }

    /**
     * An attacker who knows the encoding can erase a record without breaking the chain, but cannot change the number of
     * removals.
     */
    @Test
    void reportsErasedRecordWithoutRemoval() throws Exception {
        String erased;
        StoreFixture twin = store;
        try (ProofStore proofs = twin.open("one")) {
            proofs.erase(Records.visitor(3));
        }
        erased = "where erased is not null";
        assertEquals(List.of("3"), store.column("select place from consent " + erased));
        assertTrue(verify().isIntact());
        // Delete the record of the removal: the rest equals an erasure by another program.
        store.execute(
                "delete from consent where place = 17",
                "update chain set last = 16, head = (select hash from consent where place = 16)");
        assertDiscrepancy(Kind.ERASED, 0, "1 records of node one are missing or erased, but 0 removals are recorded");
    }

    private void blank(int place) throws Exception {
        store.execute("update consent set erased = hash, salt = null, id = null, at = null, until = null, host = null,"
                + " revision = null, language = null, banner = null, shown = null, granted = null, refused = null,"
                + " method = null, client = null where place = " + place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "removal = '{}'",
                "removal = replace(removal, '6', '7')",
                "at = at - 1",
                "salt = hash",
                "id = 'visitor-00000000000009'",
                "granted = 'statistics'",
                "removal = null"
            })
    void reportsChangedRemoval(String change) throws Exception {
        prune(6);
        store.execute("update consent set " + change + " where removal is not null");
        assertDiscrepancy(Kind.CHANGED, 17, "record 17 of node one was changed");
    }

    @Test
    void reportsChangedBeginning() throws Exception {
        prune(6);
        store.execute("update chain set pruned = 5");
        assertDiscrepancy(Kind.MISSING, 6, "record 6 of node one is missing; the next record is 7");
        store.execute("update chain set pruned = 6, base = head");
        assertDiscrepancy(Kind.CHANGED, 7, "record 7 of node one was changed");
    }

    @Test
    void showsNumberAndTimeOfPrunedRecords() {
        prune(6);
        Verification found = verify();
        assertTrue(found.isIntact());
        assertEquals(10, found.records());
        assertEquals(17, found.heads().get(0).place());
        RemovalSummary removal = found.removals().get(0);
        assertEquals(new RemovalSummary("one", 6, 6, END.plusSeconds(6), removal.at()), removal);
        assertTrue(Duration.between(removal.at(), Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0);
        assertEquals(
                List.of(),
                fixture(directory.resolve("other"))
                        .open()
                        .verify(List.of(), read -> {})
                        .removals());
    }

    @Test
    void showsErasureWithoutVisitor() throws Exception {
        try (ProofStore proofs = store.open("one")) {
            assertEquals(1, proofs.erase(Records.visitor(5)));
        }
        Verification found = verify();
        assertTrue(found.isIntact());
        RemovalSummary removal = found.removals().get(0);
        assertEquals(new RemovalSummary("one", 0, 1, null, removal.at()), removal);
        assertEquals(
                List.of("{\"act\":\"erase\",\"erased\":1,\"total\":1,\"cut\":0,\"base\":\"" + "0".repeat(64) + "\"}"),
                store.column("select removal from consent where removal is not null"));
    }

    @Test
    void reportsThatPrunedHeadCannotBeCompared() throws Exception {
        List<ChainHead> heads = allHeads();
        prune(6);
        for (ChainHead head : heads) {
            Verification found = verify(head);
            assertNull(found.discrepancy());
            boolean gone = head.place() < 6;
            assertEquals(!gone, found.isIntact(), head::toString);
            assertEquals(gone ? List.of(head) : List.of(), found.uncompared());
        }
    }

    @Test
    void comparesEverySavedHeadOfOnePlace() throws Exception {
        ChainHead right = allHeads().get(8);
        ChainHead wrong = new ChainHead("one", 9, "0".repeat(64));
        for (List<ChainHead> both : List.of(List.of(right, wrong), List.of(wrong, right))) {
            assertDiscrepancy(
                    Kind.REWRITTEN,
                    9,
                    "record 9 of node one or an earlier one was rewritten; the hash in the saved chain head is "
                            + wrong.hash(),
                    both.get(0),
                    both.get(1));
        }
    }

    @Test
    void comparesHeadOfEmptyChain() {
        assertTrue(verify(new ChainHead("one", 0, "0".repeat(64))).isIntact());
        ChainHead wrong = new ChainHead("one", 0, "1".repeat(64));
        assertEquals(Kind.REWRITTEN, kind(verify(wrong)));
        prune(6);
        assertTrue(verify(new ChainHead("one", 0, "0".repeat(64))).isIntact());
        assertEquals(Kind.REWRITTEN, kind(verify(wrong)));
    }

    private static Kind kind(Verification found) {
        Discrepancy discrepancy = found.discrepancy();
        assertNotNull(discrepancy);
        return discrepancy.kind();
    }

    @Test
    void accountsForAlternatingPruningsAndErasures() {
        long end = END.getEpochSecond();
        try (ProofStore proofs = store.open("one")) {
            for (int turn = 1; turn <= RECORDS; turn++) {
                if (turn % 3 == 0) {
                    assertEquals(1, proofs.erase(Records.visitor(turn)));
                } else {
                    proofs.prune(Instant.ofEpochSecond(end + turn));
                }
                Records.append(proofs, Records.at(END, Records.grant(100 + turn)))
                        .join();
                Verification found = proofs.verify(proofs.heads(), read -> {});
                assertNull(found.discrepancy());
                assertEquals(List.of(), proofs.find(Records.visitor(turn)));
                assertEquals(1, proofs.find(Records.visitor(100 + turn)).size());
            }
        }
        assertEquals(RECORDS, verify().records() - verify().erased());
    }

    /** Removals are appended to the chains of other processes, which continue to append records. */
    @Test
    void appendsWhileOtherStoresAppend() {
        int more = 200;
        try (ProofStore one = store.open("one");
                ProofStore two = store.open("two");
                ProofStore remover = store.open("three")) {
            List<CompletableFuture<Void>> appended = new ArrayList<>();
            for (int number = 1; number <= more; number++) {
                appended.add(Records.append(one, Records.at(END, Records.grant(1_000 + number))));
                appended.add(Records.append(two, Records.at(END, Records.grant(2_000 + number))));
                if (number % 20 == 0) {
                    assertEquals(1, remover.erase(Records.visitor(number / 20)));
                    // A record of each chain, possibly not appended yet.
                    assertTrue(remover.erase(Records.visitor(1_000 + number - 19)) <= 1);
                    assertTrue(remover.erase(Records.visitor(2_000 + number - 19)) <= 1);
                }
            }
            appended.forEach(CompletableFuture::join);
            assertEquals(6, remover.prune(END.plusSeconds(RECORDS)));
            Verification found = remover.verify(remover.heads(), read -> {});
            assertNull(found.discrepancy());
            assertTrue(found.isIntact());
            assertTrue(found.removals().get(0).lastGone() >= RECORDS, found::toString);
        }
    }

    @Test
    void removalIsNoConsentRecord() {
        prune(6);
        try (ProofStore proofs = store.open("one")) {
            int[] records = {0};
            proofs.forEach(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), kept -> records[0]++);
            assertEquals(10, records[0]);
        }
    }
}
