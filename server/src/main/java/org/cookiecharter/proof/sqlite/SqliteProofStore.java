// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

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
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.jdbc.ChainTable;
import org.cookiecharter.proof.jdbc.JdbcProofStore;
import org.cookiecharter.proof.jdbc.ProofWriter;
import org.cookiecharter.proof.jdbc.RecordAppender;
import org.cookiecharter.proof.jdbc.SchemaScripts;
import org.cookiecharter.proof.jdbc.SigningKeyTable;
import org.jspecify.annotations.Nullable;

/** A factory of proof stores in SQLite files. */
public final class SqliteProofStore {
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    static final SchemaScripts SCRIPTS = SchemaScripts.named(SqliteProofStore.class, "sqlite");
    private static final int NODE_BYTES = 4;

    private SqliteProofStore() {}

    /**
     * Opens the store in this SQLite file. Missing directories, the file, its tables, its key and a name for the node
     * are created; on a file system with owners, only the owner can read the file then, because it contains the key.
     * Other stores, in this process or in others on the same machine, may open the same file: they share records and
     * key. The file must be on a local disk, not on a network share.
     *
     * <p>A record is acknowledged when SQLite has written and synchronised it (write-ahead log, {@code
     * synchronous=FULL}): it survives the end of the process at any moment, and a power failure if the disk really
     * writes what it acknowledges. One thread writes; records that arrive during a write are written together, in one
     * transaction. At most 10,000 records wait. If another program has locked the file, the store waits up to 5
     * seconds. An existing store opens on a full disk too, if 64 kB are free, and stores nothing until there is room.
     *
     * @param file the path of the file; a relative path is resolved against the working directory
     * @throws IllegalArgumentException if the file cannot be a proof store: a directory, not an SQLite database,
     *     another program's database, or one of a newer version of Cookie Charter
     * @throws java.io.UncheckedIOException if the file cannot be created, opened, read or written, or remains locked
     * @throws IllegalStateException if the driver {@code org.xerial:sqlite-jdbc}, an optional dependency, is missing
     */
    public static ProofStore open(Path file) {
        return open(file, null, LOCK_TIMEOUT, ProofWriter.CAPACITY);
    }

    /**
     * Opens the store in this SQLite file like {@link #open(Path)}, with a node name chosen by the operator.
     *
     * @param node the name of the node to whose chain the records are appended, the same at each startup; 1 to 64
     *     letters, digits, {@code .}, {@code _} and {@code -}
     */
    public static ProofStore open(Path file, String node) {
        return open(file, ChainHead.requireNode(node), LOCK_TIMEOUT, ProofWriter.CAPACITY);
    }

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
