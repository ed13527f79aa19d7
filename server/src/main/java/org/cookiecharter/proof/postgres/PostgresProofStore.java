// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.jdbc.ChainTable;
import org.cookiecharter.proof.jdbc.JdbcProofStore;
import org.cookiecharter.proof.jdbc.ProofWriter;
import org.cookiecharter.proof.jdbc.RecordAppender;
import org.cookiecharter.proof.jdbc.SchemaScripts;
import org.cookiecharter.proof.jdbc.SigningKeyTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A factory of proof stores in PostgreSQL databases. */
public final class PostgresProofStore {
    static final SchemaScripts SCRIPTS = SchemaScripts.named(PostgresProofStore.class, "postgres");

    private static final Logger LOG = LoggerFactory.getLogger(PostgresProofStore.class);

    private PostgresProofStore() {}

    /**
     * Opens the store in a PostgreSQL database (14 or newer), which several nodes may share with its key. Its tables
     * are in the schema {@code cookie_charter}. If the schema is missing, it is created, which requires the right to
     * create one; an existing schema must belong to the user.
     *
     * <p>A record is acknowledged when its transaction is committed with {@code synchronous_commit} on, whatever the
     * server's default. One thread writes, on one dedicated connection; records that arrive during a write are written
     * together. At most 10,000 records wait. If the connection breaks, records fail until the database is available
     * again.
     *
     * @param source the source of connections, at least three at a time. The store does not close it; close it after
     *     the store
     * @param node the name of the node to whose chain the records are appended: a different one for each process, the
     *     same at each startup; 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}. While one process appends
     *     to a chain, appending by another process to the same chain fails
     * @throws IllegalArgumentException if the tables are of a newer version of Cookie Charter, or the name of the node
     *     is invalid
     * @throws java.io.UncheckedIOException if the database cannot be reached, read or written
     */
    public static ProofStore open(DataSource source, String node) {
        return open(source, ChainHead.requireNode(node), ProofWriter.CAPACITY);
    }

    /**
     * Opens the store like {@link #open(DataSource, String)}, with a pool of at most five connections that is
     * closed with the store.
     *
     * @param url the JDBC URL, {@code jdbc:postgresql://host/database?user=me}; the password may be in it or in {@code
     *     ~/.pgpass}
     * @throws IllegalArgumentException also if it is not such a URL
     * @throws IllegalStateException if {@code com.zaxxer:HikariCP} or {@code org.postgresql:postgresql}, both optional
     *     dependencies, are missing
     */
    public static ProofStore open(String url, String node) {
        ChainHead.requireNode(node);
        PostgresPool pool = PostgresPool.open(url);
        try {
            return open(pool.connections(), node, ProofWriter.CAPACITY, pool::close);
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Opens the store like {@link #open(DataSource, String)}, to read, erase and prune while nodes are running. It
     * does not accept records.
     */
    public static ProofStore open(DataSource source) {
        return open(source, null, ProofWriter.CAPACITY);
    }

    /**
     * @param node the name of the node to whose chain the records are appended, or null for a store that does not
     *     accept records
     */
    static ProofStore open(DataSource source, @Nullable String node, int capacity) {
        return open(source, node, capacity, () -> {});
    }

    /** @param onClose an action that releases the source after the store is closed */
    static ProofStore open(DataSource source, @Nullable String node, int capacity, Runnable onClose) {
        PostgresDatabase database = new PostgresDatabase(source, "in PostgreSQL", onClose);
        try (Connection connection = source.getConnection()) {
            String url = String.valueOf(connection.getMetaData().getURL());
            database = new PostgresDatabase(source, PostgresDatabase.name(url), onClose);
            prepare(database, connection);
            byte[] salt = database.write(connection, statement -> {
                if (node != null && ChainTable.find(connection, node) == null) {
                    ChainTable.create(connection, node);
                }
                return SigningKeyTable.salt(connection);
            });
            RecordAppender appender = node == null ? null : new RecordAppender(database, node);
            return new JdbcProofStore(database, salt, new ProofWriter(database, null, appender, capacity));
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }

    /**
     * Creates or migrates the tables by the scripts that have not been run on the schema; one node does so, while
     * others wait.
     */
    private static void prepare(PostgresDatabase database, Connection connection) throws SQLException {
        database.write(connection, statement -> {
            statement.execute("select pg_advisory_xact_lock(" + PostgresDatabase.LOCK_CLASS + ")");
            boolean exists = isTrue(
                    statement,
                    "select exists (select from information_schema.tables where table_schema = '%s' and table_name = 'version')"
                            .formatted(PostgresDatabase.SCHEMA));
            if (!exists) {
                statement.execute("create schema if not exists " + PostgresDatabase.SCHEMA);
            }
            int from = exists ? number(statement, "select number from version") : 0;
            if (from > SCRIPTS.version()) {
                throw new IllegalArgumentException(
                        "proof store %s has schema %d, of a newer Cookie Charter, but only schemas up to %d are supported; update Cookie Charter"
                                .formatted(database.name(), from, SCRIPTS.version()));
            }
            if (from < SCRIPTS.version()) {
                SCRIPTS.run(from, statement);
                if (exists) {
                    statement.execute("update version set number = " + SCRIPTS.version());
                } else {
                    SigningKeyTable.create(connection);
                    statement.execute("create table version (number integer not null)");
                    statement.execute("insert into version values (" + SCRIPTS.version() + ")");
                }
            }
            if (isTrue(statement, "select current_setting('fsync') = 'off'")) {
                LOG.warn(
                        "Proof store {} does not wait for its disk (fsync = off); a power failure loses consent records",
                        database.name());
            }
            return from;
        });
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
