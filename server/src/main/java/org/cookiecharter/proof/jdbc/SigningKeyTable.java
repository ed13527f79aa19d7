// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.choice.SigningKey;
import org.cookiecharter.choice.cookie.SigningKeys;

/**
 * The table of signing keys and of the salt. They are random bytes, and leave the store only through {@link
 * ProofStore}.
 */
public final class SigningKeyTable {
    private static final int BYTES = 32;
    private static final String KEY = "signing key";
    private static final String SALT = "salt of clients";

    private SigningKeyTable() {}

    /** Creates the first signing key and the salt of a new store. */
    public static void create(Connection connection) throws SQLException {
        addKey(connection, Instant.EPOCH);
        add(connection, SALT, Instant.EPOCH);
    }

    /** @param since the time from which the key signs, in whole seconds */
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

    static void deleteKeys(Connection connection) throws SQLException {
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
            throw missing(KEY);
        }
        return new SigningKeys(keys);
    }

    public static byte[] salt(Connection connection) throws SQLException {
        try (PreparedStatement select = select(connection, SALT);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw missing(SALT);
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

    private static SQLException missing(String purpose) {
        return new SQLException("the %s is missing".formatted(purpose));
    }
}
