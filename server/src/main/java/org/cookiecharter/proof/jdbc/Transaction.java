// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The SQLite transactions. Without auto-commit, the driver would begin the next transaction at the end of the last, and
 * so lock the file for writing permanently.
 */
public enum Transaction {
    /** A transaction with one snapshot for several reads. */
    READ("begin"),
    /**
     * A transaction that acquires the write lock at its beginning, and waits for it; a transaction that has already
     * read cannot wait.
     */
    WRITE("begin immediate");

    private final String begin;

    Transaction(String begin) {
        this.begin = begin;
    }

    public interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    public <T> T run(Connection connection, Work<T> work) throws SQLException {
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
            // After a full disk or an I/O error, SQLite has already rolled back.
            cause.addSuppressed(e);
        }
    }
}
