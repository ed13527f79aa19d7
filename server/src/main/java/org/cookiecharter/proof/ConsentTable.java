// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records as rows. The ids of a list are parted by spaces, which no id holds; times are seconds since the epoch. */
final class ConsentTable {
    static final String INSERT =
            "insert into consent (chain, place, hash, salt, id, at, until, host, revision, language,"
                    + " banner, shown, granted, refused, method, client)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String SELECT = "select c.number, c.chain, c.place, c.hash, c.erased, c.salt, c.id, c.at, c.until,"
            + " c.host, c.revision, c.language, c.banner, c.granted, c.refused, c.method, c.client, c.removal, s.hash as shown,"
            + " n.node from consent c left join notice s on s.number = c.shown left join chain n on n.number = c.chain ";
    static final String FIND = SELECT + "where c.id = ? and c.removal is null order by c.at, c.number";

    /** How many rows are taken from the database at once, where it hands them out so. */
    static final int STEP = 1_000;

    private ConsentTable() {}

    /** To what the statement executes as one batch. */
    static void add(PreparedStatement insert, int chain, long place, byte[] hash, Row row, int shown)
            throws SQLException {
        insert.setInt(1, chain);
        insert.setLong(2, place);
        insert.setBytes(3, hash);
        insert.setBytes(4, row.salt());
        insert.setString(5, row.id());
        insert.setLong(6, row.at());
        insert.setLong(7, row.until());
        insert.setString(8, row.host());
        insert.setString(9, row.revision());
        insert.setString(10, row.language());
        insert.setString(11, row.banner());
        insert.setInt(12, shown);
        insert.setString(13, row.granted());
        insert.setString(14, row.refused());
        insert.setString(15, row.method());
        insert.setString(16, row.client());
        insert.addBatch();
    }

    static List<StoredRecord> find(Connection connection, String id) throws SQLException {
        List<StoredRecord> found = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, id);
            try (ResultSet result = find.executeQuery()) {
                while (result.next()) {
                    found.add(kept(result));
                }
            }
        }
        return List.copyOf(found);
    }

    /** In the order of the index by time, so that nothing is sorted. Returns how many they were. */
    static long forEach(Connection connection, Instant from, Instant to, Consumer<StoredRecord> action)
            throws SQLException {
        long records = 0;
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + "where c.at >= ? and c.at < ? and c.removal is null order by c.at, c.number")) {
            select.setFetchSize(STEP);
            select.setLong(1, from.getEpochSecond());
            select.setLong(2, to.getEpochSecond());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    action.accept(kept(result));
                    records++;
                }
            }
        }
        return records;
    }

    private static StoredRecord kept(ResultSet result) throws SQLException {
        try {
            ChainHead head =
                    new ChainHead(result.getString("node"), result.getLong("place"), Hash.hex(result.getBytes("hash")));
            return new StoredRecord(
                    head, Objects.requireNonNull(row(result), "it is no record").record());
        } catch (RuntimeException e) {
            // Someone else wrote this row.
            throw new SQLException("row " + result.getLong("number") + ": " + e.getMessage(), e);
        }
    }

    /** What the row says; null if it lacks something, as an erased one does. */
    static @Nullable Row row(ResultSet result) throws SQLException {
        byte[] salt = result.getBytes("salt");
        String host = result.getString("host");
        String revision = result.getString("revision");
        String language = result.getString("language");
        String banner = result.getString("banner");
        String shown = result.getString("shown");
        String granted = result.getString("granted");
        String refused = result.getString("refused");
        String method = result.getString("method");
        if (salt == null
                || host == null
                || revision == null
                || language == null
                || banner == null
                || shown == null
                || granted == null
                || refused == null
                || method == null) {
            return null;
        }
        return new Row(
                salt,
                result.getString("id"),
                result.getLong("at"),
                result.getLong("until"),
                host,
                revision,
                language,
                banner,
                shown,
                granted,
                refused,
                method,
                result.getString("client"));
    }

    /** Whether the row says nothing any more, as an erased one must. */
    static boolean isBlank(ResultSet result) throws SQLException {
        return result.getObject("salt") == null
                && result.getObject("at") == null
                && result.getObject("removal") == null
                && isWithoutRecord(result);
    }

    /** Whether the row says nothing of a record, as that of a removal must: nothing else of it is hashed. */
    static boolean isWithoutRecord(ResultSet result) throws SQLException {
        for (String column : new String[] {
            "id", "until", "host", "revision", "language", "banner", "shown", "granted", "refused", "method", "client"
        }) {
            if (result.getObject(column) != null) {
                return false;
            }
        }
        return true;
    }
}
