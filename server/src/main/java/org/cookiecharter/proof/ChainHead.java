// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain of one node had come at some moment. Noted down outside of the store (in a log, in a visitor's
 * receipt) it later tells whether what came before is still what it was, {@link ProofStore#verify}: who can write the
 * store can make a new chain, but not one that leads through this hash.
 *
 * @param node the name of the node; 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}
 * @param place the number of entries that the chain had: records, those erased and pruned included, and removals; from 0
 * @param hash the hash of the last of them; 64 lower-case hex digits
 */
public record ChainHead(String node, long place, String hash) {
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if a component breaks its rule */
    public ChainHead {
        requireNode(node);
        if (place < 0) {
            throw new IllegalArgumentException("place (" + place + ") must be at least 0");
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash (" + hash + ") must be 64 lower-case hex digits");
        }
    }

    static boolean isNode(@Nullable String name) {
        return name != null && NODE.matcher(name).matches();
    }

    static String requireNode(String node) {
        if (!isNode(node)) {
            throw new IllegalArgumentException("node (" + node + ") must be 1 to 64 letters, digits, . _ and -");
        }
        return node;
    }
}
