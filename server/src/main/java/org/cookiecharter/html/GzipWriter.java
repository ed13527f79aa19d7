// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Packs gzip: one member, without a name or a time (RFC 1952). */
final class GzipWriter {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer header = ByteBuffer.wrap(HEADER).asReadOnlyBuffer();
    private final ByteBuffer trailer =
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private boolean finishing;
    private boolean unflushed;

    /** Takes a piece; all of the one before must have been written. */
    void put(ByteBuffer piece) {
        unflushed |= piece.hasRemaining();
        crc.update(piece.duplicate());
        deflater.setInput(piece);
    }

    boolean needsInput() {
        return deflater.needsInput();
    }

    /** Packs until there is no more input, or no more room. */
    void write(ByteBuffer to) {
        copy(header, to);
        if (!deflater.needsInput() && to.hasRemaining()) {
            deflater.deflate(to, Deflater.NO_FLUSH);
        }
    }

    /** Writes what was held back so that the reader can unpack all that was put. False: there was not enough room. */
    boolean flush(ByteBuffer to) {
        copy(header, to);
        if (unflushed && to.hasRemaining()) {
            deflater.deflate(to, Deflater.SYNC_FLUSH);
            // With no room left, zlib may not be done (and would repeat the marker if it was).
            unflushed = !to.hasRemaining();
        }
        return !unflushed && !header.hasRemaining();
    }

    /** Writes the end. False: there was not enough room. */
    boolean finish(ByteBuffer to) {
        copy(header, to);
        if (!finishing) {
            finishing = true;
            deflater.finish();
        }
        if (!deflater.finished() && to.hasRemaining()) {
            deflater.deflate(to, Deflater.NO_FLUSH);
            if (deflater.finished()) {
                trailer.clear()
                        .putInt((int) crc.getValue())
                        .putInt((int) deflater.getBytesRead())
                        .flip();
            }
        }
        copy(trailer, to);
        return deflater.finished() && !trailer.hasRemaining();
    }

    void close() {
        deflater.end();
    }

    private static void copy(ByteBuffer from, ByteBuffer to) {
        int size = Math.min(from.remaining(), to.remaining());
        to.put(from.slice(from.position(), size));
        from.position(from.position() + size);
    }
}
