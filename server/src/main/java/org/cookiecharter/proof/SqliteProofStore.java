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

/** Opens stores in SQLite files. */
final class SqliteProofStore {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final SchemaScripts SCRIPTS = SchemaScripts.named("sqlite");
    private static final int NODE_BYTES = 4;

    private SqliteProofStore() {}

    /**
     * @param node the node's name; null for the first that the file has
     * @param patience how long to wait for another program's lock
     * @param capacity how many records may wait to be written
     */
    static ProofStore open(Path path, @Nullable String node, Duration patience, int capacity) {
        SqliteFile file = new SqliteFile(path, patience);
        requireDriver(file.path());
        file.create();
        long start = System.nanoTime();
        while (true) {
            try {
                return open(file, node, capacity);
            } catch (SQLException e) {
                // While another store makes the same file, SQLite says that it is busy without waiting.
                if (!SqliteFailure.BUSY.is(e) || System.nanoTime() - start >= patience.toNanos()) {
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
                SigningKeyTable.make(connection);
                ChainTable.make(connection, node == null ? newNode() : node);
                return true;
            });
            Chain chain = chain(connection, node);
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

    private static Chain chain(Connection writing, @Nullable String node) throws SQLException {
        Chain chain = ChainTable.find(writing, node);
        if (chain == null && node != null) {
            ChainTable.make(writing, node);
            chain = ChainTable.find(writing, node);
        }
        return Objects.requireNonNull(chain, "a store is made with a chain");
    }

    private static void requireDriver(Path path) {
        try {
            Class.forName("org.sqlite.JDBC");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "proof store %s needs the SQLite driver, which is absent; add the dependency org.xerial:sqlite-jdbc"
                            .formatted(path),
                    e);
        }
    }
}
