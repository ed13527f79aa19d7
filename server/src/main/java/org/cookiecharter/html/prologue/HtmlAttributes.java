// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

/**
 * Finds the end of a start tag: the first {@code >} outside a quoted value (HTML Living Standard, 13.2.5.32 to .40).
 */
final class HtmlAttributes {
    private enum State {
        START,
        NAME,
        AFTER_NAME,
        VALUE_START,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        UNQUOTED
    }

    private State state = State.START;

    /** Reads the next unit after the tag name, and returns whether it ends the tag. */
    boolean advance(int unit) {
        boolean quoted = state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED;
        boolean ends = unit == '>' && !quoted;
        state = ends ? State.START : after(unit);
        return ends;
    }

    private State after(int unit) {
        boolean space = HtmlPrologue.isSpace(unit);
        return switch (state) {
            // A "=" here starts a name, not a value.
            case START -> space || unit == '/' ? State.START : State.NAME;
            case NAME, AFTER_NAME -> {
                if (unit == '=') {
                    yield State.VALUE_START;
                }
                yield space ? State.AFTER_NAME : unit == '/' ? State.START : State.NAME;
            }
            case VALUE_START ->
                switch (unit) {
                    case '"' -> State.DOUBLE_QUOTED;
                    case '\'' -> State.SINGLE_QUOTED;
                    default -> space ? State.VALUE_START : State.UNQUOTED;
                };
            case DOUBLE_QUOTED -> unit == '"' ? State.START : state;
            case SINGLE_QUOTED -> unit == '\'' ? State.START : state;
            case UNQUOTED -> space ? State.START : state;
        };
    }
}
