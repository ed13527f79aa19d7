// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.util.Arrays;
import org.cookiecharter.html.prologue.HtmlPrologue;

/**
 * The attributes of a start tag as offsets: of the name and value of each attribute, in units from the tag's {@code <}
 * (HTML Living Standard, 13.2.5.32 to .40). An instance is reused for all tags.
 */
public final class TagAttributes {
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
    private static final ElementNames FONT = ElementNames.of("color", "face", "size");
    private static final long ENCODING = ElementName.of("encoding");
    /** Longer than any value of {@code encoding} with a meaning, each of its characters as a reference. */
    private static final int MAX_ENCODING_LENGTH = 256;

    private static final int NAME_START = 0;
    private static final int NAME_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    private static final int OFFSETS_PER_ATTRIBUTE = 4;

    private State state = State.START;
    private int[] offsets = new int[16 * OFFSETS_PER_ATTRIBUTE];
    private int count;
    private boolean selfClosing;
    /** The last letters of the name that is being read. */
    private long nameLetters;
    /** The index of the {@code style} attribute, or -1 if there is none. */
    private int styleIndex = -1;

    private boolean fontAttribute;
    /** The index of the {@code encoding} attribute, or -1 if there is none. */
    private int encodingIndex = -1;

    private final StringBuilder encoding = new StringBuilder();

    /** Returns a copy, which remains valid when the next tag is read. */
    public TagAttributes copy() {
        TagAttributes copy = new TagAttributes();
        copy.offsets = offsets.clone();
        copy.count = count;
        copy.selfClosing = selfClosing;
        copy.styleIndex = styleIndex;
        return copy;
    }

    /** Returns whether the tag has a {@code style} attribute. */
    boolean hasStyle() {
        return styleIndex >= 0;
    }

    /** Returns whether the tag has an attribute {@code color}, {@code face} or {@code size}. */
    boolean hasFontAttribute() {
        return fontAttribute;
    }

    /** Returns whether {@code encoding} names a type of HTML (HTML Living Standard, 13.2.6.5). */
    boolean hasHtmlEncoding() {
        String type = CharacterReferences.decode(encoding.toString());
        return type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml");
    }

    void reset() {
        fontAttribute = false;
        encodingIndex = -1;
        encoding.setLength(0);
        styleIndex = -1;
        state = State.START;
        count = 0;
        selfClosing = false;
    }

    /** Forgets the attributes, and sets whether the tag ends with {@code />}. */
    void reset(boolean endsWithSlash) {
        reset();
        selfClosing = endsWithSlash;
    }

    /** Reads the unit at this offset of the tag, and returns whether it is the {@code >} that ends the tag. */
    boolean advance(int unit, int at) {
        if (unit == '>' && state != State.DOUBLE_QUOTED && state != State.SINGLE_QUOTED) {
            endPart(at);
            state = State.START;
            return true;
        }
        if (encodingIndex >= 0 && encodingIndex == count - 1) {
            readEncoding(unit);
        }
        switch (state) {
            case DOUBLE_QUOTED -> closeValueIf(unit == '"', at);
            case SINGLE_QUOTED -> closeValueIf(unit == '\'', at);
            default -> readUnit(unit, at);
        }
        return false;
    }

    /**
     * Reads units up to the one that ends the tag, and returns its index, or {@code to} if the tag does not end.
     *
     * @param at the offset of the first unit in the tag
     */
    int read(byte[] units, int from, int to, int at) {
        int next = from;
        while (next < to) {
            boolean quoted = state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED;
            if (quoted && encodingIndex != count - 1) {
                next = MarkupBytes.indexOf(state == State.DOUBLE_QUOTED ? '"' : '\'', units, next, to);
                selfClosing = false;
                if (next == to) {
                    return to;
                }
            } else if (!quoted && units[next] == '>') {
                return next;
            }
            advance(units[next] & 0xFF, at + next - from);
            next++;
        }
        return to;
    }

    int count() {
        return count;
    }

    int nameStart(int attribute) {
        return offsets[attribute * OFFSETS_PER_ATTRIBUTE + NAME_START];
    }

    int nameEnd(int attribute) {
        return offsets[attribute * OFFSETS_PER_ATTRIBUTE + NAME_END];
    }

    /** Returns the offset of the value without quotes, or -1 if there is none. */
    int valueStart(int attribute) {
        return offsets[attribute * OFFSETS_PER_ATTRIBUTE + VALUE_START];
    }

    int valueEnd(int attribute) {
        return offsets[attribute * OFFSETS_PER_ATTRIBUTE + VALUE_END];
    }

    /** Returns whether the tag ends with {@code />}. */
    boolean isSelfClosing() {
        return selfClosing;
    }

    private void readUnit(int unit, int at) {
        boolean space = HtmlPrologue.isSpace(unit);
        boolean slash = unit == '/';
        boolean closing = slash && (state == State.START || state == State.NAME || state == State.AFTER_NAME);
        switch (state) {
            case START -> {
                if (!space && !slash) {
                    beginAttribute(unit, at);
                }
            }
            case NAME -> {
                if (space || slash || unit == '=') {
                    endPart(at);
                    state = unit == '=' ? State.VALUE_START : slash ? State.START : State.AFTER_NAME;
                } else {
                    nameLetters = nameLetters << Byte.SIZE | unit | 0x20;
                }
            }
            case AFTER_NAME -> {
                if (unit == '=') {
                    state = State.VALUE_START;
                } else if (slash) {
                    state = State.START;
                } else if (!space) {
                    beginAttribute(unit, at);
                }
            }
            case VALUE_START -> {
                if (!space) {
                    boolean quoted = unit == '"' || unit == '\'';
                    offsets[(count - 1) * OFFSETS_PER_ATTRIBUTE + VALUE_START] = quoted ? at + 1 : at;
                    state = unit == '"' ? State.DOUBLE_QUOTED : quoted ? State.SINGLE_QUOTED : State.UNQUOTED;
                }
            }
            case UNQUOTED -> closeValueIf(space, at);
            default -> {}
        }
        selfClosing = closing;
    }

    private void readEncoding(int unit) {
        boolean inValue = switch (state) {
            case DOUBLE_QUOTED -> unit != '"';
            case SINGLE_QUOTED -> unit != '\'';
            case UNQUOTED -> !HtmlPrologue.isSpace(unit);
            case VALUE_START -> unit != '"' && unit != '\'' && !HtmlPrologue.isSpace(unit);
            case START, NAME, AFTER_NAME -> false;
        };
        if (inValue && encoding.length() < MAX_ENCODING_LENGTH) {
            encoding.append((char) unit);
        }
    }

    private void beginAttribute(int unit, int at) {
        if ((count + 1) * OFFSETS_PER_ATTRIBUTE > offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        int first = count * OFFSETS_PER_ATTRIBUTE;
        offsets[first + NAME_START] = at;
        offsets[first + NAME_END] = at;
        offsets[first + VALUE_START] = -1;
        offsets[first + VALUE_END] = -1;
        count++;
        nameLetters = unit | 0x20;
        state = State.NAME;
    }

    private void closeValueIf(boolean ends, int at) {
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
        int first = (count - 1) * OFFSETS_PER_ATTRIBUTE;
        if (state == State.NAME) {
            offsets[first + NAME_END] = at;
            fontAttribute |= FONT.contains(nameLetters);
            boolean isEncoding = nameLetters == ENCODING && at - offsets[first + NAME_START] == Long.BYTES;
            encodingIndex = encodingIndex < 0 && isEncoding ? count - 1 : encodingIndex;
            styleIndex = styleIndex < 0 && nameLetters == STYLE ? count - 1 : styleIndex;
        } else if (offsets[first + VALUE_START] >= 0 && offsets[first + VALUE_END] < 0) {
            offsets[first + VALUE_END] = at;
        }
    }
}
