// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.util.function.LongPredicate;

/**
 * Counts the open elements of a page by name, and records whether a rewriter handles their start tags. Names beyond
 * {@link #MAX_NAMES} at a time are not counted.
 */
final class OpenElements {
    static final int MAX_NAMES = 512;

    private final LongPredicate isHandled;
    private long[] names = new long[64];
    private int[] open = new int[64];
    private boolean[] ordinary = new boolean[64];
    private int usedSlots;
    private int rejected;

    /**
     * Creates an empty table.
     *
     * @param isHandled whether a rewriter handles start tags with this {@link ElementName}; called about once for each
     *     name
     */
    OpenElements(LongPredicate isHandled) {
        this.isHandled = isHandled;
    }

    /** Returns the slot of a name, or -1 if the table is full. It is valid until the next call. */
    int slot(long name) {
        int slot = ElementNames.slot(names, name);
        return names[slot] == name ? slot : insert(name);
    }

    boolean isOrdinary(int slot) {
        return ordinary[slot];
    }

    /**
     * Counts a tag. An end tag without a start tag changes nothing.
     *
     * @param delta 1 for a start tag, -1 for an end tag
     */
    void count(int slot, int delta) {
        open[slot] = Math.max(0, open[slot] + delta);
    }

    boolean isAnyOpen(long name) {
        int slot = ElementNames.slot(names, name);
        return names[slot] == name && open[slot] > 0;
    }

    private int insert(long name) {
        if (usedSlots * 2 == names.length && !hasRoom()) {
            return -1;
        }
        int slot = ElementNames.slot(names, name);
        names[slot] = name;
        ordinary[slot] = !isHandled.test(name);
        usedSlots++;
        return slot;
    }

    private boolean hasRoom() {
        if (usedSlots < MAX_NAMES) {
            rebuild(names.length * 2);
        } else if (++rejected % MAX_NAMES == 0) {
            // Not each time, or a page could cause a rebuild with each of its tags.
            rebuild(names.length);
        }
        return usedSlots < MAX_NAMES;
    }

    /** Rebuilds the table without names that have no open element. */
    private void rebuild(int length) {
        long[] oldNames = names;
        int[] oldOpen = open;
        names = new long[length];
        open = new int[length];
        ordinary = new boolean[length];
        usedSlots = 0;
        for (int i = 0; i < oldNames.length; i++) {
            if (oldOpen[i] > 0) {
                open[insert(oldNames[i])] = oldOpen[i];
            }
        }
    }
}
