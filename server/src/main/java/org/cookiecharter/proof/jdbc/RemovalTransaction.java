// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.cookiecharter.proof.chain.Chain;
import org.cookiecharter.proof.chain.ChainHash;
import org.cookiecharter.proof.chain.DocumentRecord;
import org.cookiecharter.proof.chain.EntryKind;
import org.cookiecharter.proof.chain.RemovalRecord;
import org.cookiecharter.proof.chain.RemovalRecord.Act;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that removes records. It locks all chains first, always in the same order, so that neither an appending
 * node nor another removal can interfere, and appends to each chain a record of what it removes from it.
 */
final class RemovalTransaction {
    private static final String ERASE =
            "update consent set erased = ?, salt = null, id = null, at = null, until = null,"
                    + " host = null, revision = null, language = null, banner = null, shown = null, granted = null,"
                    + " refused = null, method = null, client = null"
                    + " where number = ? and erased is null and removal is null and document is null";

    /** The beginning of a chain that consists of erased records, removals and documents. */
    @SuppressWarnings("ArrayRecordComponent") // The arrays are never changed, and instances never compared.
    private record ErasedBeginning(
            long places, long removals, List<StoredDocument> documents, byte[] base, long lastNumber) {}

    private final Connection connection;
    private final Map<Integer, Chain> chains = new TreeMap<>();
    private final Map<Integer, Integer> erased = new TreeMap<>();

    RemovalTransaction(ProofDatabase database, Connection connection) throws SQLException {
        this.connection = connection;
        for (Chain chain : ChainTable.all(connection, database.rowLockForUpdate())) {
            chains.put(chain.number(), chain);
        }
    }

    /**
     * Erases these rows unless they are erased already.
     *
     * @return the number of erased rows
     */
    int erase(List<Long> numbers) throws SQLException {
        ChainHash chainHash = new ChainHash();
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement(ConsentTable.SELECT + "where c.number = ?");
                PreparedStatement update = connection.prepareStatement(ERASE)) {
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
                    // No hash can match a damaged row, but it must be erased nevertheless.
                    content = row == null ? new byte[Sha256.BYTES] : row.content(chainHash);
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
     * Records the erased rows in the chains, and for a pruning deletes the erased rows at the beginning of each chain.
     *
     * @param before the moment of the pruning, or null for an erasure, which deletes no rows
     * @param maxRows the maximum number of rows to delete from a chain
     * @return the largest number of rows deleted from one chain
     */
    int finish(@Nullable Instant before, int maxRows) throws SQLException {
        Act act = before == null ? Act.ERASE : Act.PRUNE;
        Instant at = Instant.now();
        long maxDeleted = 0;
        for (Chain chain : chains.values()) {
            ErasedBeginning cut = before == null
                    ? new ErasedBeginning(0, 0, List.of(), chain.base(), 0)
                    : findErasedBeginning(chain, maxRows);
            int count = erased.getOrDefault(chain.number(), 0);
            if (count == 0 && cut.places() == 0) {
                continue;
            }
            RemovalRecord last = RemovalTable.last(connection, chain.number());
            // Without a recorded removal, the stored beginning of the chain is not trusted: it remains for verification
            // to find.
            RemovalRecord removal = new RemovalRecord(
                    act,
                    before,
                    count,
                    last.total() + count + cut.removals() + cut.documents().size(),
                    last.cut() + cut.places(),
                    cut.places() == 0 ? last.base() : Sha256.hex(cut.base()));
            // Appended before the rows are deleted, so that no number is assigned twice.
            Chain end = EntryTable.append(connection, chain, EntryKind.REMOVAL, removal.json(), at);
            for (StoredDocument moved : cut.documents()) {
                DocumentRecord entry = new DocumentRecord(moved.document(), moved.at(), moved.first());
                end = EntryTable.append(connection, end, EntryKind.DOCUMENT, entry.json(), at);
            }
            if (cut.places() > 0) {
                delete(chain, cut);
            }
            maxDeleted = Math.max(maxDeleted, cut.places());
        }
        return (int) maxDeleted;
    }

    private ErasedBeginning findErasedBeginning(Chain chain, int maxRows) throws SQLException {
        long places = 0;
        long removals = 0;
        long removalsSince = 0;
        List<StoredDocument> documents = new ArrayList<>();
        List<StoredDocument> documentsSince = new ArrayList<>();
        byte[] base = chain.base();
        long lastNumber = 0;
        long place = chain.pruned();
        try (PreparedStatement select = connection.prepareStatement(
                "select number, place, hash, erased, removal, document from consent where chain = ? order by number"
                        + " limit "
                        + maxRows)) {
            select.setInt(1, chain.number());
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && row.getLong("place") == place + 1) {
                    place++;
                    if (row.getBytes("erased") != null) {
                        places = place - chain.pruned();
                        removals += removalsSince;
                        removalsSince = 0;
                        documents.addAll(documentsSince);
                        documentsSince.clear();
                        base = row.getBytes("hash");
                        lastNumber = row.getLong("number");
                    } else if (row.getString("removal") != null) {
                        // Deleted with the next erased record: the last removals of a chain remain.
                        removalsSince++;
                    } else if (!DocumentTable.addTo(documentsSince, chain.node(), row)) {
                        break;
                    }
                }
            }
        }
        return new ErasedBeginning(places, removals, List.copyOf(documents), base, lastNumber);
    }

    private void delete(Chain chain, ErasedBeginning cut) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from consent where chain = ? and number <= ?")) {
            delete.setInt(1, chain.number());
            delete.setLong(2, cut.lastNumber());
            delete.executeUpdate();
        }
        ChainTable.prune(connection, chain.number(), chain.pruned() + cut.places(), cut.base());
    }
}
