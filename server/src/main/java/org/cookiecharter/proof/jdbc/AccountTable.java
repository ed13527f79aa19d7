// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.jspecify.annotations.Nullable;

/** The table of the choices of accounts: one row for each account, with its last choice. */
final class AccountTable {
    private static final String FIND = "select record_id, at, until, choice from account where account = ?";
    /** Two devices may choose at the same time: the later choice stays, whichever is written first. */
    private static final String SAVE = "insert into account (account, record_id, at, until, choice)"
            + " values (?, ?, ?, ?, ?) on conflict (account) do update set at = excluded.at, until = excluded.until,"
            + " choice = excluded.choice where excluded.at >= account.at";

    private AccountTable() {}

    static @Nullable AccountChoice find(Connection connection, String account) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, account);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? new AccountChoice(
                                account,
                                row.getString("record_id"),
                                Instant.ofEpochSecond(row.getLong("at")),
                                Instant.ofEpochSecond(row.getLong("until")),
                                row.getString("choice"))
                        : null;
            }
        }
    }

    /** Saves a choice, unless the account has a later one. The id of its records never changes. */
    static void save(Connection connection, AccountChoice choice) throws SQLException {
        try (PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, choice.account());
            save.setString(2, choice.recordId());
            save.setLong(3, choice.at().getEpochSecond());
            save.setLong(4, choice.until().getEpochSecond());
            save.setString(5, choice.choice());
            save.executeUpdate();
        }
    }

    /** Deletes the choice of an account; has no effect if there is none. */
    static void delete(Connection connection, String account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from account where account = ?")) {
            delete.setString(1, account);
            delete.executeUpdate();
        }
    }

    /** Deletes the choices that ended before this moment. */
    static void deleteEndedBefore(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from account where until <= ?")) {
            delete.setLong(1, before.getEpochSecond());
            delete.executeUpdate();
        }
    }
}
