// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** Compresses with zlib: the content coding {@code deflate} (RFC 9110, 8.4.1.2), and the data of a gzip member. */
final class DeflateWriter implements Compressor {
    private final Deflater deflater;
    private boolean finishing;
    private boolean unflushed;

    /**
     * Creates a compressor.
     *
     * @param raw whether to omit the header and checksum of the zlib format (RFC 1950) and write only deflate data (RFC
     *     1951)
     */
    DeflateWriter(boolean raw) {
        deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
    }

    /** Returns the number of bytes compressed so far. */
    long bytesRead() {
        return deflater.getBytesRead();
    }

    boolean isFinished() {
        return deflater.finished();
    }

    @Override
    public void put(ByteBuffer chunk) {
        unflushed |= chunk.hasRemaining();
        deflater.setInput(chunk);
    }

    @Override
    public boolean needsInput() {
        return deflater.needsInput();
    }

    @Override
    public void write(ByteBuffer to) {
        if (!deflater.needsInput() && to.hasRemaining()) {
            deflater.deflate(to, Deflater.NO_FLUSH);
        }
    }

    @Override
    public boolean flush(ByteBuffer to) {
        if (unflushed && to.hasRemaining()) {
            deflater.deflate(to, Deflater.SYNC_FLUSH);
            // If the buffer is full, zlib may not be done (and would repeat the marker if it was).
            unflushed = !to.hasRemaining();
        }
        return !unflushed;
    }

    @Override
    public boolean finish(ByteBuffer to) {
        if (!finishing) {
            finishing = true;
            deflater.finish();
        }
        if (!deflater.finished() && to.hasRemaining()) {
            deflater.deflate(to, Deflater.NO_FLUSH);
        }
        return deflater.finished();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
