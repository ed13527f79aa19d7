// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.nio.ByteBuffer;

/** Reads the header of a gzip member byte by byte (RFC 1952, 2.3). */
final class GzipHeader {
    enum Progress {
        MORE,
        COMPLETE,
        /** The bytes are not the header of a gzip member. */
        FOREIGN
    }

    /** The number of bytes that identify gzip: the magic number, the method and the flags. */
    static final int SIGNATURE_LENGTH = 4;

    private static final int FIXED_LENGTH = 10;
    private static final int CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private int bytesRead;
    private int flags;
    private int extraRead;
    private int extra;
    private int crcRead;

    /** Returns whether gzip can start with these bytes, of which there may be fewer than {@link #SIGNATURE_LENGTH}. */
    static boolean startsWith(ByteBuffer bytes) {
        for (int i = 0; i < Math.min(SIGNATURE_LENGTH, bytes.remaining()); i++) {
            if (!isValid(i, bytes.get(bytes.position() + i) & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    Progress next(int unit) {
        int index = bytesRead++;
        if (index < FIXED_LENGTH) {
            if (!isValid(index, unit)) {
                return Progress.FOREIGN;
            }
            flags = index == 3 ? unit : flags;
            return index == FIXED_LENGTH - 1 && flags == 0 ? Progress.COMPLETE : Progress.MORE;
        }
        // The optional parts follow in this order; the flag of a part is cleared when it has been read.
        if ((flags & EXTRA) != 0) {
            extra |= extraRead < 2 ? unit << (8 * extraRead) : 0;
            clear(EXTRA, ++extraRead >= 2 && extraRead == 2 + extra);
        } else if ((flags & NAME) != 0) {
            clear(NAME, unit == 0);
        } else if ((flags & COMMENT) != 0) {
            clear(COMMENT, unit == 0);
        } else {
            clear(CRC, ++crcRead == 2);
        }
        return (flags & (EXTRA | NAME | COMMENT | CRC)) == 0 ? Progress.COMPLETE : Progress.MORE;
    }

    private static boolean isValid(int index, int unit) {
        return switch (index) {
            case 0 -> unit == 0x1F;
            case 1 -> unit == 0x8B;
            case 2 -> unit == 8;
            case 3 -> (unit & RESERVED) == 0;
            default -> true;
        };
    }

    private void clear(int flag, boolean complete) {
        flags = complete ? flags & ~flag : flags;
    }
}
