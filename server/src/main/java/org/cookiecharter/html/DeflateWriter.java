// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** Compresses by zlib: the coding {@code deflate} (RFC 9110, 8.4.1.2), and the data of a gzip member. */
final class DeflateWriter implements Compressor {
    private final Deflater deflater;
    private boolean finishing;
    private boolean unflushed;

    /** @param bare whether the data has neither header nor checksum (RFC 1951), or those of the zlib format (RFC 1950) */
    DeflateWriter(boolean bare) {
        deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    }

    /** How many bytes were compressed so far. */
    long bytesRead() {
        return deflater.getBytesRead();
    }

    boolean isFinished() {
        return deflater.finished();
    }

    @Override
    public void put(ByteBuffer piece) {
        unflushed |= piece.hasRemaining();
        deflater.setInput(piece);
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
            // With no room left, zlib may not be done (and would repeat the marker if it was).
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
