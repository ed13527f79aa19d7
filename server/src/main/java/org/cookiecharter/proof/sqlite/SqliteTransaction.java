// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.cookiecharter.proof.jdbc.ProofDatabase.TransactionWork;

/**
 * The transactions of SQLite. Without auto-commit, the driver would begin the next transaction at the end of the last, and
 * so lock the file for writing permanently.
 */
enum SqliteTransaction {
    /** A transaction with one snapshot for several reads. */
    READ("begin"),
    /**
     * A transaction that acquires the write lock at its beginning, and waits for it; a transaction that has already
     * read cannot wait.
     */
    WRITE("begin immediate");

    private final String begin;

    SqliteTransaction(String begin) {
        this.begin = begin;
    }

    /**
     * Runs work in a transaction, which is rolled back if the work fails.
     *
     * @throws SQLException if the work or the database fails
     */
    <T> T run(Connection connection, TransactionWork<T> work) throws SQLException {
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
