// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Collection;
import java.util.List;

/** A set of {@link ElementName}s. Immutable. */
final class ElementNames {
    private final long[] table;

    private ElementNames(Collection<String> names) {
        // Half of it stays empty at least, so that a name that is not in it is known so at once.
        table = new long[Integer.highestOneBit(Math.max(1, names.size())) * 4];
        for (String name : names) {
            long number = ElementName.of(name);
            table[place(table, number)] = number;
        }
    }

    /** @param names in lower case */
    static ElementNames of(String... names) {
        return new ElementNames(List.of(names));
    }

    /** @param names in lower case */
    static ElementNames of(Collection<String> names) {
        return new ElementNames(names);
    }

    boolean contains(long name) {
        return table[place(table, name)] == name;
    }

    /** Where a name is in an open hash table whose length is a power of two, or where it would be put. */
    static int place(long[] table, long name) {
        int mask = table.length - 1;
        int place = (int) ((name * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (table[place] != name && table[place] != ElementName.NONE) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
