// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The operations that differ between the supported databases. The tables and the statements on them are the same in
 * each.
 */
public interface ProofDatabase {
    /** Work in a transaction. */
    @FunctionalInterface
    interface TransactionWork<T> {
        /** Does the work with a statement of the transaction. */
        T run(Statement statement) throws SQLException;
    }

    /** A task that uses a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Returns the name of the store in messages. */
    String name();

    /** Opens a connection for the writing thread, whose commits are durable. */
    Connection connect() throws SQLException;

    /** Closes a connection that {@link #connect} opened, whether it is broken or not. */
    void disconnect(Connection connection) throws SQLException;

    /** Opens a read-only connection for the exclusive use of a long-running task. */
    Connection connectToRead() throws SQLException;

    /** Runs a short read-only task on any available connection. */
    <T> T readBriefly(Work<T> work) throws SQLException;

    /** Runs a task in a write transaction. Concurrent transactions that write the same rows wait for each other. */
    <T> T write(Connection connection, TransactionWork<T> work) throws SQLException;

    /** Runs a task on one snapshot of the store. Results that are fetched in batches use the memory of one batch. */
    <T> T read(Connection connection, TransactionWork<T> work) throws SQLException;

    /**
     * Claims a node's chain for this connection, before it appends its first record.
     *
     * @throws SQLException if another process appends to the chain and this database does not allow both
     */
    void claim(Connection connection, String node) throws SQLException;

    /** Returns the end of a query that prevents others from deleting the row it finds until the transaction ends. */
    String rowLockForReference();

    /** Returns the end of a query that prevents others from changing the rows it finds until the transaction ends. */
    String rowLockForUpdate();

    /** Returns whether the connection is unusable, so that the next task needs a new one. */
    boolean isLost(Connection connection, SQLException e);

    /**
     * Checks that the database has not been moved or replaced.
     *
     * @throws IOException if the next startup would not find the data that was just written
     */
    void requireNotMoved() throws IOException;

    /** Overwrites erased data in files beside the tables, as far as the database can. */
    void overwriteErasedData(Connection connection) throws SQLException;

    /** Returns the damage that the database finds in its own storage, or null if it finds none or does not check. */
    @Nullable
    String findDamage(Statement statement) throws SQLException;

    /** Returns whether the exception means that the storage is damaged. */
    boolean isDamage(SQLException e);

    /** Returns an exception whose message names the store, the error and the fix. */
    IOException failure(SQLException e);

    /**
     * Returns the exception for a caller that waits for the result: an {@link IllegalArgumentException} if the store is
     * the wrong one, otherwise an {@link java.io.UncheckedIOException}.
     */
    RuntimeException unchecked(SQLException e);

    /** Closes the resources that this database opened itself. */
    void close() throws SQLException;
}
