// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;

/**
 * The units of a piece as bytes in an array, block after block, wherever the piece has its memory. In UTF-16 all units that
 * are not ASCII become the same byte, since none of them means anything in markup.
 */
final class HtmlUnits {
    private static final int BLOCK = 16 * 1024;
    private static final int NOT_ASCII = 0xFF;

    private final HtmlEncoding encoding;
    private final ByteBuffer piece;
    private byte[] array = new byte[0];
    /** Where the next block is in the piece, in bytes. */
    private int next;

    private int from;
    private int to;

    HtmlUnits(ByteBuffer piece, HtmlEncoding encoding) {
        this.piece = piece;
        this.encoding = encoding;
        this.next = piece.position();
    }

    /** Goes to the next block. Returns false if there is none. */
    boolean next() {
        int length = piece.limit() - next;
        if (length == 0) {
            return false;
        }
        if (encoding.width() == 1 && piece.hasArray()) {
            array = piece.array();
            from = piece.arrayOffset() + next;
            to = from + length;
            next += length;
            return true;
        }
        int units = Math.min(length / encoding.width(), BLOCK);
        array = array.length == 0 ? new byte[units] : array;
        from = 0;
        to = units;
        copy(units);
        next += units * encoding.width();
        return true;
    }

    private void copy(int units) {
        if (encoding.width() == 1) {
            piece.get(next, array, 0, units);
            return;
        }
        for (int i = 0; i < units; i++) {
            int unit = encoding.unit(piece, next + i * encoding.width());
            array[i] = (byte) (unit < 0x80 ? unit : NOT_ASCII);
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

    /** The place in the piece, in bytes, of this place in the array. */
    int inPiece(int at) {
        return next - (to - at) * encoding.width();
    }
}
