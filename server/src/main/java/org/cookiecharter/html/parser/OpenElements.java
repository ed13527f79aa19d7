// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.jspecify.annotations.Nullable;

/**
 * Counts the open elements of a page by name, and records with which attributes a rewriter needs their start tags.
 * Names beyond {@link #MAX_NAMES} at a time are not counted.
 */
final class OpenElements {
    static final int MAX_NAMES = 512;

    private final RelevantAttributes relevantAttributes;
    private long[] names = new long[64];
    private int[] open = new int[64];
    private @Nullable AttributeNames[] relevant = new AttributeNames[64];
    private int usedSlots;
    private int rejected;

    /**
     * Creates an empty table.
     *
     * @param relevantAttributes is asked about once for each name
     */
    OpenElements(RelevantAttributes relevantAttributes) {
        this.relevantAttributes = relevantAttributes;
    }

    /** Returns the slot of a name, or -1 if the table is full. It is valid until the next call. */
    int slot(long name) {
        int slot = ElementNames.slot(names, name);
        return names[slot] == name ? slot : insert(name);
    }

    /** Returns the attributes with which a rewriter needs a start tag, or null if it must always be read. */
    @Nullable
    AttributeNames relevant(int slot) {
        return relevant[slot];
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
        relevant[slot] = relevantAttributes.of(name);
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
        relevant = new AttributeNames[length];
        usedSlots = 0;
        for (int i = 0; i < oldNames.length; i++) {
            if (oldOpen[i] > 0) {
                open[insert(oldNames[i])] = oldOpen[i];
            }
        }
    }
}
