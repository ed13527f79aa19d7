// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Compresses to gzip: one member without a file name or modification time (RFC 1952). */
final class GzipWriter implements Compressor {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final DeflateWriter data = new DeflateWriter(true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer header = ByteBuffer.wrap(HEADER).asReadOnlyBuffer();
    private final ByteBuffer trailer =
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    @Override
    public void put(ByteBuffer chunk) {
        crc.update(chunk.duplicate());
        data.put(chunk);
    }

    @Override
    public boolean needsInput() {
        return data.needsInput();
    }

    @Override
    public void write(ByteBuffer to) {
        copy(header, to);
        data.write(to);
    }

    @Override
    public boolean flush(ByteBuffer to) {
        copy(header, to);
        return data.flush(to) && !header.hasRemaining();
    }

    @Override
    public boolean finish(ByteBuffer to) {
        copy(header, to);
        if (!data.isFinished() && data.finish(to)) {
            trailer.clear()
                    .putInt((int) crc.getValue())
                    .putInt((int) data.bytesRead())
                    .flip();
        }
        copy(trailer, to);
        return data.isFinished() && !trailer.hasRemaining();
    }

    @Override
    public void close() {
        data.close();
    }

    private static void copy(ByteBuffer from, ByteBuffer to) {
        int size = Math.min(from.remaining(), to.remaining());
        to.put(from.slice(from.position(), size));
        from.position(from.position() + size);
    }
}
