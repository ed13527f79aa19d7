// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import org.cookiecharter.format.TextValue;
import org.cookiecharter.proof.DailyCount;

/**
 * The table of daily counts of events other than choices. Each node has rows of its own, so that no node waits for
 * another.
 */
final class DailyCountTable {
    private static final String ADD = "insert into daily_count (day, chain, kind, name, times) values (?, ?, ?, ?, ?)"
            + " on conflict (day, chain, kind, name) do update set times = daily_count.times + excluded.times";

    private DailyCountTable() {}

    static void add(Connection connection, int chain, Collection<DailyCount> counts) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (DailyCount count : counts) {
                add.setLong(1, count.day().toEpochDay());
                add.setInt(2, chain);
                add.setString(3, count.kind().text());
                add.setString(4, count.name());
                add.setLong(5, count.times());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    /** Passes the counts from the first day to the last, both inclusive, to the action in order of days. */
    static void forEach(Connection connection, LocalDate from, LocalDate to, Consumer<DailyCount> action)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select day, kind, name, times from daily_count where day >= ? and day <= ? order by day")) {
            select.setFetchSize(ConsentTable.FETCH_SIZE);
            select.setLong(1, from.toEpochDay());
            select.setLong(2, to.toEpochDay());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    action.accept(count(row));
                }
            }
        }
    }

    private static DailyCount count(ResultSet row) throws SQLException {
        try {
            return new DailyCount(
                    LocalDate.ofEpochDay(row.getLong("day")),
                    Objects.requireNonNull(
                            TextValue.parse(DailyCount.Kind.class, row.getString("kind")), "the kind is unknown"),
                    row.getString("name"),
                    row.getLong("times"));
        } catch (RuntimeException e) {
            // Another program wrote this row.
            throw new SQLException("a row of daily_count is invalid: " + e.getMessage(), e);
        }
    }

    /** Deletes the counts of all days before this one. */
    static void deleteBefore(Connection connection, LocalDate before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from daily_count where day < ?")) {
            delete.setLong(1, before.toEpochDay());
            delete.executeUpdate();
        }
    }
}
