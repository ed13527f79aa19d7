// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.util.Collection;
import java.util.List;

/** An immutable set of {@link ElementName}s. */
public final class ElementNames {
    private final long[] table;

    private ElementNames(Collection<String> names) {
        // At least half of the table is empty, so that most look-ups of absent names need a single step.
        table = new long[Integer.highestOneBit(Math.max(1, names.size())) * 4];
        for (String name : names) {
            long number = ElementName.of(name);
            table[slot(table, number)] = number;
        }
    }

    /**
     * Returns a set of these names.
     *
     * @param names in lower case
     */
    public static ElementNames of(String... names) {
        return new ElementNames(List.of(names));
    }

    /**
     * Returns a set of these names.
     *
     * @param names in lower case
     */
    public static ElementNames of(Collection<String> names) {
        return new ElementNames(names);
    }

    /** @param names in lower case, separated by white space */
    static ElementNames listed(String names) {
        return new ElementNames(List.of(names.strip().split("\\s+")));
    }

    public boolean contains(long name) {
        return table[slot(table, name)] == name;
    }

    /**
     * Returns the index of a name in an open-addressing hash table, whose length is a power of two, or the index to
     * insert it at.
     */
    static int slot(long[] table, long name) {
        int mask = table.length - 1;
        int slot = (int) ((name * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (table[slot] != name && table[slot] != ElementName.NONE) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
