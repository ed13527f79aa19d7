// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.function.LongPredicate;

/**
 * The elements of a page by name: how many are open, and whether somebody looks at their start tags. Of more than
 * {@link #MOST} names at a time, the later ones are not counted.
 */
final class OpenElements {
    static final int MOST = 512;

    private final LongPredicate looked;
    private long[] names = new long[64];
    private int[] open = new int[64];
    private boolean[] ordinary = new boolean[64];
    private int used;
    private int refused;

    /**
     * @param looked whether somebody looks at start tags of this {@link ElementName}: asked once for
     *     each, or not much more often
     */
    OpenElements(LongPredicate looked) {
        this.looked = looked;
    }

    /** Where this name is counted; -1 where there is no room for it. Valid until the next call. */
    int place(long name) {
        int place = ElementNames.place(names, name);
        return names[place] == name ? place : added(name);
    }

    boolean isOrdinary(int place) {
        return ordinary[place];
    }

    /** @param more 1 for a start tag, -1 for an end tag; one that ends nothing changes nothing */
    void count(int place, int more) {
        open[place] = Math.max(0, open[place] + more);
    }

    boolean isAnyOpen(long name) {
        int place = ElementNames.place(names, name);
        return names[place] == name && open[place] > 0;
    }

    private int added(long name) {
        if (used * 2 == names.length && !hasRoom()) {
            return -1;
        }
        int place = ElementNames.place(names, name);
        names[place] = name;
        ordinary[place] = !looked.test(name);
        used++;
        return place;
    }

    private boolean hasRoom() {
        if (used < MOST) {
            rebuild(names.length * 2);
        } else if (++refused % MOST == 0) {
            // Not each time, or a page could have the table built again with each of its tags.
            rebuild(names.length);
        }
        return used < MOST;
    }

    /** Without the names of which no element is open. */
    private void rebuild(int length) {
        long[] oldNames = names;
        int[] oldOpen = open;
        names = new long[length];
        open = new int[length];
        ordinary = new boolean[length];
        used = 0;
        for (int i = 0; i < oldNames.length; i++) {
            if (oldOpen[i] > 0) {
                open[added(oldNames[i])] = oldOpen[i];
            }
        }
    }
}
