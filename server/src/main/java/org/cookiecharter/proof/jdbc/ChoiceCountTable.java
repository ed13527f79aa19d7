// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChoiceCount;
import org.cookiecharter.proof.ConsentRecord;

/**
 * The table of choice counts: equal choices of a day have one row, with their number. Each node has rows of its own, so
 * that no node waits for another. Days are counted from 1970-01-01.
 */
final class ChoiceCountTable {
    private static final String ADD =
            "insert into choice_count (day, chain, hash, language, method, granted, refused, times)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (day, chain, hash) do update set times = choice_count.times + excluded.times";

    private ChoiceCountTable() {}

    /** Adds these records, which are written in the same transaction, to the counts. */
    static void add(PreparedStatements statements, int chain, Collection<ConsentRecord> records) throws SQLException {
        Map<ChoiceCount, Integer> counts = new HashMap<>();
        records.forEach(record -> counts.merge(singleCount(record), 1, Integer::sum));
        PreparedStatement add = statements.prepare(ADD);
        for (Map.Entry<ChoiceCount, Integer> count : counts.entrySet()) {
            ChoiceCount choice = count.getKey();
            String granted = String.join(" ", choice.granted());
            String refused = String.join(" ", choice.refused());
            add.setLong(1, choice.day().toEpochDay());
            add.setInt(2, chain);
            // The key is a hash, because a list of ids may be longer than a PostgreSQL index allows.
            add.setBytes(3, hash(choice.language(), choice.method().text(), granted, refused));
            add.setString(4, choice.language());
            add.setString(5, choice.method().text());
            add.setString(6, granted);
            add.setString(7, refused);
            add.setLong(8, count.getValue());
            add.addBatch();
        }
        add.executeBatch();
    }

    private static ChoiceCount singleCount(ConsentRecord record) {
        return new ChoiceCount(
                LocalDate.ofInstant(record.at(), ZoneOffset.UTC),
                record.language(),
                record.method(),
                record.granted(),
                record.refused(),
                1);
    }

    /** Returns the hash of the parts, which contain no line breaks. */
    private static byte[] hash(String... parts) {
        MessageDigest digest = Sha256.newDigest();
        return digest.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Passes the counts from the first day to the last, both inclusive, to the action in order of days. */
    static void forEach(Connection connection, LocalDate from, LocalDate to, Consumer<ChoiceCount> action)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select day, language, method, granted, refused, times from choice_count"
                        + " where day >= ? and day <= ? order by day")) {
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

    private static ChoiceCount count(ResultSet row) throws SQLException {
        try {
            return new ChoiceCount(
                    LocalDate.ofEpochDay(row.getLong("day")),
                    row.getString("language"),
                    Objects.requireNonNull(ChoiceMethod.of(row.getString("method")), "the method is unknown"),
                    Row.ids(row.getString("granted")),
                    Row.ids(row.getString("refused")),
                    row.getLong("times"));
        } catch (RuntimeException e) {
            // Another program wrote this row.
            throw new SQLException("a row of choice_count is invalid: " + e.getMessage(), e);
        }
    }

    /** Deletes the counts of all days before this one. */
    static void deleteBefore(Connection connection, LocalDate before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from choice_count where day < ?")) {
            delete.setLong(1, before.toEpochDay());
            delete.executeUpdate();
        }
    }
}
