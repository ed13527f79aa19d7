// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A cache of the prepared statements of one connection. Preparing them once is worthwhile, because it takes longer than
 * executing them. They are closed with the connection. Not thread-safe.
 */
final class PreparedStatements {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    /** Returns the statement, which callers must not close; they must close its results before executing it again. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** Returns whether the statements are of this connection. */
    @SuppressWarnings("ReferenceEquality")
    boolean belongTo(Connection other) {
        return connection == other;
    }

    /**
     * Closes all statements after a failure. Otherwise the next execution would include a batch that was not executed.
     */
    void closeAll() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
