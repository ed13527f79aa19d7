// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.Instant;
import java.util.List;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param records the number of records read, up to the first discrepancy
 * @param erased the number of them that had been erased or pruned; only the place of such a record can be verified
 * @param heads the end of each chain, to be saved for the next verification
 * @param removals the removals that the chains record, for each node that has any
 * @param documents the documents whose hashes the chains contain
 * @param uncompared the saved heads whose places have been pruned since, so that they can no longer be compared
 * @param discrepancy the first discrepancy, or null if there is none
 */
public record Verification(
        long records,
        long erased,
        List<ChainHead> heads,
        List<RemovalSummary> removals,
        List<StoredDocument> documents,
        List<ChainHead> uncompared,
        @Nullable Discrepancy discrepancy) {
    /**
     * A summary of the removals that the chain of one node records.
     *
     * @param node the name of the node
     * @param lastGone the last place of the deleted beginning of the chain, or 0 if nothing was deleted
     * @param removed the number of deleted or erased entries
     * @param before the latest moment passed to a pruning, which removed choices that had ended by then, or null if nothing
     *     was pruned since the first remaining entry
     * @param at the time of the last removal
     */
    public record RemovalSummary(
            String node,
            long lastGone,
            long removed,
            @Nullable Instant before,
            Instant at) {}

    /**
     * The first place at which the content of a store differs from what was written.
     *
     * @param node the node whose chain is affected; empty if the store as a whole is
     * @param place the place in the chain, from 1; 0 if no single record is affected
     * @param kind the kind of discrepancy
     * @param message a description for people, in one line
     */
    public record Discrepancy(String node, long place, Kind kind, String message) {
        /** The kinds of discrepancies. */
        public enum Kind {
            /** The record or its hash was changed. */
            CHANGED,
            /** The record is missing, but later ones exist. */
            MISSING,
            /** The record is at another place than where it was written. */
            MOVED,
            /** The last records are missing. */
            CUT,
            /** The record is unknown to the head of the chain. */
            ADDED,
            /** The number of missing and erased records differs from the number of removals that the chain records. */
            ERASED,
            /** The chain is consistent in itself, but does not contain a saved head. */
            REWRITTEN,
            /** A notice is missing or was changed. */
            TEXT,
            /** The store cannot be read at this place, or the database reports damage. */
            DAMAGED
        }
    }

    public Verification {
        heads = List.copyOf(heads);
        removals = List.copyOf(removals);
        documents = List.copyOf(documents);
        uncompared = List.copyOf(uncompared);
    }

    /** Returns whether there is no discrepancy and every saved head was compared. */
    public boolean isIntact() {
        return discrepancy == null && uncompared.isEmpty();
    }
}
