// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.Discrepancy.Kind;
import org.jspecify.annotations.Nullable;

/** The table of notices, which contains each one once. */
final class NoticeTable {
    private static final String FIND = "select number, text from notice where hash = ?";

    private NoticeTable() {}

    /**
     * Returns the number of this notice, and inserts it if it is missing.
     *
     * @param rowLock {@link ProofDatabase#rowLockForReference}
     */
    static int insertIfAbsent(PreparedStatements statements, NoticeSnapshot notice, String rowLock)
            throws SQLException {
        Integer number = number(statements, notice, rowLock);
        if (number != null) {
            return number;
        }
        PreparedStatement insert =
                statements.prepare("insert into notice (hash, text) values (?, ?) on conflict (hash) do nothing");
        insert.setString(1, notice.hash());
        insert.setString(2, notice.json());
        insert.executeUpdate();
        // This connection inserted it, or another node did so a moment earlier.
        number = number(statements, notice, rowLock);
        if (number == null) {
            throw new SQLException("notice " + notice.hash() + " was not stored");
        }
        return number;
    }

    private static @Nullable Integer number(PreparedStatements statements, NoticeSnapshot notice, String rowLock)
            throws SQLException {
        PreparedStatement select = statements.prepare("select number from notice where hash = ?" + rowLock);
        select.setString(1, notice.hash());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : null;
        }
    }

    /**
     * @return the notice, or null if there is none
     * @throws SQLException also if the text does not have this hash
     */
    static @Nullable NoticeSnapshot find(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new NoticeSnapshot(row.getString("text"), hash) : null;
            } catch (IllegalArgumentException e) {
                throw new SQLException("notice " + hash + " was changed", e);
            }
        }
    }

    /** @throws DiscrepancyException if a text does not have its hash */
    static void verify(Connection connection) throws SQLException, DiscrepancyException {
        try (PreparedStatement select = connection.prepareStatement("select hash, text from notice");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String hash = row.getString("hash");
                if (!hash.equals(NoticeSnapshot.hashOf(row.getString("text")))) {
                    throw new DiscrepancyException(
                            new Discrepancy("", 0, Kind.TEXT, "notice %s was changed".formatted(hash)));
                }
            }
        }
    }
}
