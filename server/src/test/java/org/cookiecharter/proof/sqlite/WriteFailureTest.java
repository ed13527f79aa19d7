// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.Failures;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.Sqlite;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of records that cannot be written, and of those after them. */
class WriteFailureTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("consent.db");
    }

    @Test
    void failsWholeBatchAndRetriesLaterRecords() throws Exception {
        try (ProofStore store = SqliteProofStore.open(file, null, LONG, 4);
                Sqlite other = new Sqlite(file)) {
            other.execute("create trigger stop before insert on consent when new.host = 'poison.example' "
                    + "begin select raise(abort, 'stopped'); end");
            // Nothing is written until the other program commits. The last four before the queue is full are one batch.
            other.execute("begin immediate");
            List<CompletableFuture<Void>> appended = new ArrayList<>();
            CompletableFuture<Void> last = Records.append(store, Records.grant(0));
            while (!last.isCompletedExceptionally()) {
                appended.add(last);
                last = Records.append(store, appended.size() % 2 == 0 ? Records.grant(appended.size()) : poison());
            }
            other.execute("commit");

            for (CompletableFuture<Void> one : appended.subList(appended.size() - 4, appended.size())) {
                assertEquals(
                        ("proof store %s failed: [SQLITE_CONSTRAINT_TRIGGER] A RAISE function within a trigger fired,"
                                        + " causing the SQL statement to abort (stopped)")
                                .formatted(file),
                        Failures.of(IOException.class, one).getMessage());
            }
            for (int number = 0; number < appended.size(); number += 2) {
                boolean acknowledged =
                        appended.get(number).handle((done, e) -> e == null).join();
                int found = Records.find(store, Records.visitor(number)).size();
                assertEquals(acknowledged ? 1 : 0, found, "visitor " + number);
            }

            Records.append(store, Records.grant(20)).join();
            other.execute("drop trigger stop");
            Records.append(store, poison()).join();
            assertEquals(1, Records.find(store, Records.visitor(20)).size());
            assertEquals(1, Records.find(store, Records.visitor(99)).size());
        }
    }

    @Test
    void appendFailsAfterTimeoutAndFindSucceedsOnLockedFile() throws Exception {
        try (ProofStore store = SqliteProofStore.open(file, null, Duration.ofMillis(50), 100);
                Sqlite other = new Sqlite(file)) {
            Records.append(store, Records.grant(1)).join();
            other.execute("begin immediate", "delete from consent");
            IOException failure = Failures.of(IOException.class, Records.append(store, Records.grant(2)));
            assertEquals(
                    "proof store %s is locked by another program; stop that program or configure another file"
                            .formatted(file),
                    failure.getMessage());
            assertEquals(1, Records.find(store, Records.visitor(1)).size());
            other.execute("rollback");
            Records.append(store, Records.grant(3)).join();
            assertEquals(1, Records.find(store, Records.visitor(3)).size());
        }
    }

    @Test
    void rejectsRecordsBeyondQueueCapacity() throws Exception {
        try (ProofStore store = SqliteProofStore.open(file, null, LONG, 2);
                Sqlite other = new Sqlite(file)) {
            other.execute("begin immediate");
            // The thread, which waits for the lock, has at most two, and the queue has two: one of five is rejected at
            // once.
            List<CompletableFuture<Void>> appended = new ArrayList<>();
            int turnedAway = 0;
            while (appended.isEmpty() || !appended.get(turnedAway).isDone()) {
                turnedAway = appended.size();
                assertTrue(turnedAway < 5, "five found room for four");
                appended.add(Records.append(store, Records.grant(turnedAway)));
            }
            RejectedExecutionException rejection =
                    Failures.of(RejectedExecutionException.class, appended.remove(turnedAway));
            assertEquals(
                    "proof store %s has reached the maximum of 2 waiting records; the disk is too slow or the file is locked"
                            .formatted(file),
                    rejection.getMessage());
            assertFalse(appended.get(0).isDone());
            other.execute("commit");
            appended.forEach(CompletableFuture::join);
            Records.append(store, Records.grant(5)).join();
            assertEquals(List.of(), Records.find(store, Records.visitor(turnedAway)));
            assertEquals(1, Records.find(store, Records.visitor(5)).size());
        }
    }

    @Test
    void acknowledgesNothingAfterFileIsDeleted() throws Exception {
        Path moved = directory.resolve("moved.db");
        try (ProofStore store = SqliteProofStore.open(file)) {
            Assumptions.assumeTrue(new SqliteFile(file, LONG).identity() != null, "the file system has file keys");
            Files.move(file, moved);
            String message =
                    "proof store %s was moved or replaced while it was open; move it back or restart the server"
                            .formatted(file);
            assertEquals(
                    message,
                    Failures.of(IOException.class, Records.append(store, Records.grant(1)))
                            .getMessage());
            Files.createFile(file);
            assertEquals(
                    message,
                    Failures.of(IOException.class, Records.append(store, Records.grant(2)))
                            .getMessage());
            Files.delete(file);
            Files.move(moved, file);
            Records.append(store, Records.grant(3)).join();
            assertEquals(1, Records.find(store, Records.visitor(3)).size());
        }
    }

    @Test
    void acknowledgementMayWaitForAnotherRecord() {
        try (ProofStore store = SqliteProofStore.open(file)) {
            Records.append(store, Records.grant(1))
                    .thenAccept(done -> Records.append(store, Records.grant(2)).join())
                    .join();
            assertEquals(1, Records.find(store, Records.visitor(2)).size());
        }
    }

    private static ConsentRecord poison() {
        return Records.host("poison.example", Records.grant(99));
    }
}
