// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

/**
 * The names of elements as numbers, so that a page is read without a text for each of its tags.
 *
 * <p>A name of up to eight ASCII characters is those characters; {@link #text} gives it back. A longer one is a hash with
 * the highest bit set, so it is never taken for a short one; all those that anything is done to are short or compared by
 * that hash.
 */
final class ElementName {
    static final long NONE = 0;

    private static final int LONGEST = Long.BYTES;
    private static final long HASHED = Long.MIN_VALUE;
    private static final long PRIME = 0x100000001B3L;

    private ElementName() {}

    /** @param name in lower case */
    static long of(String name) {
        long number = NONE;
        for (int i = 0; i < name.length(); i++) {
            number = with(number, name.charAt(i));
        }
        return number;
    }

    /** The name with one more unit behind it, of which upper and lower case are the same. */
    static long with(long name, int unit) {
        int lower = unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit & 0xFF;
        return name >>> (Long.SIZE - Byte.SIZE) == 0 ? name << Byte.SIZE | lower : (name ^ lower) * PRIME | HASHED;
    }

    /** In lower case; empty for a name of more than eight characters. */
    static String text(long name) {
        if (name < 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(LONGEST);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            int unit = (int) (name >>> shift) & 0xFF;
            if (unit != 0) {
                text.append((char) unit);
            }
        }
        return text.toString();
    }
}
