// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of one node's chain at some moment. If it was saved outside the store (in a log, in a visitor's receipt),
 * {@link ProofStore#verify} later detects changes to earlier records: anyone who can write to the store can create a
 * new chain, but not one that contains this hash.
 *
 * @param node the name of the node; 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}
 * @param place the number of entries in the chain: records, including erased and pruned ones, removals and
 *     documents; at least 0
 * @param hash the hash of the last of them; 64 lower-case hex digits
 */
public record ChainHead(String node, long place, String hash) {
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if a component violates its rule */
    public ChainHead {
        requireNode(node);
        if (place < 0) {
            throw new IllegalArgumentException("place (" + place + ") must be at least 0");
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash (" + hash + ") must be 64 lower-case hex digits");
        }
    }

    public static boolean isNode(@Nullable String name) {
        return name != null && NODE.matcher(name).matches();
    }

    public static String requireNode(String node) {
        if (!isNode(node)) {
            throw new IllegalArgumentException("node (" + node + ") must be 1 to 64 letters, digits, . _ and -");
        }
        return node;
    }
}
