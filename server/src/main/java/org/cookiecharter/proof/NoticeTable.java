// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.cookiecharter.proof.Discrepancy.Kind;
import org.jspecify.annotations.Nullable;

/** What was shown, each text once. */
final class NoticeTable {
    private static final String FIND = "select number, text from notice where hash = ?";

    private NoticeTable() {}

    /**
     * The number of this text, which is there from now on.
     *
     * @param keepingTheRow as the database ends a query that keeps others from deleting what it found
     */
    static int keep(PreparedStatements statements, NoticeSnapshot shown, String keepingTheRow) throws SQLException {
        Integer number = number(statements, shown, keepingTheRow);
        if (number != null) {
            return number;
        }
        PreparedStatement insert =
                statements.of("insert into notice (hash, text) values (?, ?) on conflict (hash) do nothing");
        insert.setString(1, shown.hash());
        insert.setString(2, shown.json());
        insert.executeUpdate();
        // By us, or by another node a moment before.
        number = number(statements, shown, keepingTheRow);
        if (number == null) {
            throw new SQLException("the text " + shown.hash() + " does not stay");
        }
        return number;
    }

    private static @Nullable Integer number(PreparedStatements statements, NoticeSnapshot shown, String keepingTheRow)
            throws SQLException {
        PreparedStatement select = statements.of("select number from notice where hash = ?" + keepingTheRow);
        select.setString(1, shown.hash());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : null;
        }
    }

    /** @throws SQLException also if the text is not what its hash says */
    static @Nullable NoticeSnapshot find(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new NoticeSnapshot(row.getString("text"), hash) : null;
            } catch (IllegalArgumentException e) {
                throw new SQLException("the text " + hash + " was changed", e);
            }
        }
    }

    /** @throws DiscrepancyException if a text is not what its hash says */
    static void verify(Connection connection) throws SQLException, DiscrepancyException {
        try (PreparedStatement select = connection.prepareStatement("select hash, text from notice");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String hash = row.getString("hash");
                if (!hash.equals(NoticeSnapshot.hashOf(row.getString("text")))) {
                    throw new DiscrepancyException(
                            new Discrepancy("", 0, Kind.TEXT, "the text %s was changed".formatted(hash)));
                }
            }
        }
    }
}
