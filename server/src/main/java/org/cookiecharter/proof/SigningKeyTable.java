// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.choice.SigningKey;
import org.cookiecharter.choice.SigningKeys;

/** Random bytes that are made with a store or later, and leave it never but through {@link ProofStore}. */
final class SigningKeyTable {
    private static final int BYTES = 32;
    private static final String KEY = "signing key";
    private static final String SALT = "salt of clients";

    private SigningKeyTable() {}

    /** What a new store needs. */
    static void make(Connection connection) throws SQLException {
        addKey(connection, Instant.EPOCH);
        add(connection, SALT, Instant.EPOCH);
    }

    /** @param since from when on it signs, in whole seconds */
    static void addKey(Connection connection, Instant since) throws SQLException {
        add(connection, KEY, since);
    }

    private static void add(Connection connection, String purpose, Instant since) throws SQLException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into signing_key (purpose, since, bytes) values (?, ?, ?)")) {
            insert.setString(1, purpose);
            insert.setLong(2, since.getEpochSecond());
            insert.setBytes(3, secret);
            insert.executeUpdate();
        }
    }

    static void dropKeys(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from signing_key where purpose = ?")) {
            delete.setString(1, KEY);
            delete.executeUpdate();
        }
    }

    static SigningKeys keys(Connection connection) throws SQLException {
        List<SigningKey> keys = new ArrayList<>();
        try (PreparedStatement select = select(connection, KEY);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(new SigningKey(Instant.ofEpochSecond(row.getLong("since")), row.getBytes("bytes")));
            }
        }
        if (keys.isEmpty()) {
            throw lost(KEY);
        }
        return new SigningKeys(keys);
    }

    static byte[] salt(Connection connection) throws SQLException {
        try (PreparedStatement select = select(connection, SALT);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw lost(SALT);
            }
            return row.getBytes("bytes");
        }
    }

    private static PreparedStatement select(Connection connection, String purpose) throws SQLException {
        PreparedStatement select = connection.prepareStatement(
                "select since, bytes from signing_key where purpose = ? order by since, number");
        select.setString(1, purpose);
        return select;
    }

    private static SQLException lost(String purpose) {
        return new SQLException("it has lost its " + purpose);
    }
}
