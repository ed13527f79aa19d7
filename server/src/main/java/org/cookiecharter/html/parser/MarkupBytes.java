// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.cookiecharter.html.prologue.HtmlPrologue;

/** Searches the units of a page for ASCII characters if each unit is one byte. */
final class MarkupBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final boolean[] ENDS_TAG_NAME = table("\t\n\f\r />");
    private static final boolean[] ENDS_ATTRIBUTE_NAME = table("\t\n\f\r />=");
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LETTER_BITS = 0x4040404040404040L;

    private MarkupBytes() {}

    /**
     * Returns the first index of a unit, or {@code to} if it does not occur. Compares 32 bytes at a time, without a
     * branch that depends on where among them the unit is: texts and values have so many lengths that processors cannot
     * predict it.
     */
    static int indexOf(int unit, byte[] units, int from, int to) {
        long sought = (unit & 0xFF) * ONES;
        int at = from;
        for (; at <= to - 4 * Long.BYTES; at += 4 * Long.BYTES) {
            long first = matches((long) EIGHT.get(units, at), sought);
            long second = matches((long) EIGHT.get(units, at + Long.BYTES), sought);
            long third = matches((long) EIGHT.get(units, at + 2 * Long.BYTES), sought);
            long fourth = matches((long) EIGHT.get(units, at + 3 * Long.BYTES), sought);
            if ((first | second | third | fourth) != 0) {
                long all = bits(first) | bits(second) << 8 | bits(third) << 16 | bits(fourth) << 24;
                return at + Long.numberOfTrailingZeros(all);
            }
        }
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = matches((long) EIGHT.get(units, at), sought);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && units[at] != (byte) unit) {
            at++;
        }
        return at;
    }

    /** Returns the high bits of the bytes that match. The first one is right; others after it may be wrong. */
    private static long matches(long eight, long sought) {
        // A matching byte becomes zero; the subtraction sets the high bit of zero bytes only.
        long differing = eight ^ sought;
        return (differing - ONES) & ~differing & HIGH_BITS;
    }

    /** Returns eight bits, one for each high bit, the lowest one for the lowest byte. */
    private static long bits(long highBits) {
        return ((highBits >>> 7) * 0x0102040810204080L) >>> 56;
    }

    /** Returns eight units, the first one in the lowest byte. */
    static long eight(byte[] units, int at) {
        return (long) EIGHT.get(units, at);
    }

    /** Returns these eight units with ASCII letters in lower case. */
    static long toLowerCase(long units) {
        long ascii = units & ~HIGH_BITS;
        // The additions set the high bit of each byte from 'A' on, and from the one after 'Z' on.
        long fromA = ascii + (0x80 - 'A') * ONES;
        long afterZ = ascii + (0x80 - 'Z' - 1) * ONES;
        return units | ((fromA & ~afterZ & ~units & HIGH_BITS) >>> 2);
    }

    /** Returns the index after the name of a tag, or {@code to} if the name does not end. */
    static int tagNameEnd(byte[] units, int from, int to) {
        return nameEnd(units, from, to, ENDS_TAG_NAME);
    }

    /** Returns the index after the name of an attribute, or {@code to} if the name does not end. */
    static int attributeNameEnd(byte[] units, int from, int to) {
        return nameEnd(units, from, to, ENDS_ATTRIBUTE_NAME);
    }

    private static int nameEnd(byte[] units, int from, int to, boolean[] ends) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = (long) EIGHT.get(units, at);
            // Units that may end a name are those without the bit that all letters have.
            long candidates = ~(eight | eight >>> 1) & LETTER_BITS;
            while (candidates != 0) {
                int candidate = at + (Long.numberOfTrailingZeros(candidates) >>> 3);
                if (ends[units[candidate]]) {
                    return candidate;
                }
                candidates &= candidates - 1;
            }
        }
        while (at < to && (units[at] < 0 || !ends[units[at]])) {
            at++;
        }
        return at;
    }

    /** Returns the index after a value without quotes, or {@code to} if it does not end. */
    static int unquotedEnd(byte[] units, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = (long) EIGHT.get(units, at);
            long greater = eight ^ '>' * ONES;
            // The high bits of units up to a space, and of '>'. Bits after the first one may be wrong.
            long candidates = (((eight - ('!' * ONES)) & ~eight) | ((greater - ONES) & ~greater)) & HIGH_BITS;
            if (candidates != 0) {
                int candidate = at + (Long.numberOfTrailingZeros(candidates) >>> 3);
                if (units[candidate] == '>' || isSpace(units[candidate])) {
                    return candidate;
                }
                at = candidate + 1 - Long.BYTES;
            }
        }
        while (at < to && units[at] != '>' && !isSpace(units[at])) {
            at++;
        }
        return at;
    }

    /** Returns the index of the first unit that is no white space, or {@code to} if there is none. */
    static int afterSpaces(byte[] units, int from, int to) {
        int at = from;
        while (at < to && isSpace(units[at])) {
            at++;
        }
        return at;
    }

    static boolean isSpace(byte unit) {
        return unit <= ' ' && HtmlPrologue.isSpace(unit);
    }

    private static boolean[] table(String units) {
        boolean[] table = new boolean[0x80];
        units.chars().forEach(unit -> table[unit] = true);
        return table;
    }
}
