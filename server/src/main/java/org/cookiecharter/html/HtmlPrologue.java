// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

/**
 * Reads the start of a page, unit by unit, until it is known where a first element of its head belongs.
 *
 * <p>A unit is a byte, or 16 bits of a page in UTF-16. Only ASCII characters mean anything here: in all encodings that
 * browsers accept, except the stateful ISO-2022-JP, these units never are a part of another character.
 */
interface HtmlPrologue {
    enum Verdict {
        /** All up to and including this unit stands before the place. */
        GO_ON,
        /** Not known yet; the place may be where the first unit that was answered so stands. Six units at most. */
        HOLD,
        /** The place is before the first unit that was answered with {@link #HOLD}, or before this one. */
        BEFORE,
        /** The place is after this unit. */
        AFTER,
        /** There is no place. */
        NEVER
    }

    /** What follows from the next unit; not to be asked again after a place was found or excluded. */
    Verdict next(int unit);

    /** What follows from the end of the page: {@link Verdict#BEFORE} or {@link Verdict#NEVER}. */
    Verdict end();

    static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t' || unit == '\f';
    }

    static boolean isLetter(int unit) {
        return 'a' <= (unit | 0x20) && (unit | 0x20) <= 'z' && unit < 0x80;
    }

    /**
     * Whether a unit cannot be of an ASCII-compatible text: NUL (UTF-16 or UTF-32 that nobody declared) or ESC
     * (ISO-2022-JP leaving ASCII, after which {@code -->} may be a part of two other characters).
     */
    static boolean isForeign(int unit) {
        return unit == 0 || unit == 0x1B;
    }
}
