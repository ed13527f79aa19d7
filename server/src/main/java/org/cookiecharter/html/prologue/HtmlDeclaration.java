// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

/**
 * Finds the end of markup that starts with {@code <!}: a comment, a doctype, or markup that browsers treat as a comment
 * (HTML Living Standard, 13.2.5.41 to .68).
 */
public final class HtmlDeclaration {
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

    /** Returns a bogus comment, which ends at the first {@code >}: {@code <?…>}, {@code </…>}. */
    public static HtmlDeclaration bogus() {
        HtmlDeclaration bogus = new HtmlDeclaration();
        bogus.state = State.TO_GREATER_THAN;
        bogus.matched = -1;
        return bogus;
    }

    /** Reads the next unit, and returns whether it ends the declaration. */
    public boolean advance(int unit) {
        boolean ends = unit == '>' && state != State.COMMENT && state != State.DASH;
        match(unit);
        state = after(unit);
        return ends;
    }

    /** Returns whether the declaration starts with {@code <!doctype}. */
    boolean isDoctype() {
        return matched == DOCTYPE.length();
    }

    /** Returns the only unit that can change the state, or -1 if several can. */
    public int significantUnit() {
        boolean isDetermined = matched < 0 || isDoctype();
        return !isDetermined ? -1 : state == State.COMMENT ? '-' : state == State.TO_GREATER_THAN ? '>' : -1;
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
