// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

/**
 * Finds the end of what starts with {@code <!}: a comment, a doctype, or what browsers treat as a comment (HTML Living
 * Standard, 13.2.5.41 to .68).
 */
final class HtmlDeclaration {
    private enum State {
        OPEN,
        OPEN_DASH,
        COMMENT_START,
        COMMENT_START_DASH,
        COMMENT,
        DASH,
        DASH_DASH,
        BANG,
        TO_GREATER_THAN
    }

    private static final String DOCTYPE = "doctype";

    private State state = State.OPEN;
    private int matched;

    /** One whose end is the first {@code >}, whatever is in it: {@code <?…>}, {@code </…>}. */
    static HtmlDeclaration bogus() {
        HtmlDeclaration bogus = new HtmlDeclaration();
        bogus.state = State.TO_GREATER_THAN;
        bogus.matched = -1;
        return bogus;
    }

    /** Whether this unit is its last one. */
    boolean ends(int unit) {
        boolean ends = unit == '>' && state != State.COMMENT && state != State.DASH;
        match(unit);
        state = after(unit);
        return ends;
    }

    /** Whether what was read so far starts with {@code <!doctype}. */
    boolean isDoctype() {
        return matched == DOCTYPE.length();
    }

    /** The one unit that can change anything; -1 where several can. */
    int onlyToMatter() {
        boolean named = matched < 0 || isDoctype();
        return !named ? -1 : state == State.COMMENT ? '-' : state == State.TO_GREATER_THAN ? '>' : -1;
    }

    private void match(int unit) {
        if (matched >= 0 && matched < DOCTYPE.length()) {
            boolean same = HtmlPrologue.isLetter(unit) && (unit | 0x20) == DOCTYPE.charAt(matched);
            matched = same ? matched + 1 : -1;
        }
    }

    private State after(int unit) {
        boolean dash = unit == '-';
        return switch (state) {
            case OPEN -> dash ? State.OPEN_DASH : State.TO_GREATER_THAN;
            case OPEN_DASH -> dash ? State.COMMENT_START : State.TO_GREATER_THAN;
            case COMMENT_START -> dash ? State.COMMENT_START_DASH : State.COMMENT;
            case COMMENT_START_DASH, DASH -> dash ? State.DASH_DASH : State.COMMENT;
            case COMMENT -> dash ? State.DASH : State.COMMENT;
            case DASH_DASH -> dash ? State.DASH_DASH : unit == '!' ? State.BANG : State.COMMENT;
            case BANG -> dash ? State.DASH : State.COMMENT;
            case TO_GREATER_THAN -> state;
        };
    }
}
