// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Encodes the names of elements as numbers, so that reading a page creates no string for each of its tags.
 *
 * <p>A name of up to eight ASCII characters is encoded as these characters; {@link #text} decodes it. A longer name is
 * encoded as a hash with the highest bit set, which never equals a short name. All names that are handled specially are
 * short or compared by their hash.
 */
public final class ElementName {
    static final long NONE = 0;

    private static final int MAX_LENGTH = Long.BYTES;
    private static final long HASHED = Long.MIN_VALUE;
    private static final long PRIME = 0x100000001B3L;

    private static final String INSTRUCTION = "?xml-stylesheet";
    /** The name of {@code <?xml-stylesheet?>} with its question mark, which is read like a tag. */
    public static final long STYLESHEET_INSTRUCTION = of(INSTRUCTION);

    /** The long names of other elements that are handled specially: the root elements of XSLT style sheets. */
    private static final Map<Long, String> LONG_NAMES =
            Map.of(STYLESHEET_INSTRUCTION, INSTRUCTION, of("stylesheet"), "stylesheet", of("transform"), "transform");

    private ElementName() {}

    /**
     * Encodes a name.
     *
     * @param name the name in lower case
     */
    public static long of(String name) {
        long encoded = NONE;
        for (int i = 0; i < name.length(); i++) {
            encoded = append(encoded, name.charAt(i));
        }
        return encoded;
    }

    /** Returns the name extended by one unit, converted to lower case. */
    static long append(long name, int unit) {
        int lower = unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit & 0xFF;
        return name >>> (Long.SIZE - Byte.SIZE) == 0 ? name << Byte.SIZE | lower : (name ^ lower) * PRIME | HASHED;
    }

    /** Returns the name in lower case, or an empty string if it has more than eight characters and no special role. */
    public static String text(long name) {
        if (name < 0) {
            return LONG_NAMES.getOrDefault(name, "");
        }
        byte[] text = new byte[MAX_LENGTH];
        int length = 0;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            byte unit = (byte) (name >>> shift);
            if (unit != 0) {
                text[length++] = unit;
            }
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
}
