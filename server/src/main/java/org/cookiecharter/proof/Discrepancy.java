// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

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
