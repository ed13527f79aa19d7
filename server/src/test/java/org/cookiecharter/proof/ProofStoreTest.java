package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.choice.ChoiceMethod;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofStoreTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("consent.db");
    }

    @Test
    void anotherInstanceFindsWhatWasAppended() {
        ConsentRecord grant = Records.grant(1);
        try (ProofStore store = ProofStore.sqlite(file)) {
            store.append(grant).join();
            store.append(Records.grant(2)).join();
        }
        try (ProofStore store = ProofStore.sqlite(file)) {
            assertEquals(List.of(grant), store.find(Records.visitor(1)));
            assertEquals(List.of(), store.find(Records.visitor(3)));
            assertEquals(List.of(), store.find("' or ''='"));
        }
    }

    @Test
    void everyMethodComesBackOldestFirst() {
        List<ConsentRecord> expected = new ArrayList<>();
        try (ProofStore store = ProofStore.sqlite(file)) {
            for (ChoiceMethod method : ChoiceMethod.values()) {
                Instant at = Records.NOON.plusSeconds(expected.size() / 2);
                expected.add(new ConsentRecord(
                        Records.visitor(1), at, "[::1]:8080", "00000000", "en", List.of(), List.of("a"), method));
            }
            // Two of the same second keep the order in which they came; an earlier one that came late goes before.
            List<ConsentRecord> arriving = new ArrayList<>(expected.subList(2, expected.size()));
            arriving.addAll(expected.subList(0, 2));
            arriving.add(Records.grant(2));
            arriving.stream().map(store::append).toList().forEach(CompletableFuture::join);
            assertEquals(expected, store.find(Records.visitor(1)));
        }
    }

    @Test
    void aRecordIsInTheFileBeforeItsFutureIsDone() throws Exception {
        try (ProofStore store = ProofStore.sqlite(file);
                Sqlite other = new Sqlite(file)) {
            for (int number = 1; number <= 50; number++) {
                CompletableFuture<List<String>> seen = store.append(Records.grant(number))
                        .thenApply(done -> assertDoesNotThrow(() -> other.column("select max(id) from consent")));
                assertEquals(List.of(Records.visitor(number)), seen.get());
            }
        }
    }

    @Test
    void aRefusalIsKeptWithoutAnId() throws Exception {
        try (ProofStore store = ProofStore.sqlite(file);
                Sqlite other = new Sqlite(file)) {
            store.append(Records.refusal()).join();
            assertEquals(List.of("refuse-all"), other.column("select method from consent where id is null"));
            assertEquals(List.of("statistics third-party"), other.column("select refused from consent"));
        }
    }

    /** GDPR art. 5(1)(c): no more data than needed, so neither an address nor a browser's name. */
    @Test
    void aRowHoldsNoMoreThanTheProofNeeds() throws Exception {
        ProofStore.sqlite(file).close();
        try (Sqlite other = new Sqlite(file)) {
            assertEquals(
                    List.of("consent", "key"),
                    other.column("select name from pragma_table_list"
                            + " where schema = 'main' and name not like 'sqlite_%' order by name"));
            assertEquals(
                    List.of("number", "id", "at", "host", "revision", "language", "granted", "refused", "method"),
                    other.column("select name from pragma_table_info('consent')"));
            assertEquals(List.of("number", "bytes"), other.column("select name from pragma_table_info('key')"));
        }
    }

    @Test
    void everyConnectionWritesAheadAndSynchronises() throws Exception {
        ProofStore.sqlite(file).close();
        try (var connection = new SqliteFile(file, SqliteProofStore.PATIENCE).connect()) {
            assertEquals(List.of("wal"), Sqlite.column(connection, "pragma journal_mode"));
            assertEquals(List.of("2"), Sqlite.column(connection, "pragma synchronous"), "2 is FULL");
            assertEquals(List.of("5000"), Sqlite.column(connection, "pragma busy_timeout"));
            assertEquals(List.of("1"), Sqlite.column(connection, "pragma fullfsync"));
            assertEquals(List.of("1"), Sqlite.column(connection, "pragma user_version"));
            assertEquals(
                    List.of("SEARCH consent USING INDEX consent_of_visitor (id=?)", "USE TEMP B-TREE FOR ORDER BY"),
                    queryPlan(connection));
        }
    }

    @Test
    void theKeyIsMadeOnceAndGivenOutAsACopy() {
        byte[] key;
        try (ProofStore store = ProofStore.sqlite(file)) {
            key = store.key();
            Arrays.fill(store.key(), (byte) 0);
            assertArrayEquals(key, store.key());
        }
        try (ProofStore store = ProofStore.sqlite(file);
                ProofStore other = ProofStore.sqlite(directory.resolve("other.db"))) {
            assertEquals(32, key.length);
            assertArrayEquals(key, store.key());
            assertFalse(Arrays.equals(key, other.key()));
        }
    }

    @Test
    void directoriesAreMadeAndTheFileIsForItsOwnerAlone() throws Exception {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path deep = directory.resolve("var/lib/consent.db");
        try (ProofStore store = ProofStore.sqlite(deep)) {
            store.append(Records.grant(1)).join();
            for (String suffix : List.of("", "-wal", "-shm")) {
                Path part = deep.resolveSibling("consent.db" + suffix);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(part)), suffix);
            }
        }
    }

    @Test
    void aFileNameMayHoldWhatUrlsReserve() {
        Path odd = directory.resolve("a ?mode=memory#%41&.db");
        try (ProofStore store = ProofStore.sqlite(odd)) {
            store.append(Records.grant(1)).join();
        }
        assertTrue(Files.exists(odd));
        try (ProofStore store = ProofStore.sqlite(odd)) {
            assertEquals(1, store.find(Records.visitor(1)).size());
        }
    }

    @Test
    void closingKeepsWhatIsQueuedAndEndsTheRest() {
        List<CompletableFuture<Void>> appended = new ArrayList<>();
        ProofStore store = ProofStore.sqlite(file);
        for (int number = 0; number < 3_000; number++) {
            appended.add(store.append(Records.grant(1)));
        }
        store.close();
        assertTrue(appended.stream().allMatch(future -> future.isDone() && !future.isCompletedExceptionally()));

        String message = "proof store %s is closed".formatted(file);
        assertEquals(
                message,
                Failures.of(IllegalStateException.class, store.append(Records.grant(2)))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> store.find(Records.visitor(1)))
                        .getMessage());
        store.close();
        try (ProofStore again = ProofStore.sqlite(file)) {
            assertEquals(3_000, again.find(Records.visitor(1)).size());
        }
    }

    private static List<String> queryPlan(Connection connection) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (var statement = connection.prepareStatement("explain query plan " + ConsentTable.FIND)) {
            statement.setString(1, Records.visitor(1));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    plan.add(row.getString("detail"));
                }
            }
        }
        return plan;
    }
}
