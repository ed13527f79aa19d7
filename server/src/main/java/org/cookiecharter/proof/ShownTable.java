package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.cookiecharter.proof.Misfit.Kind;
import org.jspecify.annotations.Nullable;

/** What was shown, each text once. */
final class ShownTable {
    private static final String FIND = "select number, text from shown where hash = ?";

    private ShownTable() {}

    /** The number of this text, which is there from now on. */
    static int keep(Connection connection, ShownText shown) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select number from shown where hash = ?")) {
            select.setString(1, shown.hash());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getInt(1);
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into shown (hash, text) values (?, ?) returning number")) {
            insert.setString(1, shown.hash());
            insert.setString(2, shown.json());
            try (ResultSet row = insert.executeQuery()) {
                return row.getInt(1);
            }
        }
    }

    /** @throws SQLException also where the text is not what its hash says */
    static @Nullable ShownText find(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new ShownText(row.getString("text"), hash) : null;
            } catch (IllegalArgumentException e) {
                throw new SQLException("the text " + hash + " was changed", e);
            }
        }
    }

    /** @throws MisfitException where a text is not what its hash says */
    static void verify(Connection connection) throws SQLException, MisfitException {
        try (PreparedStatement select = connection.prepareStatement("select hash, text from shown");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String hash = row.getString("hash");
                if (!hash.equals(ShownText.hashOf(row.getString("text")))) {
                    throw new MisfitException(new Misfit("", 0, Kind.TEXT, "the text %s was changed".formatted(hash)));
                }
            }
        }
    }
}
