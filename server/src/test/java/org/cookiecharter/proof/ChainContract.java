// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.Discrepancy.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every store detects changes by other programs. */
abstract class ChainContract {
    private static final int RECORDS = 9;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private StoreFixture store;

    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void fill() {
        store = fixture(directory);
        try (ProofStore proofs = store.open("one")) {
            append(proofs, 1, RECORDS);
        }
    }

    static void append(ProofStore proofs, int from, int to) {
        for (int number = from; number <= to; number++) {
            Records.append(proofs, number % 3 == 0 ? Records.refusal() : Records.grant(number))
                    .join();
        }
    }

    private Verification verify(ChainHead... savedHeads) {
        try (ProofStore proofs = store.open("one")) {
            return proofs.verify(List.of(savedHeads), read -> {});
        }
    }

    private void assertDiscrepancy(Kind kind, long place, String what, ChainHead... savedHeads) {
        Discrepancy discrepancy = verify(savedHeads).discrepancy();
        assertNotNull(discrepancy);
        assertEquals(
                new Discrepancy("one", place, kind, "record %d of node one %s".formatted(place, what)), discrepancy);
    }

    @Test
    void verifiesWrittenRecords() {
        List<Long> progress = new ArrayList<>();
        try (ProofStore proofs = store.open("one")) {
            Verification found = proofs.verify(proofs.heads(), progress::add);
            assertNull(found.discrepancy());
            assertTrue(found.isIntact());
            assertEquals(RECORDS, found.records());
            assertEquals(0, found.erased());
            assertEquals(proofs.heads(), found.heads());
            assertEquals(RECORDS, found.heads().get(0).place());
        }
        assertEquals(List.of((long) RECORDS), progress);
    }

    @Test
    void verifiesEmptyStore() {
        StoreFixture empty = fixture(directory.resolve("empty"));
        try (ProofStore proofs = empty.open()) {
            assertTrue(proofs.verify(proofs.heads(), read -> {}).isIntact());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 'visitor-00000000000009'",
                "id = null",
                "at = at + 1",
                "until = until - 1",
                "host = 'data.example.orh'",
                "revision = '3f2a9c1f'",
                "language = 'en'",
                "banner = '1123456789abcdef'",
                "granted = 'statistics'",
                "granted = 'statistics youtube third-party', refused = ''",
                "refused = ''",
                "method = 'once'",
                "method = 'telepathy'",
                "client = '192.0.2.0/24'",
                "salt = hash",
                "hash = salt",
                "erased = hash, salt = null, at = null",
                "erased = hash, salt = null, id = null, at = null, until = null, host = null, revision = null,"
                        + " language = null, banner = null, shown = null, granted = null, refused = null, method = null"
            })
    void reportsChangedRecord(String change) throws Exception {
        store.execute("update consent set " + change + " where place = 4");
        assertDiscrepancy(Kind.CHANGED, 4, "was changed");
    }

    @Test
    void reportsMissingRecord() throws Exception {
        store.execute("delete from consent where place in (4, 5, 7)");
        assertDiscrepancy(Kind.MISSING, 4, "is missing; the next record is 6");
    }

    @Test
    void reportsMissingFirstRecord() throws Exception {
        store.execute("delete from consent where place = 1");
        assertDiscrepancy(Kind.MISSING, 1, "is missing; the next record is 2");
    }

    @Test
    void reportsMovedRecord() throws Exception {
        store.execute(
                "update consent set number = 1000 where place = 4",
                "update consent set number = 4 where place = 5",
                "update consent set number = 5 where place = 4");
        assertDiscrepancy(Kind.MOVED, 4, "is stored after later records");
    }

    @Test
    void reportsSwappedRecords() throws Exception {
        store.execute(
                "update consent set place = 1000 where place = 4",
                "update consent set place = 4 where place = 5",
                "update consent set place = 5 where place = 1000");
        assertDiscrepancy(Kind.MOVED, 4, "is stored after later records");
    }

    @Test
    void reportsMissingLastRecords() throws Exception {
        store.execute("delete from consent where place > 7");
        assertDiscrepancy(Kind.CUT, 8, "and all later records are missing; the chain had 9 entries");
    }

    /** Only a saved chain head reveals that the stored one was reset too. */
    @Test
    void savedHeadRevealsTruncatedChain() throws Exception {
        ChainHead savedHead = verify().heads().get(0);
        cutWithHead();
        assertTrue(verify().isIntact());
        assertDiscrepancy(
                Kind.CUT, 8, "and all later records are missing; a saved chain head is at record 9", savedHead);
    }

    @Test
    void savedHeadRevealsRewrittenChain() throws Exception {
        ChainHead savedHead = verify().heads().get(0);
        cutWithHead();
        try (ProofStore proofs = store.open("one")) {
            append(proofs, 8, 12);
        }
        assertTrue(verify().isIntact());
        assertDiscrepancy(
                Kind.REWRITTEN,
                9,
                "or an earlier one was rewritten; the hash in the saved chain head is " + savedHead.hash(),
                savedHead);
    }

    private void cutWithHead() throws Exception {
        store.execute(
                "delete from consent where place > 7",
                "update chain set last = 7, head = (select hash from consent where place = 7)");
    }

    @Test
    void reportsAddedRecord() throws Exception {
        store.execute(
                "update chain set last = 8", "update chain set head = (select hash from consent where place = 8)");
        assertDiscrepancy(Kind.ADDED, 9, "was added; the chain has only 8 entries");
    }

    @Test
    void reportsChangedHead() throws Exception {
        store.execute("update chain set head = base");
        assertDiscrepancy(Kind.CHANGED, 9, "has a different hash than the head of the chain");
    }

    @Test
    void reportsRenamedNode() throws Exception {
        store.execute("update chain set node = 'two'");
        try (ProofStore proofs = store.open("two")) {
            assertEquals(
                    "record 1 of node two was changed",
                    message(proofs.verify(List.of(), read -> {}).discrepancy()));
        }
    }

    @Test
    void reportsChangedNotice() throws Exception {
        store.execute("update notice set text = '\"Des biscuits ?\"'");
        assertEquals(
                new Discrepancy("", 0, Kind.TEXT, "notice " + Records.SHOWN.hash() + " was changed"),
                verify().discrepancy());
    }

    @Test
    void reportsMissingNoticeWithFirstRecordThatRefersToIt() throws Exception {
        store.execute("delete from notice");
        assertDiscrepancy(Kind.TEXT, 1, "refers to a missing notice");
    }

    @Test
    void verifiesChainsOfSeveralNodesTogether() throws Exception {
        ChainHead savedHead;
        try (ProofStore one = store.open("one");
                ProofStore two = store.open("two")) {
            for (int number = 0; number < 20; number++) {
                Records.append(number % 2 == 0 ? one : two, Records.grant(number))
                        .join();
            }
            assertNull(one.verify(two.heads(), read -> {}).discrepancy());
            assertEquals(
                    List.of(19L, 10L),
                    one.heads().stream().map(ChainHead::place).toList());
            savedHead = two.heads().get(1);
        }
        store.execute("update consent set host = 'x' where place = 3 and chain = 2");
        assertEquals("record 3 of node two was changed", message(verify().discrepancy()));
        store.execute("delete from consent where chain = 2", "delete from chain where number = 2");
        assertTrue(verify().isIntact());
        assertEquals(
                "the chain of node two is missing", message(verify(savedHead).discrepancy()));
    }

    @Test
    void equalRecordsHaveDifferentHashes() throws Exception {
        List<String> hashes = store.column("select " + store.hex("hash") + " from consent where place in (3, 6)");
        assertNotEquals(hashes.get(0), hashes.get(1));
    }

    private static String message(@Nullable Discrepancy discrepancy) {
        return discrepancy == null ? "OK" : discrepancy.message();
    }
}
