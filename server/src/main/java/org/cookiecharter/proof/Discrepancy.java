// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

/**
 * The first place where a store is not what was written.
 *
 * @param node the node whose chain it is in; empty if the store as a whole is meant
 * @param place the place in the chain, from 1; 0 where no single record is meant
 * @param kind what is wrong
 * @param message the same for people, in one line
 */
public record Discrepancy(String node, long place, Kind kind, String message) {
    /** What can be wrong. */
    public enum Kind {
        /** The record, or its hash, is not what was written. */
        CHANGED,
        /** The record is not there, though later ones are. */
        MISSING,
        /** The record stands elsewhere than it was written. */
        MOVED,
        /** The last records are not there. */
        CUT,
        /** A record that the chain's head does not know of. */
        ADDED,
        /** More records are gone or erased than the chain records removals of. */
        ERASED,
        /** The chain fits, but does not lead through a head that was noted down. */
        REWRITTEN,
        /** A text that was shown is not there, or not what it was. */
        TEXT,
        /** The store cannot be read here, or finds fault with itself. */
        DAMAGED
    }
}
