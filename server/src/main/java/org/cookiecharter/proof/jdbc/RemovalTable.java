// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import org.cookiecharter.proof.chain.RemovalRecord;

/** The removals of records, which are rows of the consent table. */
final class RemovalTable {
    private static final String LAST =
            "select removal from consent where chain = ? and removal is not null" + " order by number desc limit 1";

    private RemovalTable() {}

    /** Returns the last removal of a chain, or {@link RemovalRecord#initial} if there is none. */
    static RemovalRecord last(Connection connection, int chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setInt(1, chain);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return RemovalRecord.initial();
                }
                RemovalRecord removal = RemovalRecord.parse(row.getString(1));
                if (removal == null) {
                    throw new SQLNonTransientException(
                            "the last removal of chain %d was changed; verify the store".formatted(chain),
                            ChainTable.CORRUPTED);
                }
                return removal;
            }
        }
    }
}
