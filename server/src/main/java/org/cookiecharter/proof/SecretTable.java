package org.cookiecharter.proof;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Random bytes that are made with a store, and leave it never but through {@link ProofStore}. */
final class SecretTable {
    static final int BYTES = 32;
    static final String KEY = "signing key";
    static final String SALT = "salt of clients";

    private SecretTable() {}

    static void make(Connection connection, SecureRandom random) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into secret (purpose, bytes) values (?, ?)")) {
            for (String purpose : new String[] {KEY, SALT}) {
                byte[] secret = new byte[BYTES];
                random.nextBytes(secret);
                insert.setString(1, purpose);
                insert.setBytes(2, secret);
                insert.executeUpdate();
            }
        }
    }

    /** The newest of this purpose. */
    static byte[] read(Connection connection, String purpose) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select bytes from secret where purpose = ? order by number desc limit 1")) {
            select.setString(1, purpose);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("it has lost its " + purpose);
                }
                return row.getBytes(1);
            }
        }
    }
}
