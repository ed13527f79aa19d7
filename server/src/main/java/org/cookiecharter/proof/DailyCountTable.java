// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;

/** What was seen on a day, beside choices. Each node counts in rows of its own, so that none waits for another. */
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

    /** From the first of these days to the last, in their order. */
    static void forEach(Connection connection, LocalDate from, LocalDate to, Consumer<DailyCount> action)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select day, kind, name, times from daily_count where day >= ? and day <= ? order by day")) {
            select.setFetchSize(ConsentTable.STEP);
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
                    Objects.requireNonNull(DailyCount.Kind.of(row.getString("kind")), "the kind is not known"),
                    row.getString("name"),
                    row.getLong("times"));
        } catch (RuntimeException e) {
            // Someone else wrote this row.
            throw new SQLException("a row of daily counts: " + e.getMessage(), e);
        }
    }

    /** All days before this one. */
    static void drop(Connection connection, LocalDate before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from daily_count where day < ?")) {
            delete.setLong(1, before.toEpochDay());
            delete.executeUpdate();
        }
    }
}
