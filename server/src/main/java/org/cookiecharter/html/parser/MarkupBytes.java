// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.cookiecharter.html.prologue.HtmlPrologue;

/** Searches the units of a page for ASCII characters if each unit is one byte. */
final class MarkupBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] STYLE = {'s', 't', 'y', 'l', 'e'};
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private MarkupBytes() {}

    /** Returns the first index of a unit, or {@code to} if it does not occur. Compares eight bytes at a time. */
    static int indexOf(int unit, byte[] units, int from, int to) {
        long sought = (unit & 0xFF) * ONES;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            // A matching byte becomes zero; the subtraction sets the high bit of zero bytes only.
            long differing = (long) EIGHT.get(units, at) ^ sought;
            long found = (differing - ONES) & ~differing & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && units[at] != (byte) unit) {
            at++;
        }
        return at;
    }

    /**
     * Skips the attributes of a tag without recording them (HTML Living Standard, 13.2.5.32 to .40), by the same rules
     * as {@link TagAttributes}.
     *
     * @param from the index after the name of the tag
     * @return the index after the {@code >} of the tag, or -1 if that is not among these units, or the tag has a
     *     {@code style} attribute with a function in it
     */
    static int tagEnd(byte[] units, int from, int to) {
        int at = from;
        while (at < to) {
            byte unit = units[at];
            if (unit == '>') {
                return at + 1;
            }
            if (unit == '/' || isSpace(unit)) {
                at++;
                continue;
            }
            // Any other unit starts a name, even a quote or an equals sign.
            int nameEnd = nameEnd(units, at + 1, to);
            boolean style = nameEnd - at == STYLE.length && isStyle(units, at);
            at = afterSpaces(units, nameEnd, to);
            if (at < to && units[at] == '=') {
                int value = afterSpaces(units, at + 1, to);
                at = valueEnd(units, value, to);
                if (style && mayContainFunction(units, value, at)) {
                    return -1;
                }
            }
        }
        return -1;
    }

    private static boolean isStyle(byte[] units, int from) {
        for (int i = 0; i < STYLE.length; i++) {
            if ((units[from + i] | 0x20) != STYLE[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a value may contain a function; an ampersand may start a character reference. */
    private static boolean mayContainFunction(byte[] units, int from, int to) {
        int end = Math.min(to, units.length);
        for (int at = from; at < end; at++) {
            if (units[at] == '(' || units[at] == '&') {
                return true;
            }
        }
        return false;
    }

    private static int nameEnd(byte[] units, int from, int to) {
        int at = from;
        while (at < to && (units[at] > '>' || !endsName(units[at]))) {
            at++;
        }
        return at;
    }

    private static boolean endsName(byte unit) {
        return unit == '=' || unit == '>' || unit == '/' || isSpace(unit);
    }

    private static int valueEnd(byte[] units, int from, int to) {
        if (from == to) {
            return to;
        }
        byte first = units[from];
        if (first == '"' || first == '\'') {
            return indexOf(first, units, from + 1, to) + 1;
        }
        int at = from;
        while (at < to && units[at] != '>' && !isSpace(units[at])) {
            at++;
        }
        return at;
    }

    private static int afterSpaces(byte[] units, int from, int to) {
        int at = from;
        while (at < to && isSpace(units[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte unit) {
        return unit <= ' ' && HtmlPrologue.isSpace(unit);
    }
}
