// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import static org.cookiecharter.html.parser.HtmlUnits.NOT_ASCII;

/**
 * Finds the bytes of a page in ISO-2022-JP that are ASCII characters (WHATWG Encoding Standard, 12.2.1). Escape sequences
 * switch to other character sets, in which the bytes of {@code <}, {@code >} and quotes are parts of other characters.
 */
final class Iso2022JpReader {
    private static final int ESCAPE = 0x1B;

    private boolean isAscii = true;
    /** The last byte of an incomplete escape sequence, or 0 if there is none. */
    private int escape;

    /** Replaces each byte that is no ASCII character. Must be called for all bytes of a page in their order. */
    void read(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int unit = bytes[i];
            boolean isCharacter = !readEscape(unit);
            if (isCharacter ? !isAscii && unit > ' ' : unit != ESCAPE) {
                bytes[i] = NOT_ASCII;
            }
        }
    }

    /** Returns whether the byte may belong to an escape sequence. */
    private boolean readEscape(int unit) {
        int before = escape;
        boolean isSecond = before == ESCAPE && (unit == '$' || unit == '(');
        escape = unit == ESCAPE || isSecond ? unit : 0;
        if ((before == '$' && (unit == '@' || unit == 'B')) || (before == '(' && unit == 'I')) {
            isAscii = false;
            return true;
        }
        if (before == '(' && (unit == 'B' || unit == 'J')) {
            isAscii = true;
            return true;
        }
        return escape != 0;
    }
}
