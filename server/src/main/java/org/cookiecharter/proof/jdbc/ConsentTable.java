// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * The table of consent records. The ids of a list are separated by spaces, which no id contains; times are seconds
 * since the epoch.
 */
public final class ConsentTable {
    static final String INSERT =
            "insert into consent (chain, place, hash, salt, id, at, until, host, revision, language,"
                    + " banner, shown, granted, refused, method, client)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String SELECT = "select c.number, c.chain, c.place, c.hash, c.erased, c.salt, c.id, c.at, c.until,"
            + " c.host, c.revision, c.language, c.banner, c.granted, c.refused, c.method, c.client, c.removal, c.document,"
            + " s.hash as shown, n.node from consent c left join notice s on s.number = c.shown left join chain n on"
            + " n.number = c.chain ";
    public static final String FIND =
            SELECT + "where c.id = ? and c.removal is null and c.document is null order by c.at, c.number";

    /** The number of rows fetched from the database at once, if it supports this. */
    static final int FETCH_SIZE = 1_000;

    private ConsentTable() {}

    /** Adds a record to the batch of the insert statement. */
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
                    found.add(storedRecord(result));
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * Passes the records of a period to the action, in the order of the index by time, so that the database need not
     * sort.
     *
     * @return the number of records
     */
    static long forEach(Connection connection, Instant from, Instant to, Consumer<StoredRecord> action)
            throws SQLException {
        long records = 0;
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + "where c.at >= ? and c.at < ? and c.removal is null and c.document is null order by c.at,"
                + " c.number")) {
            select.setFetchSize(FETCH_SIZE);
            select.setLong(1, from.getEpochSecond());
            select.setLong(2, to.getEpochSecond());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    action.accept(storedRecord(result));
                    records++;
                }
            }
        }
        return records;
    }

    /**
     * Returns the rows of a chain after the one with this number, oldest first.
     *
     * @param limit the maximum number of rows
     */
    static List<FeedEntry> after(Connection connection, int chain, long number, int limit) throws SQLException {
        List<FeedEntry> entries = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "where c.chain = ? and c.number > ? order by c.number limit ?")) {
            select.setInt(1, chain);
            select.setLong(2, number);
            select.setInt(3, limit);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    boolean isRecord = result.getString("removal") == null
                            && result.getString("document") == null
                            && result.getObject("salt") != null;
                    entries.add(new FeedEntry(
                            chain,
                            result.getLong("place"),
                            result.getLong("number"),
                            isRecord ? storedRecord(result) : null));
                }
            }
        }
        return entries;
    }

    private static StoredRecord storedRecord(ResultSet result) throws SQLException {
        try {
            ChainHead head = new ChainHead(
                    result.getString("node"), result.getLong("place"), Sha256.hex(result.getBytes("hash")));
            return new StoredRecord(
                    head,
                    Objects.requireNonNull(row(result), "it is not a record").toRecord());
        } catch (RuntimeException e) {
            // Another program wrote this row.
            throw new SQLException("row " + result.getLong("number") + ": " + e.getMessage(), e);
        }
    }

    /** Returns the content of a row, or null if a column is missing, as in an erased record. */
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

    /** Returns whether all columns are empty that an erased record may not have. */
    static boolean isBlank(ResultSet result) throws SQLException {
        return result.getObject("salt") == null
                && result.getObject("at") == null
                && result.getObject("removal") == null
                && result.getObject("document") == null
                && isWithoutRecord(result);
    }

    /**
     * Returns whether all columns of a consent record are empty. A removal or a document must not have any, because they are
     * not part of its hash.
     */
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
