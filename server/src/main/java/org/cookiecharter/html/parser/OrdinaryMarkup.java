// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.cookiecharter.html.prologue.HtmlPrologue;

/**
 * Skips text and tags that only affect which elements are open, which are most of every page. Unusual or incomplete
 * markup is left to {@link HtmlTokenizer}, which would read the skipped markup in the same way.
 */
final class OrdinaryMarkup {
    private static final int MAX_NAME_LENGTH = 8;

    private final OpenElements openElements;

    /**
     * Creates a reader.
     *
     * @param openElements knows which start tags are handled by a rewriter, and counts the others
     */
    OrdinaryMarkup(OpenElements openElements) {
        this.openElements = openElements;
    }

    /** Returns the index of the first {@code <} that is not skipped, or {@code to} if there is none. */
    int skip(byte[] units, int from, int to) {
        int at = from;
        while (true) {
            // Most tags directly follow each other.
            if (at < to && units[at] != '<') {
                at = MarkupBytes.indexOf('<', units, at, to);
            }
            int tagEnd = skipTag(units, at, to);
            if (tagEnd < 0) {
                return at;
            }
            at = tagEnd;
        }
    }

    /** Returns the index after the tag that starts here, or -1 if it cannot be skipped. */
    private int skipTag(byte[] units, int lessThan, int to) {
        boolean endTag = lessThan + 1 < to && units[lessThan + 1] == '/';
        int start = lessThan + (endTag ? 2 : 1);
        int at = start;
        long name = ElementName.NONE;
        while (at < to && isPartOfName(units[at], at - start)) {
            // Digits already have the bit that makes letters lower-case.
            name = name << Byte.SIZE | units[at] | 0x20;
            at++;
        }
        if (at >= to || at == start || !endsName(units[at])) {
            return -1;
        }
        int slot = openElements.slot(name);
        if (slot < 0 || (!endTag && !openElements.isOrdinary(slot))) {
            return -1;
        }
        int end = units[at] == '>' ? at + 1 : MarkupBytes.tagEnd(units, at, to);
        if (end >= 0) {
            openElements.count(slot, endTag ? -1 : 1);
        }
        return end;
    }

    private static boolean isPartOfName(byte unit, int slot) {
        int letter = unit | 0x20;
        return slot < MAX_NAME_LENGTH && ((letter >= 'a' && letter <= 'z') || (slot > 0 && unit >= '0' && unit <= '9'));
    }

    private static boolean endsName(byte unit) {
        return unit == '>' || unit == '/' || HtmlPrologue.isSpace(unit);
    }
}
