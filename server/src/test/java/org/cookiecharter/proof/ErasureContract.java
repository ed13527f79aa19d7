// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of erasure for every store: expired records are deleted, and the remaining ones can be verified. */
abstract class ErasureContract {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private StoreFixture store;

    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void makeTheFixture() {
        store = fixture(directory);
    }

    private static void assertFits(ProofStore proofs, long records, long erased) {
        Verification found = proofs.verify(proofs.heads(), read -> {});
        assertNull(found.discrepancy());
        assertEquals(List.of(records, erased), List.of(found.records(), found.erased()));
    }

    private static void append(ProofStore proofs, Instant at, ConsentRecord record) {
        Records.append(proofs, Records.at(at, record)).join();
    }

    @Test
    void erasureLeavesOnlyPlaces() throws Exception {
        try (ProofStore proofs = store.open()) {
            for (int number = 1; number <= 6; number++) {
                Records.append(proofs, Records.grant(number % 3)).join();
            }
            List<ChainHead> heads = proofs.heads();
            assertEquals(2, proofs.erase(Records.visitor(1)));
            assertEquals(0, proofs.erase(Records.visitor(1)));
            assertEquals(0, proofs.erase("' or ''='"));
            assertEquals(List.of(), proofs.find(Records.visitor(1)));
            assertEquals(2, proofs.find(Records.visitor(2)).size());
            // An erasure is an entry of the chain, unless it deletes no records.
            assertEquals(7, proofs.heads().get(0).place());
            assertTrue(proofs.verify(heads, read -> {}).isIntact());
            assertFits(proofs, 6, 2);
        }
        assertEquals(
                List.of("1", "4"),
                store.column("select place from consent where erased is not null and salt is null and id is null"
                        + " and at is null and until is null and host is null and revision is null and language is null"
                        + " and banner is null and shown is null and granted is null and refused is null"
                        + " and method is null and client is null order by place"));
        store.execute("update consent set erased = hash where place = 4");
        try (ProofStore proofs = store.open()) {
            Discrepancy discrepancy = proofs.verify(List.of(), read -> {}).discrepancy();
            assertEquals(4, discrepancy == null ? 0 : discrepancy.place());
        }
    }

    @Test
    void reportsChangedRecordAfterItsErasure() throws Exception {
        try (ProofStore proofs = store.open()) {
            Records.append(proofs, Records.grant(1)).join();
            store.execute("update consent set granted = 'statistics'");
            assertEquals(1, proofs.erase(Records.visitor(1)));
            Discrepancy discrepancy = proofs.verify(List.of(), read -> {}).discrepancy();
            assertEquals(Discrepancy.Kind.CHANGED, discrepancy == null ? null : discrepancy.kind());
        }
    }

    @Test
    void prunesOnlyRecordsThatEndedBefore() throws Exception {
        Instant limit = Records.NOON;
        try (ProofStore proofs = store.open()) {
            // Valid until just now; until a moment later; not expired, but superseded by the same visitor's next
            // choice.
            append(proofs, limit.minus(Records.VALIDITY), Records.grant(1));
            append(proofs, limit.minus(Records.VALIDITY).plusSeconds(1), Records.grant(2));
            append(proofs, limit.minus(DAY.multipliedBy(2)), Records.grant(3));
            append(proofs, limit.minus(DAY), Records.grant(3));
            append(proofs, limit.minus(DAY.multipliedBy(400)), Records.refusal());
            // A withdrawal expires at once; a choice is valid until the next one.
            append(proofs, limit.minus(DAY), Records.grant(4));
            append(proofs, limit.plus(DAY), Records.grant(4));
            Records.append(proofs, Records.of(Records.visitor(5), limit, ChoiceMethod.WITHDRAW))
                    .join();
            assertEquals(4, proofs.prune(limit));
            assertEquals(0, proofs.prune(limit));
            assertEquals(List.of(), proofs.find(Records.visitor(1)));
            assertEquals(1, proofs.find(Records.visitor(2)).size());
            assertEquals(1, proofs.find(Records.visitor(3)).size());
            assertEquals(2, proofs.find(Records.visitor(4)).size());
            assertEquals(List.of(), proofs.find(Records.visitor(5)));
            // The first left no trace, because no entry precedes it.
            assertFits(proofs, 7, 3);
        }
        assertEquals(List.of("1"), store.column("select pruned from chain"));
    }

    @Test
    void chainContinuesAfterPruning() throws Exception {
        try (ProofStore proofs = store.open()) {
            for (int number = 0; number < 1_300; number++) {
                CompletableFuture<Void> unused =
                        Records.append(proofs, Records.at(Records.NOON.plusSeconds(number), Records.grant(number)));
            }
            Records.append(proofs, Records.grant(1)).join();
            List<ChainHead> savedHeads = proofs.heads();
            assertEquals(1_200, proofs.prune(Records.NOON.plus(Records.VALIDITY).plusSeconds(1_199)) - 1);
            assertFits(proofs, 101, 1);
            Records.append(proofs, Records.grant(7)).join();
            assertTrue(proofs.verify(savedHeads, read -> {}).isIntact());
            // At most 500 records each.
            assertEquals(1_305, proofs.heads().get(0).place());
        }
        assertEquals(List.of("1200"), store.column("select pruned from chain"));
        store.execute("update chain set base = head");
        try (ProofStore proofs = store.open()) {
            Discrepancy discrepancy = proofs.verify(List.of(), read -> {}).discrepancy();
            assertEquals(1_201, discrepancy == null ? 0 : discrepancy.place());
        }
    }

    @Test
    void chainContinuesAfterPruningEverything() throws Exception {
        try (ProofStore proofs = store.open();
                ProofStore other = store.open("other")) {
            for (int number = 0; number < 3; number++) {
                Records.append(proofs, Records.grant(number)).join();
                Records.append(other, Records.grant(number)).join();
            }
            List<ChainHead> savedHeads = proofs.heads();
            assertEquals(6, proofs.prune(Records.NOON.plus(DAY.multipliedBy(999))));
            assertFits(proofs, 0, 0);
            Records.append(proofs, Records.grant(9)).join();
            Records.append(other, Records.grant(9)).join();
            // The hash of the last deleted record remains.
            assertTrue(proofs.verify(savedHeads, read -> {}).isIntact());
            assertEquals(0, proofs.prune(Records.NOON.minus(DAY)));
            assertEquals(2, proofs.prune(Records.NOON.plus(DAY.multipliedBy(999))));
            assertFits(proofs, 0, 0);
            assertEquals(
                    List.of(6L, 6L),
                    proofs.heads().stream().map(ChainHead::place).toList());
            Records.append(proofs, Records.grant(9)).join();
            Records.append(other, Records.grant(9)).join();
            assertEquals(2, proofs.find(Records.visitor(9)).size());
        }
    }

    @Test
    void deletesNoticesWithLastRecordThatRefersToThem() throws Exception {
        NoticeSnapshot old = NoticeSnapshot.of(new JsonPrimitive("old"));
        try (ProofStore proofs = store.open()) {
            ConsentRecord first = Records.showing(old, Records.grant(1));
            ConsentRecord second = Records.showing(old, Records.at(Records.NOON.plus(DAY), Records.grant(2)));
            proofs.append(first, old).join();
            proofs.append(second, old).join();
            append(proofs, Records.NOON.plus(DAY), Records.grant(3));
            Instant end = Records.NOON.plus(Records.VALIDITY);
            assertEquals(1, proofs.prune(end));
            assertEquals(old, proofs.findNotice(old.hash()));
            assertEquals(1, proofs.erase(Records.visitor(2)));
            append(proofs, Records.NOON.minus(DAY), Records.grant(4));
            assertEquals(1, proofs.prune(end));
            assertNull(proofs.findNotice(old.hash()));
            assertTrue(proofs.verify(proofs.heads(), read -> {}).isIntact());
            assertEquals(Records.SHOWN, proofs.findNotice(Records.SHOWN.hash()));
        }
    }
}
