// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A factory of proof stores in SQLite files. */
final class SqliteProofStore {
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    static final SchemaScripts SCRIPTS = SchemaScripts.named("sqlite");
    private static final int NODE_BYTES = 4;

    private SqliteProofStore() {}

    /**
     * @param node the name of the node, or null for the first one in the file
     * @param lockTimeout the time to wait for another program's lock
     * @param capacity the number of records that may wait to be written
     */
    static ProofStore open(Path path, @Nullable String node, Duration lockTimeout, int capacity) {
        SqliteFile file = new SqliteFile(path, lockTimeout);
        requireDriver(file.path());
        file.create();
        long start = System.nanoTime();
        while (true) {
            try {
                return open(file, node, capacity);
            } catch (SQLException e) {
                // While another store creates the same file, SQLite reports that it is busy without waiting.
                if (!SqliteFailure.BUSY.matches(e) || System.nanoTime() - start >= lockTimeout.toNanos()) {
                    throw SqliteFailure.unchecked(e, file.path());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ProofStore open(SqliteFile file, @Nullable String node, int capacity)
            throws SQLException, IOException {
        Connection connection = file.connect();
        try {
            new SqliteSchema(file.path(), SCRIPTS).prepare(connection, statement -> {
                SigningKeyTable.create(connection);
                ChainTable.create(connection, node == null ? newNode() : node);
                return true;
            });
            Chain chain = findOrCreateChain(connection, node);
            byte[] salt = SigningKeyTable.salt(connection);
            SqliteDatabase database = new SqliteDatabase(file);
            RecordAppender appender = new RecordAppender(database, chain.node());
            return new JdbcProofStore(database, salt, new ProofWriter(database, connection, appender, capacity));
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String newNode() {
        byte[] bytes = new byte[NODE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "node-" + HexFormat.of().formatHex(bytes);
    }

    private static Chain findOrCreateChain(Connection writeConnection, @Nullable String node) throws SQLException {
        Chain chain = ChainTable.find(writeConnection, node);
        if (chain == null && node != null) {
            ChainTable.create(writeConnection, node);
            chain = ChainTable.find(writeConnection, node);
        }
        return Objects.requireNonNull(chain, "a store is created with a chain");
    }

    private static void requireDriver(Path path) {
        try {
            Class.forName("org.sqlite.JDBC");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "proof store %s needs the SQLite driver, which is missing; add the dependency org.xerial:sqlite-jdbc"
                            .formatted(path),
                    e);
        }
    }
}
