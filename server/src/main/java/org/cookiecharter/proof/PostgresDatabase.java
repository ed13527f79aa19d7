// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A schema {@code cookie_charter} in a PostgreSQL database that several nodes share. Connections are the embedder's: each
 * is given back as it came, for all that is set is set for one transaction.
 */
final class PostgresDatabase implements ProofDatabase {
    static final String SCHEMA = "cookie_charter";
    /** "CkPr" in ASCII: tells our advisory locks from those of other programs in the same database. */
    static final int LOCKS = 0x436b5072;

    private static final int PATIENCE_SECONDS = 5;

    /** How long a short work waits for a response. A database that was cut off sends nothing, not even an end. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only;";

    private final DataSource source;
    private final String name;
    private final Runnable end;

    /**
     * @param name what messages call it
     * @param end what lets go of the source
     */
    PostgresDatabase(DataSource source, String name, Runnable end) {
        this.source = source;
        this.name = name;
        this.end = end;
    }

    /** An address without its options, among which may be a password. */
    static String name(String url) {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    /**
     * What work gets: this database's tables, and commits that are on disk when they are acknowledged.
     *
     * @param silence for how many milliseconds the database may be silent; 0 for ever
     */
    private <T> T transact(Connection connection, int silence, String settings, Transaction.Work<T> work)
            throws SQLException {
        boolean alone = connection.getAutoCommit();
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, silence);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings + "set local search_path = " + SCHEMA);
            T result = work.run(statement);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(alone);
                connection.setNetworkTimeout(Runnable::run, before);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // With the connection the transaction is gone too.
            cause.addSuppressed(e);
        }
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
            // A pool hands the connection on, and with it what it has claimed.
            statement.execute(
                    "select pg_advisory_unlock(" + LOCKS + ", objid::int) from pg_locks where locktype = 'advisory'"
                            + " and classid = " + LOCKS + " and pid = pg_backend_pid()");
        } catch (SQLException e) {
            // A broken one has lost its claims already.
        }
    }

    @Override
    public Connection connectToRead() throws SQLException {
        return source.getConnection();
    }

    @Override
    public <T> T look(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return transact(connection, SILENCE_MILLIS, SNAPSHOT, statement -> work.run(connection));
        }
    }

    @Override
    public <T> T write(Connection connection, Transaction.Work<T> work) throws SQLException {
        return transact(
                connection,
                SILENCE_MILLIS,
                // Where the server is told not to wait for its disk, it is told otherwise; a stricter setting stays.
                "select set_config('synchronous_commit', 'on', true)"
                        + " where current_setting('synchronous_commit') = 'off';"
                        + "set local lock_timeout = '" + PATIENCE_SECONDS + "s';",
                work);
    }

    @Override
    public <T> T read(Connection connection, Transaction.Work<T> work) throws SQLException {
        return transact(connection, 0, SNAPSHOT, work);
    }

    @Override
    public void claim(Connection connection, String node) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            claim.setInt(1, LOCKS);
            claim.setString(2, node);
            // The claim of a process that was killed ends a moment after it.
            long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
            while (!claimed(claim)) {
                if (System.nanoTime() >= end) {
                    throw new SQLException(
                            "another process appends to the chain of node %s; give each process a node of its own"
                                    .formatted(node));
                }
                LockSupport.parkNanos(50_000_000L);
            }
        }
    }

    private static boolean claimed(PreparedStatement claim) throws SQLException {
        try (ResultSet row = claim.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public String keepingTheRow() {
        return " for key share";
    }

    @Override
    public String lockingTheRows() {
        return " for update";
    }

    @Override
    public boolean isLost(Connection connection, SQLException e) {
        try {
            return !connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException broken) {
            return true;
        }
    }

    @Override
    public void requireInPlace() {
        // What was committed is where this database keeps it.
    }

    @Override
    public void overwrite(Connection connection) {
        // Space is used again when the database vacuums its tables, and its write-ahead log is recycled in its own
        // time.
    }

    @Override
    public @Nullable String fault(Statement statement) {
        // Whole pages are the database's own concern (data checksums, pg_amcheck).
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
        return new IOException("proof store %s %s".formatted(name, what(e)), e);
    }

    /** By the class of its SQLSTATE (PostgreSQL, appendix A). */
    private static String what(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        // A batch names its whole statement, with what is in it of a visitor, and what went wrong only after that.
        String message = (e.getNextException() == null ? e : e.getNextException()).getMessage();
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "cannot be reached (%s); start the database, or check the network".formatted(message);
        }
        if (state.equals("55P03")) {
            return "is locked by another program (%s); end that program".formatted(message);
        }
        if (state.startsWith("53")) {
            return "has no room or no connection left (%s); make room".formatted(message);
        }
        if (state.startsWith("28") || state.equals("42501") || state.equals("3D000")) {
            return "does not let this user in (%s); check user, password, database and rights".formatted(message);
        }
        if (state.equals("25006")) {
            return "is a read-only copy; name the server that takes writes";
        }
        return "failed: " + message;
    }

    @Override
    public RuntimeException unchecked(SQLException e) {
        return unchecked(name, e);
    }

    /** For who does not reach the database at all. */
    static RuntimeException unchecked(String name, SQLException e) {
        IOException failure = failure(name, e);
        return new UncheckedIOException(failure.getMessage(), failure);
    }

    @Override
    public void close() {
        end.run();
    }
}
