// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of one connection that are executed again and again, each prepared once, which takes longer than to
 * execute it. They end with the connection. Of one thread at a time.
 */
final class PreparedStatements {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    /** Nobody closes it; what it returns is closed before it is executed again. */
    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** Whether they are of this very connection. */
    @SuppressWarnings("ReferenceEquality")
    boolean areOf(Connection one) {
        return connection == one;
    }

    /** After a failure: a batch that was not executed would be by the next. */
    void forget() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
