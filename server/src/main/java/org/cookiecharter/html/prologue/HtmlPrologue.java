// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

/**
 * Reads the start of a page unit by unit, until it has determined where to insert an element as the first in the head.
 *
 * <p>A unit is a byte, or 16 bits of a page in UTF-16. Only ASCII characters are significant: in all encodings that
 * browsers accept, except the stateful ISO-2022-JP, these units are never part of another character.
 */
public interface HtmlPrologue {
    enum Verdict {
        /** The insertion point is after this unit or later. */
        CONTINUE,
        /**
         * Not determined yet: the insertion point may be before the first unit of the current sequence of this verdict.
         * Such a sequence has at most six units.
         */
        UNDECIDED,
        /**
         * The insertion point is before the first unit of the current sequence of {@link #UNDECIDED}, or before this
         * unit if there is none.
         */
        BEFORE,
        /** The insertion point is after this unit. */
        AFTER,
        /** There is no insertion point. */
        NONE
    }

    /** Reads the next unit. Must not be called after an insertion point was found or excluded. */
    Verdict next(int unit);

    /** Handles the end of the page, and returns {@link Verdict#BEFORE} or {@link Verdict#NONE}. */
    Verdict end();

    static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t' || unit == '\f';
    }

    static boolean isLetter(int unit) {
        return 'a' <= (unit | 0x20) && (unit | 0x20) <= 'z' && unit < 0x80;
    }

    /**
     * Returns whether a unit cannot be part of ASCII-compatible text: NUL (undeclared UTF-16 or UTF-32) or ESC
     * (ISO-2022-JP leaves ASCII, after which {@code -->} may be part of two other characters).
     */
    static boolean isForeign(int unit) {
        return unit == 0 || unit == 0x1B;
    }
}
