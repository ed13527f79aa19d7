// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Arrays;

/**
 * The attributes of one start tag, as places in it: name and value of each, in units from the tag's {@code <} (HTML
 * Living Standard, 13.2.5.32 to .40). One instance reads tag after tag.
 */
final class TagAttributes {
    private enum State {
        START,
        NAME,
        AFTER_NAME,
        VALUE_START,
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        UNQUOTED
    }

    private static final long STYLE = ElementName.of("style");
    private static final int NAME_START = 0;
    private static final int NAME_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    private static final int PLACES = 4;

    private State state = State.START;
    private int[] places = new int[16 * PLACES];
    private int count;
    private boolean selfClosing;
    /** The last letters of the name that is being read. */
    private long name;
    /** The attribute of that name, or -1 if there is none. */
    private int style = -1;

    /** Returns a copy, which stays when the next tag is read. */
    TagAttributes copy() {
        TagAttributes copy = new TagAttributes();
        copy.places = places.clone();
        copy.count = count;
        copy.selfClosing = selfClosing;
        copy.style = style;
        return copy;
    }

    /** Returns whether the tag has a {@code style} attribute. */
    boolean hasStyle() {
        return style >= 0;
    }

    void reset() {
        style = -1;
        state = State.START;
        count = 0;
        selfClosing = false;
    }

    /** Whether this unit, at this place of the tag, is the {@code >} that ends it. */
    boolean ends(int unit, int at) {
        if (unit == '>' && state != State.DOUBLE_QUOTED && state != State.SINGLE_QUOTED) {
            endPart(at);
            state = State.START;
            return true;
        }
        switch (state) {
            case DOUBLE_QUOTED -> closeAt(unit == '"', at);
            case SINGLE_QUOTED -> closeAt(unit == '\'', at);
            default -> step(unit, at);
        }
        return false;
    }

    /**
     * Reads the units before the one that ends the tag, and returns its place; {@code to} where all were read.
     *
     * @param at the place in the tag of the first of them
     */
    int read(byte[] units, int from, int to, int at) {
        int next = from;
        while (next < to) {
            if (state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED) {
                next = MarkupBytes.indexOf(state == State.DOUBLE_QUOTED ? '"' : '\'', units, next, to);
                selfClosing = false;
                if (next == to) {
                    return to;
                }
            } else if (units[next] == '>') {
                return next;
            }
            ends(units[next] & 0xFF, at + next - from);
            next++;
        }
        return to;
    }

    int count() {
        return count;
    }

    int nameStart(int attribute) {
        return places[attribute * PLACES + NAME_START];
    }

    int nameEnd(int attribute) {
        return places[attribute * PLACES + NAME_END];
    }

    /** Where the value starts, without quotes; -1 where there is none. */
    int valueStart(int attribute) {
        return places[attribute * PLACES + VALUE_START];
    }

    int valueEnd(int attribute) {
        return places[attribute * PLACES + VALUE_END];
    }

    /** Whether the tag ends with {@code />}. */
    boolean isSelfClosing() {
        return selfClosing;
    }

    private void step(int unit, int at) {
        boolean space = HtmlPrologue.isSpace(unit);
        boolean slash = unit == '/';
        boolean closing = slash && (state == State.START || state == State.NAME || state == State.AFTER_NAME);
        switch (state) {
            case START -> {
                if (!space && !slash) {
                    begin(unit, at);
                }
            }
            case NAME -> {
                if (space || slash || unit == '=') {
                    endPart(at);
                    state = unit == '=' ? State.VALUE_START : slash ? State.START : State.AFTER_NAME;
                } else {
                    name = name << Byte.SIZE | unit | 0x20;
                }
            }
            case AFTER_NAME -> {
                if (unit == '=') {
                    state = State.VALUE_START;
                } else if (slash) {
                    state = State.START;
                } else if (!space) {
                    begin(unit, at);
                }
            }
            case VALUE_START -> {
                if (!space) {
                    boolean quoted = unit == '"' || unit == '\'';
                    places[(count - 1) * PLACES + VALUE_START] = quoted ? at + 1 : at;
                    state = unit == '"' ? State.DOUBLE_QUOTED : quoted ? State.SINGLE_QUOTED : State.UNQUOTED;
                }
            }
            case UNQUOTED -> closeAt(space, at);
            default -> {}
        }
        selfClosing = closing;
    }

    private void begin(int unit, int at) {
        if ((count + 1) * PLACES > places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        int first = count * PLACES;
        places[first + NAME_START] = at;
        places[first + NAME_END] = at;
        places[first + VALUE_START] = -1;
        places[first + VALUE_END] = -1;
        count++;
        name = unit | 0x20;
        state = State.NAME;
    }

    private void closeAt(boolean ends, int at) {
        if (ends) {
            endPart(at);
            state = State.START;
        }
        selfClosing = false;
    }

    private void endPart(int at) {
        if (count == 0) {
            return;
        }
        int first = (count - 1) * PLACES;
        if (state == State.NAME) {
            places[first + NAME_END] = at;
            style = style < 0 && name == STYLE ? count - 1 : style;
        } else if (places[first + VALUE_START] >= 0 && places[first + VALUE_END] < 0) {
            places[first + VALUE_END] = at;
        }
    }
}
