// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.cookiecharter.html.prologue.HtmlPrologue;

/**
 * Finds the end tag of an element whose content is no markup, such as {@code <style>}, {@code <title>} and
 * {@code <script>} (HTML Living Standard, 13.2.5.9 to .31).
 */
final class RawText {
    private static final String SCRIPT = "script";

    private enum Escape {
        NONE,
        /** After {@code <!--}: an end tag still ends the script. */
        ESCAPED,
        /** After {@code <!-- <script}: an end tag ends only this inner script. */
        DOUBLE
    }

    private final String name;
    private final boolean script;
    private Escape escape = Escape.NONE;
    /** The number of characters of {@code </name}, {@code <name} or {@code <!--} read so far. */
    private int matched;

    private char kind;
    private int dashes;

    RawText(String name) {
        this.name = name;
        this.script = name.equals(SCRIPT);
    }

    String name() {
        return name;
    }

    /** Returns whether only {@code <} can change the state, so that all units before the next one may be skipped. */
    boolean isPlain() {
        return kind == 0 && escape == Escape.NONE;
    }

    /** Reads the next unit, and returns whether it is the first after the name of the end tag. */
    boolean advance(int unit) {
        if (script) {
            countDashes(unit);
        }
        if (unit == '<') {
            kind = '<';
            matched = 0;
            return false;
        }
        switch (kind) {
            case 0 -> {}
            case '<' -> readOpening(unit);
            case '!' -> readCommentStart(unit);
            default -> {
                return readName(unit);
            }
        }
        return false;
    }

    private void readOpening(int unit) {
        if (unit == '/') {
            kind = '/';
        } else if (script && unit == '!' && escape == Escape.NONE) {
            kind = '!';
        } else if (script && escape == Escape.ESCAPED) {
            kind = 's';
            readName(unit);
        } else {
            kind = 0;
        }
    }

    private void readCommentStart(int unit) {
        kind = unit == '-' ? kind : 0;
        if (unit == '-' && ++matched == 2) {
            escape = Escape.ESCAPED;
            kind = 0;
        }
    }

    /** Reads the name after {@code </} or {@code <}, and the unit after the name. */
    private boolean readName(int unit) {
        if (matched < name.length()) {
            boolean same = HtmlPrologue.isLetter(unit) && (unit | 0x20) == name.charAt(matched);
            matched = same ? matched + 1 : 0;
            kind = same ? kind : 0;
            return false;
        }
        boolean isNameEnd = HtmlPrologue.isSpace(unit) || unit == '/' || unit == '>';
        boolean isEndTag = kind == '/';
        kind = 0;
        if (!isNameEnd) {
            return false;
        }
        if (isEndTag && escape != Escape.DOUBLE) {
            return true;
        }
        escape = isEndTag ? Escape.ESCAPED : Escape.DOUBLE;
        return false;
    }

    private void countDashes(int unit) {
        if (unit == '-') {
            dashes++;
        } else {
            if (unit == '>' && dashes >= 2) {
                escape = Escape.NONE;
            }
            dashes = 0;
        }
    }
}
