// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement.scope;

import java.util.ArrayList;
import java.util.List;

/**
 * The most used names and scopes of one declared cookie. A new one replaces the least used one only, so that a flood of
 * invented ones affects a single entry. Thread-safe.
 */
final class ScopeRanking {
    private static final int MAX_COOKIES = 8;

    private static final class Entry {
        private final LearnedCookie cookie;
        /** A hash of the visitor who received the first cookie of this name and scope. */
        private final int visitor;

        private int hits;
        /**
         * True if other visitors received one. Until then name and path may identify the first one, and stay private.
         */
        private boolean common;

        Entry(LearnedCookie cookie, int visitor) {
            this.cookie = cookie;
            this.visitor = visitor;
        }

        void add(int next) {
            common |= next != visitor;
            hits = Math.min(hits + 1, Integer.MAX_VALUE - 1);
        }
    }

    /** The entries, the most used first. */
    private final List<Entry> entries = new ArrayList<>(1);

    synchronized void add(LearnedCookie cookie, int visitor) {
        int index = 0;
        while (index < entries.size() && !entries.get(index).cookie.equals(cookie)) {
            index++;
        }
        if (index == MAX_COOKIES) {
            index--;
            entries.set(index, new Entry(cookie, visitor));
        } else if (index == entries.size()) {
            entries.add(new Entry(cookie, visitor));
        }
        Entry entry = entries.get(index);
        entry.add(visitor);
        if (index > 0 && entries.get(index - 1).hits < entry.hits) {
            entries.set(index, entries.set(index - 1, entry));
        }
    }

    /** Returns the cookies that may be disclosed to these visitors, in a new list. */
    synchronized List<LearnedCookie> cookies(int visitor, int address) {
        List<LearnedCookie> cookies = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.common || entry.visitor == visitor || entry.visitor == address) {
                cookies.add(entry.cookie);
            }
        }
        return cookies;
    }
}
