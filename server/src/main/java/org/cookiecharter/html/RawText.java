// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

/**
 * Finds the end tag of an element whose content is no markup: {@code <style>}, {@code <title>}, {@code <script>} and the
 * like (HTML Living Standard, 13.2.5.9 to .31).
 */
final class RawText {
    private static final String SCRIPT = "script";

    private enum Escape {
        NONE,
        /** Behind {@code <!--}: an end tag still ends the script. */
        ESCAPED,
        /** Behind {@code <!-- <script}: an end tag only ends that one. */
        DOUBLE
    }

    private final String name;
    private final boolean script;
    private Escape escape = Escape.NONE;
    /** How much of {@code </name}, {@code <name} or {@code <!--} was read. */
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

    /** Whether only a {@code <} can change anything, so that all before the next one may be skipped. */
    boolean isPlain() {
        return kind == 0 && escape == Escape.NONE;
    }

    /** Whether this unit is the first behind the name of the end tag. */
    boolean ends(int unit) {
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
            case '<' -> open(unit);
            case '!' -> comment(unit);
            default -> {
                return name(unit);
            }
        }
        return false;
    }

    private void open(int unit) {
        if (unit == '/') {
            kind = '/';
        } else if (script && unit == '!' && escape == Escape.NONE) {
            kind = '!';
        } else if (script && escape == Escape.ESCAPED) {
            kind = 's';
            name(unit);
        } else {
            kind = 0;
        }
    }

    private void comment(int unit) {
        kind = unit == '-' ? kind : 0;
        if (unit == '-' && ++matched == 2) {
            escape = Escape.ESCAPED;
            kind = 0;
        }
    }

    /** Behind {@code </} or {@code <}: the name, and then what may follow it. */
    private boolean name(int unit) {
        if (matched < name.length()) {
            boolean same = HtmlPrologue.isLetter(unit) && (unit | 0x20) == name.charAt(matched);
            matched = same ? matched + 1 : 0;
            kind = same ? kind : 0;
            return false;
        }
        boolean ends = HtmlPrologue.isSpace(unit) || unit == '/' || unit == '>';
        boolean end = kind == '/';
        kind = 0;
        if (!ends) {
            return false;
        }
        if (end && escape != Escape.DOUBLE) {
            return true;
        }
        escape = end ? Escape.ESCAPED : Escape.DOUBLE;
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
