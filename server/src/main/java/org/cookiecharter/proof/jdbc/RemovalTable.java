// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.time.Instant;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.ChainHash;
import org.cookiecharter.proof.chain.RemovalRecord;

/** The removals of records, which are rows of the consent table, so that all entries of a chain have one order. */
final class RemovalTable {
    private static final String LAST =
            "select removal from consent where chain = ? and removal is not null" + " order by number desc limit 1";
    private static final String INSERT =
            "insert into consent (chain, place, hash, salt, at, removal) values (?, ?, ?, ?, ?, ?)";

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

    /** Appends a removal to the end of a chain, which no other transaction can advance until this one ends. */
    static void append(Connection connection, Chain chain, RemovalRecord removal, Instant at) throws SQLException {
        byte[] salt = new byte[ChainHash.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ChainHash chainHash = new ChainHash();
        long place = chain.last() + 1;
        String text = removal.json();
        byte[] content = chainHash.removal(salt, at.getEpochSecond(), text);
        byte[] hash = chainHash.hash(chain.node(), place, chain.head(), content);
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
