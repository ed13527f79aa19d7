// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.ChainHash;
import org.cookiecharter.proof.chain.EntryKind;

/**
 * The chain entries that are not consent records. They are rows of the consent table, so that all entries of a chain
 * have one order.
 */
final class EntryTable {
    private static final String INSERT =
            "insert into consent (chain, place, hash, salt, at, %s) values (?, ?, ?, ?, ?, ?)";

    private EntryTable() {}

    /**
     * Appends an entry to the end of a chain, which no other transaction can advance until this one ends.
     *
     * @return the chain with this entry
     */
    static Chain append(Connection connection, Chain chain, EntryKind kind, String json, Instant at)
            throws SQLException {
        byte[] salt = new byte[ChainHash.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ChainHash chainHash = new ChainHash();
        long place = chain.last() + 1;
        byte[] content = chainHash.content(kind, salt, at.getEpochSecond(), json);
        byte[] hash = chainHash.hash(chain.node(), place, chain.head(), content);
        try (PreparedStatement insert = connection.prepareStatement(INSERT.formatted(kind.text()))) {
            insert.setInt(1, chain.number());
            insert.setLong(2, place);
            insert.setBytes(3, hash);
            insert.setBytes(4, salt);
            insert.setLong(5, at.getEpochSecond());
            insert.setString(6, json);
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(ChainTable.ADVANCE)) {
            ChainTable.advance(update, chain.number(), place, hash);
        }
        return new Chain(chain.number(), chain.node(), chain.pruned(), chain.base(), place, hash);
    }
}
