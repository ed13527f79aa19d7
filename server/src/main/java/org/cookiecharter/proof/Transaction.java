// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * All or nothing on one connection. The driver's own way, without auto-commit, would begin the next transaction with the
 * end of the last, and so hold the file's write lock for ever.
 */
enum Transaction {
    /** One snapshot for several reads. */
    READ("begin"),
    /** Takes the write lock at once, and waits for it, which a transaction that has read before cannot. */
    WRITE("begin immediate");

    private final String begin;

    Transaction(String begin) {
        this.begin = begin;
    }

    interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    <T> T run(Connection connection, Work<T> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(begin);
            try {
                T result = work.run(statement);
                statement.execute("commit");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(statement, e);
                throw e;
            }
        }
    }

    private static void rollBack(Statement statement, Throwable cause) {
        try {
            statement.execute("rollback");
        } catch (SQLException e) {
            // After a full disk or a failed read or write SQLite has rolled back by itself.
            cause.addSuppressed(e);
        }
    }
}
