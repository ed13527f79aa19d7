// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a name that is a part of a longer text, found without a copy of it. Immutable.
 *
 * <p>Which names share a place depends on the catalogue alone, so nobody outside can make it slow.
 */
final class NameTable<V> {
    private final @Nullable String[] names;
    private final @Nullable Object[] values;

    NameTable(Map<String, V> entries) {
        int length = Integer.highestOneBit(Math.max(1, entries.size())) * 4;
        names = new String[length];
        values = new Object[length];
        entries.forEach((name, value) -> {
            int place = place(hash(name, 0, name.length()), name, 0, name.length());
            names[place] = name;
            values[place] = value;
        });
    }

    /**
     * What belongs to this part of the text; null if nothing does.
     *
     * @param hash of the part, by {@link #hash}
     */
    @SuppressWarnings("unchecked") // Nothing but values of this type was put in.
    @Nullable
    V find(int hash, String text, int from, int to) {
        return (V) values[place(hash, text, from, to)];
    }

    static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    /** The hash with one more character. */
    static int hash(int before, char next) {
        return 31 * before + next;
    }

    private int place(int hash, String text, int from, int to) {
        int mask = names.length - 1;
        int place = ((hash * 0x9E3779B9) >>> 7) & mask;
        for (String name = names[place]; name != null; name = names[place]) {
            if (name.length() == to - from && text.startsWith(name, from)) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return place;
    }
}
