// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Packs gzip: one member, without a name or a time (RFC 1952). */
final class GzipWriter implements Compressor {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer header = ByteBuffer.wrap(HEADER).asReadOnlyBuffer();
    private final ByteBuffer trailer =
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private boolean finishing;
    private boolean unflushed;

    @Override
    public void put(ByteBuffer piece) {
        unflushed |= piece.hasRemaining();
        crc.update(piece.duplicate());
        deflater.setInput(piece);
    }

    @Override
    public boolean needsInput() {
        return deflater.needsInput();
    }

    @Override
    public void write(ByteBuffer to) {
        copy(header, to);
        if (!deflater.needsInput() && to.hasRemaining()) {
            deflater.deflate(to, Deflater.NO_FLUSH);
        }
    }

    @Override
    public boolean flush(ByteBuffer to) {
        copy(header, to);
        if (unflushed && to.hasRemaining()) {
            deflater.deflate(to, Deflater.SYNC_FLUSH);
            // With no room left, zlib may not be done (and would repeat the marker if it was).
            unflushed = !to.hasRemaining();
        }
        return !unflushed && !header.hasRemaining();
    }

    @Override
    public boolean finish(ByteBuffer to) {
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

    @Override
    public void close() {
        deflater.end();
    }

    private static void copy(ByteBuffer from, ByteBuffer to) {
        int size = Math.min(from.remaining(), to.remaining());
        to.put(from.slice(from.position(), size));
        from.position(from.position() + size);
    }
}
