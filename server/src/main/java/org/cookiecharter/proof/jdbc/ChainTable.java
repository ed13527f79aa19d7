// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.ChainHash;
import org.jspecify.annotations.Nullable;

/**
 * The table of chains, which contains the end of each node's chain. The first row is that of a node without a
 * configured name.
 */
public final class ChainTable {
    private static final String COLUMNS = "select number, node, pruned, base, last, head from chain ";

    static final String FIND = COLUMNS + "where node = ?";
    static final String ADVANCE = "update chain set last = ?, head = ? where number = ?";

    /** The SQLSTATE of corrupted data. */
    public static final String CORRUPTED = "XX001";

    private ChainTable() {}

    public static void create(Connection connection, String node) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into chain (node, pruned, base, last, head) values (?, 0, ?, 0, ?) on conflict (node) do"
                        + " nothing")) {
            insert.setString(1, node);
            insert.setBytes(2, ChainHash.initialHash());
            insert.setBytes(3, ChainHash.initialHash());
            insert.executeUpdate();
        }
    }

    static List<Chain> all(Connection connection) throws SQLException {
        return all(connection, "");
    }

    /** @param lock {@link ProofDatabase#rowLockForUpdate}, or empty to read only */
    static List<Chain> all(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "order by number" + lock)) {
            return read(select);
        }
    }

    /**
     * Finds the chain of a node.
     *
     * @param node the name of the node, or null for the first chain
     * @return the chain, or null if there is none
     */
    public static @Nullable Chain find(Connection connection, @Nullable String node) throws SQLException {
        return find(connection, node, "");
    }

    /** @param lock {@link ProofDatabase#rowLockForUpdate}, or empty to read only */
    static @Nullable Chain find(Connection connection, @Nullable String node, String lock) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement((node == null ? COLUMNS + "order by number limit 1" : FIND) + lock)) {
            return find(select, node);
        }
    }

    /**
     * Returns the chain of a node, or null if there is none.
     *
     * @param select {@link #FIND}, with or without a lock, if there is a node
     */
    public static @Nullable Chain find(PreparedStatement select, @Nullable String node) throws SQLException {
        if (node != null) {
            select.setString(1, node);
        }
        List<Chain> found = read(select);
        return found.isEmpty() ? null : found.get(0);
    }

    /** @param update the statement {@link #ADVANCE} */
    static void advance(PreparedStatement update, int number, long last, byte[] head) throws SQLException {
        update.setLong(1, last);
        update.setBytes(2, head);
        update.setInt(3, number);
        update.executeUpdate();
    }

    static void prune(Connection connection, int number, long pruned, byte[] base) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update chain set pruned = ?, base = ? where number = ?")) {
            update.setLong(1, pruned);
            update.setBytes(2, base);
            update.setInt(3, number);
            update.executeUpdate();
        }
    }

    private static List<Chain> read(PreparedStatement select) throws SQLException {
        List<Chain> chains = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int number = row.getInt("number");
                String node = row.getString("node");
                byte[] base = row.getBytes("base");
                byte[] head = row.getBytes("head");
                if (!ChainHead.isNode(node) || !Sha256.isHash(base) || !Sha256.isHash(head)) {
                    throw new SQLException("the row of chain %d was changed".formatted(number), CORRUPTED);
                }
                chains.add(new Chain(number, node, row.getLong("pruned"), base, row.getLong("last"), head));
            }
        }
        return chains;
    }
}
