// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.proof.PruneRecord.Act;
import org.jspecify.annotations.Nullable;

/**
 * One transaction that removes records. It locks all chains first, in one order, so that neither a node's own appending nor
 * another removal comes in between, and appends to each chain what it removes from it.
 */
final class RemovalTransaction {
    private static final String BLANK =
            "update consent set erased = ?, salt = null, id = null, at = null, until = null,"
                    + " host = null, revision = null, language = null, banner = null, shown = null, granted = null,"
                    + " refused = null, method = null, client = null"
                    + " where number = ? and erased is null and removal is null";

    /** The beginning of a chain that says nothing any more. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes of a row, which nobody changes; no two of these are compared.
    private record Cut(long places, long removals, byte[] base, long lastNumber) {}

    private final Connection connection;
    private final Map<Integer, Chain> chains = new TreeMap<>();
    private final Map<Integer, Integer> erased = new TreeMap<>();

    RemovalTransaction(ProofDatabase database, Connection connection) throws SQLException {
        this.connection = connection;
        for (Chain chain : ChainTable.all(connection, database.lockingTheRows())) {
            chains.put(chain.number(), chain);
        }
    }

    /** Erases these rows, unless they are erased. Returns how many it erased. */
    int erase(List<Long> numbers) throws SQLException {
        Link link = new Link();
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement(ConsentTable.SELECT + "where c.number = ?");
                PreparedStatement update = connection.prepareStatement(BLANK)) {
            for (long number : numbers) {
                select.setLong(1, number);
                byte[] content;
                int chain;
                try (ResultSet result = select.executeQuery()) {
                    if (!result.next()) {
                        continue;
                    }
                    chain = result.getInt("chain");
                    Row row = ConsentTable.row(result);
                    // No hash can match a row that somebody has damaged. It is to be erased all the same.
                    content = row == null ? new byte[Hash.BYTES] : row.content(link);
                }
                update.setBytes(1, content);
                update.setLong(2, number);
                int updated = update.executeUpdate();
                erased.merge(chain, updated, Integer::sum);
                count += updated;
            }
        }
        return count;
    }

    /**
     * Records what was erased, and deletes the rows at the beginning of each chain that say nothing any more.
     *
     * @param before of a pruning; null for an erasure, which deletes no rows
     * @param maxRows how many rows of a chain to delete at most
     * @return the most rows that were deleted of one chain
     */
    int finish(@Nullable Instant before, int maxRows) throws SQLException {
        Act act = before == null ? Act.ERASE : Act.PRUNE;
        Instant at = Instant.now();
        long longest = 0;
        for (Chain chain : chains.values()) {
            Cut cut = before == null ? new Cut(0, 0, chain.base(), 0) : cut(chain, maxRows);
            int count = erased.getOrDefault(chain.number(), 0);
            if (count == 0 && cut.places() == 0) {
                continue;
            }
            PruneRecord last = RemovalTable.last(connection, chain.number());
            // What the store says of the beginning is not to be believed for want of a removal: it is left for
            // verification to find.
            PruneRecord removal = new PruneRecord(
                    act,
                    before,
                    count,
                    last.total() + count + cut.removals(),
                    last.cut() + cut.places(),
                    cut.places() == 0 ? last.base() : Hash.hex(cut.base()));
            // Before the rows go, so that no number is given twice.
            RemovalTable.append(connection, chain, removal, at);
            if (cut.places() > 0) {
                delete(chain, cut);
            }
            longest = Math.max(longest, cut.places());
        }
        return (int) longest;
    }

    private Cut cut(Chain chain, int maxRows) throws SQLException {
        long places = 0;
        long removals = 0;
        long removalsSince = 0;
        byte[] base = chain.base();
        long lastNumber = 0;
        long place = chain.pruned();
        try (PreparedStatement select = connection.prepareStatement(
                "select number, place, hash, erased, removal from consent where chain = ? order by number limit "
                        + maxRows)) {
            select.setInt(1, chain.number());
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && row.getLong("place") == place + 1) {
                    place++;
                    if (row.getBytes("erased") != null) {
                        places = place - chain.pruned();
                        removals += removalsSince;
                        removalsSince = 0;
                        base = row.getBytes("hash");
                        lastNumber = row.getLong("number");
                    } else if (row.getString("removal") != null) {
                        // Goes with the next erased record: the last removals of a chain stay.
                        removalsSince++;
                    } else {
                        break;
                    }
                }
            }
        }
        return new Cut(places, removals, base, lastNumber);
    }

    private void delete(Chain chain, Cut cut) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from consent where chain = ? and number <= ?")) {
            delete.setInt(1, chain.number());
            delete.setLong(2, cut.lastNumber());
            delete.executeUpdate();
        }
        ChainTable.prune(connection, chain.number(), chain.pruned() + cut.places(), cut.base());
    }
}
