// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStoreContract;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.Sqlite;
import org.cookiecharter.proof.SqliteFixture;
import org.cookiecharter.proof.StoreFixture;
import org.cookiecharter.proof.jdbc.ConsentTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteProofStoreTest extends ProofStoreContract {
    private Path file;

    @Override
    public StoreFixture fixture(Path parent) {
        return new SqliteFixture(parent.resolve("contract.db"));
    }

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("consent.db");
    }

    @Test
    void writesRecordToFileBeforeCompletion() throws Exception {
        try (ProofStore store = SqliteProofStore.open(file);
                Sqlite other = new Sqlite(file)) {
            for (int number = 1; number <= 50; number++) {
                CompletableFuture<List<String>> received = Records.append(store, Records.grant(number))
                        .thenApply(done -> assertDoesNotThrow(() -> other.column("select max(id) from consent")));
                assertEquals(List.of(Records.visitor(number)), received.get());
            }
        }
    }

    @Test
    void storesRefusalWithoutId() throws Exception {
        try (ProofStore store = SqliteProofStore.open(file);
                Sqlite other = new Sqlite(file)) {
            Records.append(store, Records.refusal()).join();
            assertEquals(List.of("refuse-all"), other.column("select method from consent where id is null"));
            assertEquals(List.of("statistics third-party"), other.column("select refused from consent"));
        }
    }

    /** GDPR art. 5(1)(c): no more data than needed, so neither an address nor a browser's name. */
    @Test
    void rowContainsNoMoreThanRequired() throws Exception {
        SqliteProofStore.open(file).close();
        try (Sqlite other = new Sqlite(file)) {
            assertEquals(
                    List.of(
                            "account",
                            "chain",
                            "choice_count",
                            "consent",
                            "daily_count",
                            "feed",
                            "feed_position",
                            "notice",
                            "signing_key"),
                    other.column("select name from pragma_table_list"
                            + " where schema = 'main' and name not like 'sqlite_%' order by name"));
            assertEquals(
                    List.of(
                            "number",
                            "chain",
                            "place",
                            "hash",
                            "erased",
                            "salt",
                            "id",
                            "at",
                            "until",
                            "host",
                            "revision",
                            "language",
                            "banner",
                            "shown",
                            "granted",
                            "refused",
                            "method",
                            "client",
                            "removal",
                            "document"),
                    other.column("select name from pragma_table_info('consent')"));
            // Daily counts, which identify nobody.
            assertEquals(
                    List.of("day", "chain", "hash", "language", "method", "granted", "refused", "times"),
                    other.column("select name from pragma_table_info('choice_count')"));
            assertEquals(
                    List.of("day", "chain", "kind", "name", "times"),
                    other.column("select name from pragma_table_info('daily_count')"));
        }
    }

    @Test
    void everyConnectionUsesWalAndSynchronousWrites() throws Exception {
        SqliteProofStore.open(file).close();
        try (var connection = new SqliteFile(file, SqliteProofStore.LOCK_TIMEOUT).connect()) {
            assertEquals(List.of("wal"), Sqlite.column(connection, "pragma journal_mode"));
            assertEquals(List.of("2"), Sqlite.column(connection, "pragma synchronous"), "2 is FULL");
            assertEquals(List.of("5000"), Sqlite.column(connection, "pragma busy_timeout"));
            assertEquals(List.of("1"), Sqlite.column(connection, "pragma fullfsync"));
            assertEquals(List.of("5"), Sqlite.column(connection, "pragma user_version"));
            assertEquals(
                    List.of(
                            "SEARCH c USING INDEX consent_of_visitor (id=?)",
                            "SEARCH s USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
                            "SEARCH n USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
                            "USE TEMP B-TREE FOR ORDER BY"),
                    queryPlan(connection));
        }
    }

    @Test
    void createsDirectoriesAndFileForOwnerOnly() throws Exception {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path deep = directory.resolve("var/lib/consent.db");
        try (ProofStore store = SqliteProofStore.open(deep)) {
            Records.append(store, Records.grant(1)).join();
            for (String suffix : List.of("", "-wal", "-shm")) {
                Path part = deep.resolveSibling("consent.db" + suffix);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(part)), suffix);
            }
        }
    }

    @Test
    void acceptsReservedUrlCharactersInFileName() {
        Path odd = directory.resolve("a ?mode=memory#%41&.db");
        try (ProofStore store = SqliteProofStore.open(odd)) {
            Records.append(store, Records.grant(1)).join();
        }
        assertTrue(Files.exists(odd));
        try (ProofStore store = SqliteProofStore.open(odd)) {
            assertEquals(1, Records.find(store, Records.visitor(1)).size());
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
