// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that {@code verify} detects a changed byte of the file, or that it changes no record. */
@Execution(ExecutionMode.CONCURRENT)
class ChangedByteIT {
    private static final boolean LONG = "long".equals(System.getProperty("outage"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void detectsEveryChangedByte() throws Exception {
        Path file = directory.resolve("consent.db");
        try (TestSite site = new TestSite(SqliteProofStore.open(file, "one"))) {
            Visitor visitor = new Visitor(site.uri());
            for (int i = 0; i < 12; i++) {
                assertEquals(200, (i % 3 == 0 ? visitor.refuse() : visitor.accept()).status());
            }
        }
        byte[] whole = Files.readAllBytes(file);
        List<StoredRecord> written = records(file);
        assertEquals(12, written.size());
        int named = 0;
        for (int place = 0; place < whole.length; place += LONG ? 5 : 397) {
            byte[] changed = whole.clone();
            changed[place] ^= 0x01;
            Files.write(file, changed);
            Files.deleteIfExists(directory.resolve("consent.db-wal"));
            Files.deleteIfExists(directory.resolve("consent.db-shm"));
            if (!unnoticed(file, written)) {
                named++;
            }
        }
        assertTrue(named > (LONG ? 400 : 5), "only " + named + " changes were of any moment");
    }

    /** Returns whether the change is undetected; fails if records then differ. */
    private static boolean unnoticed(Path file, List<StoredRecord> written) {
        try (ProofStore proofs = SqliteProofStore.open(file)) {
            Verification found = proofs.verify(List.of(), read -> {});
            if (!found.isIntact()) {
                return false;
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return false;
        }
        assertEquals(written, records(file));
        return true;
    }

    private static List<StoredRecord> records(Path file) {
        List<StoredRecord> records = new ArrayList<>();
        try (ProofStore proofs = SqliteProofStore.open(file)) {
            proofs.forEach(Instant.EPOCH, Instant.MAX, records::add);
        }
        return records;
    }
}
