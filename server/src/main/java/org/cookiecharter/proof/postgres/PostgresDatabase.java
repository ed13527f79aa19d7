// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.cookiecharter.database.PostgresTransaction;
import org.cookiecharter.proof.jdbc.ChainTable;
import org.cookiecharter.proof.jdbc.ProofDatabase;
import org.cookiecharter.proof.jdbc.ProofDatabase.TransactionWork;
import org.jspecify.annotations.Nullable;

/**
 * A proof store in the schema {@code cookie_charter} of a PostgreSQL database, which several nodes share. The
 * connections belong to the embedding application: each is returned with its original settings, because all settings
 * apply to one transaction only.
 */
final class PostgresDatabase implements ProofDatabase {
    static final String SCHEMA = PostgresTransaction.SCHEMA;
    /** "CkPr" in ASCII. It distinguishes our advisory locks from those of other programs in the same database. */
    static final int LOCK_CLASS = 0x436b5072;

    /**
     * The time that a short task waits for a response. A database that became unreachable sends nothing, not even the
     * end of the connection.
     */
    private static final int RESPONSE_TIMEOUT_MILLIS = 10_000;

    private final DataSource source;
    private final String name;
    private final Runnable onClose;

    /**
     * @param name the name of the store in messages
     * @param onClose an action that releases the source
     */
    PostgresDatabase(DataSource source, String name, Runnable onClose) {
        this.source = source;
        this.name = name;
        this.onClose = onClose;
    }

    /** Returns a JDBC URL without its options, which may contain a password. */
    static String name(String url) {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void disconnect(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            // A pool reuses the connection, and its advisory locks would remain.
            statement.execute("select pg_advisory_unlock(" + LOCK_CLASS
                    + ", objid::int) from pg_locks where locktype = 'advisory'" + " and classid = " + LOCK_CLASS
                    + " and pid = pg_backend_pid()");
        } catch (SQLException e) {
            // A broken connection has lost its locks already.
        }
    }

    @Override
    public Connection connectToRead() throws SQLException {
        return source.getConnection();
    }

    @Override
    public <T> T readBriefly(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return PostgresTransaction.read(connection, RESPONSE_TIMEOUT_MILLIS, statement -> work.run(connection));
        }
    }

    @Override
    public <T> T write(Connection connection, TransactionWork<T> work) throws SQLException {
        return PostgresTransaction.write(connection, RESPONSE_TIMEOUT_MILLIS, work::run);
    }

    @Override
    public <T> T read(Connection connection, TransactionWork<T> work) throws SQLException {
        return PostgresTransaction.read(connection, 0, work::run);
    }

    @Override
    public void claim(Connection connection, String node) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            claim.setInt(1, LOCK_CLASS);
            claim.setString(2, node);
            // The lock of a killed process is released a moment later.
            long deadline = System.nanoTime() + PostgresTransaction.LOCK_TIMEOUT_SECONDS * 1_000_000_000L;
            while (!isClaimed(claim)) {
                if (System.nanoTime() >= deadline) {
                    throw new SQLException(
                            "another process appends to the chain of node %s; configure a different node name for each process"
                                    .formatted(node));
                }
                LockSupport.parkNanos(50_000_000L);
            }
        }
    }

    private static boolean isClaimed(PreparedStatement claim) throws SQLException {
        try (ResultSet row = claim.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public String rowLockForReference() {
        return " for key share";
    }

    @Override
    public String rowLockForUpdate() {
        return " for update";
    }

    @Override
    public boolean isLost(Connection connection, SQLException e) {
        try {
            return !connection.isValid(PostgresTransaction.LOCK_TIMEOUT_SECONDS);
        } catch (SQLException broken) {
            return true;
        }
    }

    @Override
    public void requireNotMoved() {
        // Committed data is always in this database.
    }

    @Override
    public void overwriteErasedData(Connection connection) {
        // The database reuses the space when it vacuums its tables, and recycles its write-ahead log by itself.
    }

    @Override
    public @Nullable String findDamage(Statement statement) {
        // Damaged pages are the concern of the database (data checksums, pg_amcheck).
        return null;
    }

    @Override
    public boolean isDamage(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals(ChainTable.CORRUPTED) || state.equals("XX002");
    }

    @Override
    public IOException failure(SQLException e) {
        return failure(name, e);
    }

    private static IOException failure(String name, SQLException e) {
        return new IOException("proof store %s %s".formatted(name, description(e)), e);
    }

    /** Returns the error and the fix for an SQLSTATE class (PostgreSQL, appendix A). */
    private static String description(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        // The message of a batch contains its whole statement, which may include personal data; only the next exception
        // has the cause.
        String message = (e.getNextException() == null ? e : e.getNextException()).getMessage();
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "cannot be reached (%s); start the database or check the network".formatted(message);
        }
        if (state.equals("55P03")) {
            return "is locked by another program (%s); end that program".formatted(message);
        }
        if (state.startsWith("53")) {
            return "has no space or no connections left (%s); free some".formatted(message);
        }
        if (state.startsWith("28") || state.equals("42501") || state.equals("3D000")) {
            return "denies access to this user (%s); check the user, password, database and privileges"
                    .formatted(message);
        }
        if (state.equals("25006")) {
            return "is a read-only replica; configure the primary server";
        }
        return "failed: " + message;
    }

    @Override
    public RuntimeException unchecked(SQLException e) {
        return unchecked(name, e);
    }

    /** Returns the exception for a database that cannot be reached. */
    static RuntimeException unchecked(String name, SQLException e) {
        IOException failure = failure(name, e);
        return new UncheckedIOException(failure.getMessage(), failure);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
