// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

/**
 * Passes over text and over tags that change nothing but which elements are open, which is most of every page. Whatever
 * is not plain, or not whole, is left to {@link HtmlTokenizer}, which would read all of it in the same way.
 */
final class OrdinaryMarkup {
    private static final int LONGEST_NAME = 8;

    private final OpenElements open;

    /** @param open knows which start tags are to be looked at, and is told of the others */
    OrdinaryMarkup(OpenElements open) {
        this.open = open;
    }

    /** Where the first {@code <} is that is not skipped; {@code to} where there is none. */
    int skip(byte[] units, int from, int to) {
        int at = from;
        while (true) {
            // Most tags stand side by side.
            if (at < to && units[at] != '<') {
                at = MarkupBytes.indexOf('<', units, at, to);
            }
            int behind = behindTag(units, at, to);
            if (behind < 0) {
                return at;
            }
            at = behind;
        }
    }

    /** Behind the tag that starts here; -1 where it is not skipped. */
    private int behindTag(byte[] units, int lessThan, int to) {
        boolean endTag = lessThan + 1 < to && units[lessThan + 1] == '/';
        int start = lessThan + (endTag ? 2 : 1);
        int at = start;
        long name = ElementName.NONE;
        while (at < to && isPartOfName(units[at], at - start)) {
            // Digits have the bit that makes letters small.
            name = name << Byte.SIZE | units[at] | 0x20;
            at++;
        }
        if (at >= to || at == start || !endsName(units[at])) {
            return -1;
        }
        int place = open.place(name);
        if (place < 0 || (!endTag && !open.isOrdinary(place))) {
            return -1;
        }
        int end = units[at] == '>' ? at + 1 : MarkupBytes.tagEnd(units, at, to);
        if (end >= 0) {
            open.count(place, endTag ? -1 : 1);
        }
        return end;
    }

    private static boolean isPartOfName(byte unit, int place) {
        int letter = unit | 0x20;
        return place < LONGEST_NAME && ((letter >= 'a' && letter <= 'z') || (place > 0 && unit >= '0' && unit <= '9'));
    }

    private static boolean endsName(byte unit) {
        return unit == '>' || unit == '/' || HtmlPrologue.isSpace(unit);
    }
}
