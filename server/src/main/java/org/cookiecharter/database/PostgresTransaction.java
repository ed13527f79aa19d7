// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on the tables of the schema {@code cookie_charter}. The connections belong to the embedding application:
 * each is returned with its original settings, because all settings apply to one transaction only.
 */
public final class PostgresTransaction {
    public static final String SCHEMA = "cookie_charter";

    /** The time that a writing transaction waits for a lock, in seconds. */
    public static final int LOCK_TIMEOUT_SECONDS = 5;

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only;";

    /** Enables synchronous commits if the server's default is off; a stricter setting remains. */
    private static final String DURABLE = "select set_config('synchronous_commit', 'on', true)"
            + " where current_setting('synchronous_commit') = 'off';"
            + "set local lock_timeout = '" + LOCK_TIMEOUT_SECONDS + "s';";

    private PostgresTransaction() {}

    /** Work in a transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Statement statement) throws SQLException;
    }

    /**
     * Reads in one snapshot.
     *
     * @param timeoutMillis the time that the database may send nothing, in milliseconds; 0 for no limit
     */
    public static <T extends @Nullable Object> T read(Connection connection, int timeoutMillis, Work<T> work)
            throws SQLException {
        return run(connection, timeoutMillis, SNAPSHOT, work);
    }

    /**
     * Writes in a transaction, whose commit is on disk when it is acknowledged.
     *
     * @param timeoutMillis the time that the database may send nothing, in milliseconds; 0 for no limit
     */
    public static <T extends @Nullable Object> T write(Connection connection, int timeoutMillis, Work<T> work)
            throws SQLException {
        return run(connection, timeoutMillis, DURABLE, work);
    }

    private static <T extends @Nullable Object> T run(
            Connection connection, int timeoutMillis, String settings, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int networkTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, timeoutMillis);
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
                connection.setAutoCommit(autoCommit);
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The transaction ends with the connection.
            cause.addSuppressed(e);
        }
    }
}
