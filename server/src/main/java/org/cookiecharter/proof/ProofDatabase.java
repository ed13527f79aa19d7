// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What differs between the databases that hold records. The tables, and what is done with them, are the same in each. */
interface ProofDatabase {
    /** What is done with a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** What messages call it. */
    String name();

    /** A connection for the one thread that writes: what it commits is durable. */
    Connection connect() throws SQLException;

    /** Lets go of what {@link #connect} gave, broken or whole. */
    void disconnect(Connection connection) throws SQLException;

    /** A connection of the caller's own that cannot write, for long work. */
    Connection connectToRead() throws SQLException;

    /** A short look at the store, on whichever connection is at hand. */
    <T> T look(Work<T> work) throws SQLException;

    /** All or nothing; of several at once one waits for the other where they write the same rows. */
    <T> T write(Connection connection, Transaction.Work<T> work) throws SQLException;

    /** One snapshot for several reads. Results that are read in steps take the memory of one step. */
    <T> T read(Connection connection, Transaction.Work<T> work) throws SQLException;

    /**
     * Claims a node's chain for this connection, before the first record of it is appended.
     *
     * @throws SQLException if another process appends to it and may not at the same time
     */
    void claim(Connection connection, String node) throws SQLException;

    /** What a query ends with that keeps others from deleting the row it found until the transaction ends. */
    String keepingTheRow();

    /** The end of a query that keeps others from changing the rows it found until the transaction ends. */
    String lockingTheRows();

    /** Whether the connection is of no more use, so that the next work takes a new one. */
    boolean isLost(Connection connection, SQLException e);

    /**
     * Looks whether the store is still where it was.
     *
     * @throws IOException if what was written just now is not where the next start will look for it
     */
    void requireInPlace() throws IOException;

    /** Makes sure that what was erased cannot be read from what lies beside the tables, as far as the database can. */
    void overwrite(Connection connection) throws SQLException;

    /** What the database finds wrong with its own storage; null if it finds nothing, or does not look. */
    @Nullable
    String fault(Statement statement) throws SQLException;

    /** Whether what it threw means that its storage is damaged. */
    boolean isDamage(SQLException e);

    /** What went wrong with which store, and the mend. */
    IOException failure(SQLException e);

    /** The same for who asked at once: a wrong store is a wrong argument, all else is the machine's. */
    RuntimeException unchecked(SQLException e);

    /** Lets go of all that it holds itself. */
    void close() throws SQLException;
}
