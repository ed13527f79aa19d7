// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of values by name, which finds a name that is part of a longer text without copying it. Immutable.
 *
 * <p>Collisions depend on the catalogue alone, so clients cannot make look-ups slow.
 */
final class NameTable<V> {
    private final @Nullable String[] names;
    private final @Nullable Object[] values;

    NameTable(Map<String, V> entries) {
        int length = Integer.highestOneBit(Math.max(1, entries.size())) * 4;
        names = new String[length];
        values = new Object[length];
        entries.forEach((name, value) -> {
            int slot = slot(hash(name, 0, name.length()), name, 0, name.length());
            names[slot] = name;
            values[slot] = value;
        });
    }

    /**
     * Returns the value of the name that is this part of the text, or null if there is none.
     *
     * @param hash the hash of this part, computed by {@link #hash}
     */
    @SuppressWarnings("unchecked") // The constructor stores only values of this type.
    @Nullable
    V find(int hash, String text, int from, int to) {
        return (V) values[slot(hash, text, from, to)];
    }

    static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    /** Returns the hash after one more character. */
    static int hash(int before, char next) {
        return 31 * before + next;
    }

    private int slot(int hash, String text, int from, int to) {
        int mask = names.length - 1;
        int slot = ((hash * 0x9E3779B9) >>> 7) & mask;
        for (String name = names[slot]; name != null; name = names[slot]) {
            if (name.length() == to - from && text.startsWith(name, from)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
