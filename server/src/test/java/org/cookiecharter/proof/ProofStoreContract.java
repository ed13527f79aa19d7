// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.choice.ChoiceMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of records and secrets for every store. */
public abstract class ProofStoreContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    public Path directory;

    @SuppressWarnings("NullAway.Init")
    public StoreFixture store;

    /**
     * Creates an empty store.
     *
     * @param parent an empty directory for this store alone
     */
    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void makeTheFixture() {
        store = fixture(directory);
    }

    @Test
    void anotherInstanceFindsAppendedRecords() {
        ConsentRecord grant = Records.grant(1);
        try (ProofStore proofs = store.open()) {
            Records.append(proofs, grant).join();
            Records.append(proofs, Records.grant(2)).join();
        }
        try (ProofStore proofs = store.open()) {
            assertEquals(List.of(grant), Records.find(proofs, Records.visitor(1)));
            assertEquals(List.of(), Records.find(proofs, Records.visitor(3)));
            assertEquals(List.of(), Records.find(proofs, "' or ''='"));
        }
    }

    @Test
    void returnsEveryMethodOldestFirst() {
        List<ConsentRecord> expected = new ArrayList<>();
        try (ProofStore proofs = store.open()) {
            for (ChoiceMethod method : ChoiceMethod.values()) {
                Instant at = Records.NOON.plusSeconds(expected.size() / 2);
                expected.add(Records.of(Records.visitor(1), at, method));
            }
            // Records of the same second stay in order of arrival; an earlier record that arrives late is sorted
            // before.
            List<ConsentRecord> arriving = new ArrayList<>(expected.subList(2, expected.size()));
            arriving.addAll(expected.subList(0, 2));
            arriving.add(Records.grant(2));
            arriving.stream().map(one -> Records.append(proofs, one)).toList().forEach(CompletableFuture::join);
            assertEquals(expected, Records.find(proofs, Records.visitor(1)));
        }
    }

    @Test
    void createsOneKeyPerStore() throws Exception {
        String signature;
        try (ProofStore proofs = store.open()) {
            signature = signature(proofs, Records.NOON);
        }
        try (ProofStore proofs = store.open();
                ProofStore other = fixture(Files.createDirectory(directory.resolve("other")))
                        .open()) {
            assertEquals(signature, signature(proofs, Records.NOON));
            assertNotEquals(signature, signature(other, Records.NOON));
        }
        assertEquals(List.of("64", "64"), store.column("select length(" + store.hex("bytes") + ") from signing_key"));
    }

    @Test
    void signsWithNewKeyAfterOneMinuteAndVerifiesWithEarlierKey() {
        try (ProofStore proofs = store.open();
                ProofStore other = store.open("second")) {
            Instant now = Instant.now();
            String earlier = signature(proofs, now);
            Instant since = proofs.rotateKey();
            assertTrue(since.isAfter(now.plusSeconds(58)) && since.isBefore(now.plusSeconds(90)), since::toString);
            for (ProofStore one : List.of(proofs, other)) {
                assertEquals(earlier, signature(one, now));
                assertEquals(earlier, signature(one, since.minusSeconds(1)));
                assertNotEquals(earlier, signature(one, since));
            }
            assertEquals(signature(proofs, since), signature(other, since));
            proofs.rotateKey();
            assertEquals(earlier, signature(proofs, now));
        }
    }

    @Test
    void replacingKeysDeletesEarlierKeys() throws Exception {
        List<String> before;
        try (ProofStore proofs = store.open()) {
            Records.append(proofs, Records.grant(1)).join();
            Instant since = proofs.rotateKey();
            String first = signature(proofs, Records.NOON);
            String second = signature(proofs, since);
            before = keyBytes();
            proofs.replaceKey();
            for (Instant at : List.of(Records.NOON, since)) {
                assertFalse(List.of(first, second).contains(signature(proofs, at)));
            }
            assertEquals(1, Records.find(proofs, Records.visitor(1)).size());
            assertTrue(proofs.verify(List.of(), done -> {}).isIntact());
        }
        assertEquals(2, before.size());
        List<String> after = keyBytes();
        assertEquals(1, after.size());
        assertFalse(before.contains(after.get(0)));
    }

    private List<String> keyBytes() throws Exception {
        return store.column("select " + store.hex("bytes") + " from signing_key where purpose = 'signing key'");
    }

    private static String signature(ProofStore proofs, Instant at) {
        return proofs.keys().keyAt(at).sign("");
    }

    @Test
    void closeWritesQueuedRecordsAndStops() {
        List<CompletableFuture<Void>> appended = new ArrayList<>();
        ProofStore proofs = store.open();
        for (int number = 0; number < 3_000; number++) {
            appended.add(Records.append(proofs, Records.grant(1)));
        }
        proofs.close();
        assertTrue(appended.stream().allMatch(future -> future.isDone() && !future.isCompletedExceptionally()));

        Throwable late = Failures.of(IllegalStateException.class, Records.append(proofs, Records.grant(2)));
        assertTrue(String.valueOf(late.getMessage()).endsWith(" is closed"), late::toString);
        Throwable asked = assertThrows(IllegalStateException.class, () -> Records.find(proofs, Records.visitor(1)));
        assertTrue(String.valueOf(asked.getMessage()).endsWith(" is closed"), asked::toString);
        proofs.close();
        try (ProofStore again = store.open()) {
            assertEquals(3_000, Records.find(again, Records.visitor(1)).size());
        }
    }

    @Test
    void storesEveryPartOfRecord() {
        ConsentRecord record = Records.of(Records.visitor(1), Records.NOON, ChoiceMethod.WITHDRAW);
        try (ProofStore proofs = store.open("paris-1")) {
            proofs.append(record, Records.SHOWN).join();
            StoredRecord kept = proofs.find(Records.visitor(1)).get(0);
            assertEquals(record, kept.record());
            assertEquals(proofs.heads().get(proofs.heads().size() - 1), kept.head());
            assertEquals("paris-1", kept.head().node());
            assertEquals(1, kept.head().place());
        }
    }

    @Test
    void storesNoticeOnceWithFirstRecord() throws Exception {
        NoticeSnapshot other = NoticeSnapshot.of(new JsonPrimitive("Cookies?"));
        try (ProofStore proofs = store.open()) {
            assertNull(proofs.findNotice(Records.SHOWN.hash()));
            for (int number = 1; number <= 3; number++) {
                Records.append(proofs, Records.grant(number)).join();
            }
            proofs.append(Records.showing(other, Records.grant(4)), other).join();
            assertEquals(Records.SHOWN, proofs.findNotice(Records.SHOWN.hash()));
            assertEquals(other, proofs.findNotice(other.hash()));
            assertNull(proofs.findNotice("' or ''='"));
        }
        assertEquals(List.of("2"), store.column("select count(*) from notice"));
    }

    @Test
    void rejectsRecordWithAnotherNotice() {
        NoticeSnapshot other = NoticeSnapshot.of(new JsonPrimitive("Cookies?"));
        try (ProofStore proofs = store.open()) {
            assertThrows(IllegalArgumentException.class, () -> proofs.append(Records.grant(1), other));
        }
    }

    @Test
    void createsOneSaltThatIsNotTheKey() throws Exception {
        byte[] salt;
        try (ProofStore proofs = store.open()) {
            salt = proofs.salt();
            assertEquals(32, salt.length);
        }
        try (ProofStore proofs = store.open()) {
            assertArrayEquals(salt, proofs.salt());
        }
        assertEquals(List.of("2"), store.column("select count(distinct bytes) from signing_key"));
    }
}
