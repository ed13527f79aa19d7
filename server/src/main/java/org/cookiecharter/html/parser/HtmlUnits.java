// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;

/**
 * The units of a chunk as bytes in an array, block by block, for any kind of buffer. All non-ASCII units of UTF-16
 * and ISO-2022-JP are mapped to the same byte, because they are never significant in markup.
 */
final class HtmlUnits {
    private static final int BLOCK = 16 * 1024;
    static final byte NOT_ASCII = (byte) 0xFF;

    private final HtmlEncoding encoding;
    private final ByteBuffer chunk;
    private final Iso2022JpReader japanese;
    private byte[] array = new byte[0];
    /** The offset of the next block in the chunk, in bytes. */
    private int nextOffset;

    private int from;
    private int to;

    /** @param japanese has read the earlier chunks of the page if it is in ISO-2022-JP */
    HtmlUnits(ByteBuffer chunk, HtmlEncoding encoding, Iso2022JpReader japanese) {
        this.chunk = chunk;
        this.encoding = encoding;
        this.japanese = japanese;
        this.nextOffset = chunk.position();
    }

    /** Advances to the next block. Returns false if there is none. */
    boolean next() {
        int length = chunk.limit() - nextOffset;
        if (length == 0) {
            return false;
        }
        if (encoding == HtmlEncoding.BYTES && chunk.hasArray()) {
            array = chunk.array();
            from = chunk.arrayOffset() + nextOffset;
            to = from + length;
            nextOffset += length;
            return true;
        }
        int units = Math.min(length / encoding.width(), BLOCK);
        array = array.length == 0 ? new byte[units] : array;
        from = 0;
        to = units;
        copy(units);
        nextOffset += units * encoding.width();
        return true;
    }

    private void copy(int units) {
        if (encoding.width() == 1) {
            chunk.get(nextOffset, array, 0, units);
            if (encoding == HtmlEncoding.ISO_2022_JP) {
                japanese.read(array, 0, units);
            }
            return;
        }
        for (int i = 0; i < units; i++) {
            int unit = encoding.unit(chunk, nextOffset + i * encoding.width());
            array[i] = unit < 0x80 ? (byte) unit : NOT_ASCII;
        }
    }

    byte[] array() {
        return array;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Returns the offset in the chunk, in bytes, of an index in the array. */
    int chunkOffset(int at) {
        return nextOffset - (to - at) * encoding.width();
    }
}
