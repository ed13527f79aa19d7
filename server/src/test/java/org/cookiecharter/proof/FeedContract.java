// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the feeds of every store. */
abstract class FeedContract {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private StoreFixture store;

    public abstract StoreFixture fixture(Path parent);

    @BeforeEach
    void createFixture() {
        store = fixture(directory);
    }

    private static void append(ProofStore proofs, int... visitors) {
        for (int visitor : visitors) {
            Records.append(proofs, Records.grant(visitor)).join();
        }
    }

    private static List<String> ids(List<StoredRecord> records) {
        return records.stream()
                .map(stored -> String.valueOf(stored.record().id()).replaceAll("visitor-0*", ""))
                .toList();
    }

    @Test
    void startsWithNextRecordAndRepeatsUntilAcknowledged() {
        try (ProofStore proofs = store.open()) {
            append(proofs, 1);
            RecordFeed feed = proofs.feed("crm", LEASE);
            assertEquals(List.of(), feed.read(10));
            append(proofs, 2, 3, 4);
            assertEquals(List.of("2", "3"), ids(feed.read(2)));
            List<StoredRecord> all = feed.read(10);
            assertEquals(List.of("2", "3", "4"), ids(all));
            feed.acknowledge(all.get(1));
            assertEquals(List.of("4"), ids(feed.read(10)));
            assertEquals(List.of(), proofs.feed("other", LEASE).read(10));
            feed.close();
        }
        try (ProofStore proofs = store.open()) {
            RecordFeed feed = proofs.feed("crm", LEASE);
            List<StoredRecord> rest = feed.read(10);
            assertEquals(List.of("4"), ids(rest));
            feed.acknowledge(rest.get(0));
            feed.acknowledge(rest.get(0));
            assertEquals(List.of(), feed.read(10));
        }
    }

    @Test
    void returnsRecordsOfAllNodesInOrderOfWriting() {
        try (ProofStore first = store.open("first");
                ProofStore second = store.open("second")) {
            RecordFeed feed = first.feed("crm", LEASE);
            append(first, 1);
            append(second, 2);
            append(first, 3);
            append(second, 4);
            List<StoredRecord> records = feed.read(10);
            assertEquals(List.of("1", "2", "3", "4"), ids(records));
            feed.acknowledge(records.get(2));
            assertEquals(List.of("2", "4"), ids(feed.read(10)));
        }
    }

    @Test
    void skipsErasedRecords() {
        try (ProofStore proofs = store.open()) {
            RecordFeed feed = proofs.feed("crm", LEASE);
            append(proofs, 1, 2, 3);
            proofs.erase(Records.visitor(2));
            assertEquals(List.of("1", "3"), ids(feed.read(10)));
            proofs.erase(Records.visitor(1));
            proofs.erase(Records.visitor(3));
            assertEquals(List.of(), feed.read(1));
            append(proofs, 4);
            assertEquals(List.of("4"), ids(feed.read(1)));
        }
    }

    @Test
    void continuesAfterAllRecordsWerePruned() {
        try (ProofStore proofs = store.open()) {
            RecordFeed feed = proofs.feed("crm", LEASE);
            append(proofs, 1, 2);
            feed.acknowledge(feed.read(10).get(1));
            append(proofs, 3);
            proofs.prune(Records.NOON.plus(Records.VALIDITY).plusSeconds(1));
            append(proofs, 4, 5);
            List<StoredRecord> records = feed.read(10);
            assertEquals(List.of("4", "5"), ids(records));
            feed.acknowledge(records.get(1));
            assertEquals(List.of(), feed.read(10));
        }
    }

    @Test
    void returnsRecordsToOneReaderOnly() {
        try (ProofStore first = store.open("first");
                ProofStore second = store.open("second")) {
            RecordFeed reader = first.feed("crm", LEASE);
            RecordFeed waiting = second.feed("crm", LEASE);
            append(second, 1);
            assertEquals(List.of("1"), ids(reader.read(10)));
            assertEquals(List.of(), waiting.read(10));
            reader.close();
            assertEquals(List.of("1"), ids(waiting.read(10)));
            assertEquals(List.of(), reader.read(10));
        }
    }

    @Test
    void anotherReaderTakesOverWhenLeaseHasEnded() throws Exception {
        try (ProofStore first = store.open("first");
                ProofStore second = store.open("second")) {
            RecordFeed reader = first.feed("crm", Duration.ofSeconds(1));
            RecordFeed waiting = second.feed("crm", LEASE);
            append(second, 1);
            assertEquals(List.of("1"), ids(reader.read(10)));
            for (int tries = 0; waiting.read(10).isEmpty() && tries < 500; tries++) {
                Thread.sleep(10);
            }
            assertEquals(List.of("1"), ids(waiting.read(10)));
        }
    }

    @Test
    void verifiesStoreWithFeeds() {
        try (ProofStore proofs = store.open()) {
            proofs.feed("crm", LEASE);
            append(proofs, 1);
            assertEquals(true, proofs.verify(List.of(), records -> {}).isIntact());
        }
    }

    @Test
    void rejectsInvalidNamesLimitsAndUnknownRecords() {
        ProofStore proofs = store.open();
        RecordFeed feed;
        try (proofs) {
            assertThrows(IllegalArgumentException.class, () -> proofs.feed("a b", LEASE));
            assertThrows(IllegalArgumentException.class, () -> proofs.feed("crm", Duration.ofMillis(999)));
            feed = proofs.feed("crm", LEASE);
            append(proofs, 1);
            assertThrows(IllegalArgumentException.class, () -> feed.read(0));
            StoredRecord stored = proofs.find(Records.visitor(1)).get(0);
            assertThrows(IllegalArgumentException.class, () -> feed.acknowledge(stored));
        }
        assertThrows(IllegalStateException.class, () -> feed.read(1));
        assertThrows(IllegalStateException.class, () -> proofs.feed("crm", LEASE));
        feed.close();
    }
}
