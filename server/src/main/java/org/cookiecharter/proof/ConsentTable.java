package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.choice.ChoiceMethod;

/** Records as rows. The ids of a list are parted by spaces, which no id holds; times are seconds since the epoch. */
final class ConsentTable {
    static final String CREATE = "create table consent (number integer primary key, id text, at integer not null, "
            + "host text not null, revision text not null, language text not null, "
            + "granted text not null, refused text not null, method text not null) strict";
    static final String INSERT = "insert into consent (id, at, host, revision, language, granted, refused, method) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?)";
    static final String FIND = "select number, id, at, host, revision, language, granted, refused, method "
            + "from consent where id = ? order by at, number";

    private ConsentTable() {}

    static void insert(PreparedStatement insert, ConsentRecord record) throws SQLException {
        insert.setString(1, record.id());
        insert.setLong(2, record.at().getEpochSecond());
        insert.setString(3, record.host());
        insert.setString(4, record.revision());
        insert.setString(5, record.language());
        insert.setString(6, String.join(" ", record.granted()));
        insert.setString(7, String.join(" ", record.refused()));
        insert.setString(8, record.method().text());
        insert.executeUpdate();
    }

    static List<ConsentRecord> find(Connection connection, String id) throws SQLException {
        List<ConsentRecord> found = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, id);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    found.add(record(row));
                }
            }
        }
        return List.copyOf(found);
    }

    private static ConsentRecord record(ResultSet row) throws SQLException {
        String method = row.getString("method");
        try {
            return new ConsentRecord(
                    row.getString("id"),
                    Instant.ofEpochSecond(row.getLong("at")),
                    row.getString("host"),
                    row.getString("revision"),
                    row.getString("language"),
                    ids(row.getString("granted")),
                    ids(row.getString("refused")),
                    Objects.requireNonNull(ChoiceMethod.of(method), () -> "method (" + method + ") is not known"));
        } catch (RuntimeException e) {
            // Someone else wrote this row.
            throw new SQLException("row " + row.getLong("number") + ": " + e.getMessage(), e);
        }
    }

    private static List<String> ids(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
