// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;

/** Reads the header of a gzip member, byte by byte (RFC 1952, 2.3). */
final class GzipHeader {
    enum Progress {
        MORE,
        COMPLETE,
        /** These are not the first bytes of a gzip member. */
        FOREIGN
    }

    /** Bytes that tell gzip from other things: the magic number, the method, the flags. */
    static final int TELLING = 4;

    private static final int FIXED = 10;
    private static final int CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private int read;
    private int flags;
    private int extraRead;
    private int extra;
    private int crcRead;

    /** Whether gzip starts with these bytes, or with more than these. */
    static boolean startsWith(ByteBuffer bytes) {
        for (int i = 0; i < Math.min(TELLING, bytes.remaining()); i++) {
            if (!fits(i, bytes.get(bytes.position() + i) & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    Progress next(int unit) {
        int index = read++;
        if (index < FIXED) {
            if (!fits(index, unit)) {
                return Progress.FOREIGN;
            }
            flags = index == 3 ? unit : flags;
            return index == FIXED - 1 && flags == 0 ? Progress.COMPLETE : Progress.MORE;
        }
        // The optional parts stand in this order; a flag is cleared when its part was read.
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

    private static boolean fits(int index, int unit) {
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
