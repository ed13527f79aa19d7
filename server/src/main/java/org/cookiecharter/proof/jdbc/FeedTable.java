// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.cookiecharter.proof.chain.Chain;

/** The tables of feeds and of their positions in each chain. */
final class FeedTable {
    /** The last acknowledged row of a chain: its place in the chain, and its number in the table of records. */
    record Position(long place, long number) {
        static final Position START = new Position(0, 0);
    }

    private static final String LEASE =
            "update feed set owner = ?, until = ? where name = ? and (owner = ? or until <= ?)";
    private static final String RELEASE = "update feed set until = 0 where name = ? and owner = ?";
    private static final String SAVE =
            "insert into feed_position (feed, chain, place, number) values (?, ?, ?, ?) on conflict (feed, chain)"
                    + " do update set place = excluded.place, number = excluded.number"
                    + " where feed_position.place < excluded.place";

    private FeedTable() {}

    /** Creates a feed at the ends of all chains, unless it exists. */
    static void create(Connection connection, String feed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into feed (name, owner, until) values (?, '', 0) on conflict (name) do nothing")) {
            insert.setString(1, feed);
            if (insert.executeUpdate() == 0) {
                return;
            }
        }
        for (Chain chain : ChainTable.all(connection)) {
            save(connection, feed, chain.number(), new Position(chain.last(), lastNumber(connection, chain.number())));
        }
    }

    private static long lastNumber(Connection connection, int chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select number from consent where chain = ? order by number desc limit 1")) {
            select.setInt(1, chain);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * Makes this owner the only one to read the feed.
     *
     * @param now the current time, in seconds since the epoch
     * @return false if another owner reads it
     */
    static boolean lease(Connection connection, String feed, String owner, long now, long until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LEASE)) {
            update.setString(1, owner);
            update.setLong(2, until);
            update.setString(3, feed);
            update.setString(4, owner);
            update.setLong(5, now);
            return update.executeUpdate() > 0;
        }
    }

    static int release(Connection connection, String feed, String owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setString(1, feed);
            update.setString(2, owner);
            return update.executeUpdate();
        }
    }

    /** Moves a position forward; has no effect if it is there or further. */
    static int save(Connection connection, String feed, int chain, Position position) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
            insert.setString(1, feed);
            insert.setInt(2, chain);
            insert.setLong(3, position.place());
            insert.setLong(4, position.number());
            return insert.executeUpdate();
        }
    }

    /** Returns the positions of a feed by the number of the chain. */
    static Map<Integer, Position> positions(Connection connection, String feed) throws SQLException {
        Map<Integer, Position> positions = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select chain, place, number from feed_position where feed = ?")) {
            select.setString(1, feed);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getInt("chain"), new Position(row.getLong("place"), row.getLong("number")));
                }
            }
        }
        return positions;
    }
}
