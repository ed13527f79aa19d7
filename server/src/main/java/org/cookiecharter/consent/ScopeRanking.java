// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.decision.CookieScope;

/**
 * The most used scopes of one cookie. A new scope takes the place of the least used one alone, so that a flood of
 * made-up scopes churns a single place. Thread-safe.
 */
final class ScopeRanking {
    private static final int MAX_SCOPES = 4;

    private static final class Entry {
        private final CookieScope scope;
        /** A hash of the visitor who got the first cookie of this scope. */
        private final int visitor;

        private int hits;
        /** Whether another visitor got one too. Until then the path may be about that visitor, and stays theirs. */
        private boolean common;

        Entry(CookieScope scope, int visitor) {
            this.scope = scope;
            this.visitor = visitor;
        }

        void add(int next) {
            common |= next != visitor;
            hits = Math.min(hits + 1, Integer.MAX_VALUE - 1);
        }
    }

    /** The most used first. */
    private final List<Entry> entries = new ArrayList<>(1);

    synchronized void add(CookieScope scope, int visitor) {
        int index = 0;
        while (index < entries.size() && !entries.get(index).scope.equals(scope)) {
            index++;
        }
        if (index == MAX_SCOPES) {
            index--;
            entries.set(index, new Entry(scope, visitor));
        } else if (index == entries.size()) {
            entries.add(new Entry(scope, visitor));
        }
        Entry entry = entries.get(index);
        entry.add(visitor);
        if (index > 0 && entries.get(index - 1).hits < entry.hits) {
            entries.set(index, entries.set(index - 1, entry));
        }
    }

    /** The scopes that these visitors may be told, in a new list. */
    synchronized List<CookieScope> scopes(int visitor, int address) {
        List<CookieScope> scopes = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.common || entry.visitor == visitor || entry.visitor == address) {
                scopes.add(entry.scope);
            }
        }
        return scopes;
    }
}
