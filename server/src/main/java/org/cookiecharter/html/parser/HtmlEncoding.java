// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a page's markup. All encodings that browsers decode are ASCII-compatible, except UTF-16 and
 * ISO-2022-JP.
 */
public enum HtmlEncoding {
    BYTES(1, StandardCharsets.US_ASCII),
    ISO_2022_JP(1, StandardCharsets.US_ASCII),
    UTF_16LE(2, StandardCharsets.UTF_16LE),
    UTF_16BE(2, StandardCharsets.UTF_16BE);

    private final int width;
    private final Charset charset;

    HtmlEncoding(int width, Charset charset) {
        this.width = width;
        this.charset = charset;
    }

    /**
     * Returns the encoding of a {@code charset} parameter, by the labels of the WHATWG Encoding Standard. Unknown
     * labels yield {@link #BYTES}: browsers ignore them and never guess UTF-16 then.
     */
    public static HtmlEncoding ofLabel(@Nullable String label) {
        if (label == null) {
            return BYTES;
        }
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "utf-16", "utf-16le", "csunicode", "iso-10646-ucs-2", "ucs-2", "unicode", "unicodefeff" -> UTF_16LE;
            case "utf-16be", "unicodefffe" -> UTF_16BE;
            case "iso-2022-jp", "csiso2022jp" -> ISO_2022_JP;
            default -> BYTES;
        };
    }

    /**
     * Returns the encoding of a page's byte order mark, which takes precedence over any declaration, or null if there
     * is none.
     */
    static @Nullable HtmlEncoding ofByteOrderMark(ByteBuffer start) {
        return startsWith(start, 0xEF, 0xBB, 0xBF)
                ? BYTES
                : startsWith(start, 0xFF, 0xFE) ? UTF_16LE : startsWith(start, 0xFE, 0xFF) ? UTF_16BE : null;
    }

    /** Returns whether more bytes are needed to determine whether a page starts with a byte order mark. */
    static boolean mayStartWithByteOrderMark(ByteBuffer start) {
        return switch (start.remaining()) {
            case 0 -> true;
            case 1 -> startsWith(start, 0xEF) || startsWith(start, 0xFF) || startsWith(start, 0xFE);
            case 2 -> startsWith(start, 0xEF, 0xBB);
            default -> false;
        };
    }

    /** Returns the number of bytes in the byte order mark. */
    int byteOrderMarkLength() {
        return width == 1 ? 3 : 2;
    }

    /** Returns the number of bytes in a unit. */
    int width() {
        return width;
    }

    int unit(ByteBuffer bytes, int at) {
        int first = bytes.get(at) & 0xFF;
        return switch (this) {
            case BYTES, ISO_2022_JP -> first;
            case UTF_16LE -> ((bytes.get(at + 1) & 0xFF) << 8) | first;
            case UTF_16BE -> (first << 8) | (bytes.get(at + 1) & 0xFF);
        };
    }

    /** Returns the charset of the values of attributes and the texts of elements; hosts in them are ASCII. */
    Charset charset() {
        return this == BYTES ? StandardCharsets.UTF_8 : charset;
    }

    public byte[] bytes(String ascii) {
        return ascii.getBytes(charset);
    }

    private static boolean startsWith(ByteBuffer bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.remaining() || (bytes.get(bytes.position() + i) & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
