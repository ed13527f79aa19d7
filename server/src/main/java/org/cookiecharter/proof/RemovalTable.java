// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.time.Instant;

/** Removals as rows among the records, so that all entries of a chain stand in one order. */
final class RemovalTable {
    private static final String LAST =
            "select removal from consent where chain = ? and removal is not null" + " order by number desc limit 1";
    private static final String INSERT =
            "insert into consent (chain, place, hash, salt, at, removal) values (?, ?, ?, ?, ?, ?)";

    private RemovalTable() {}

    /** The last removal of a chain; {@link PruneRecord#none} if there is none. */
    static PruneRecord last(Connection connection, int chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setInt(1, chain);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return PruneRecord.none();
                }
                PruneRecord removal = PruneRecord.of(row.getString(1));
                if (removal == null) {
                    throw new SQLNonTransientException(
                            "the last removal of chain %d was changed; verify the store".formatted(chain),
                            ChainTable.CORRUPTED);
                }
                return removal;
            }
        }
    }

    /** Appends a removal to the end of a chain, which nobody else can advance until the transaction ends. */
    static void append(Connection connection, Chain chain, PruneRecord removal, Instant at) throws SQLException {
        byte[] salt = new byte[Link.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Link link = new Link();
        long place = chain.last() + 1;
        String text = removal.json();
        byte[] content = link.removal(salt, at.getEpochSecond(), text);
        byte[] hash = link.hash(chain.node(), place, chain.head(), content);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, chain.number());
            insert.setLong(2, place);
            insert.setBytes(3, hash);
            insert.setBytes(4, salt);
            insert.setLong(5, at.getEpochSecond());
            insert.setString(6, text);
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(ChainTable.ADVANCE)) {
            ChainTable.advance(update, chain.number(), place, hash);
        }
    }
}
