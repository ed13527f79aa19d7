// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** Compresses in the zlib format, the coding {@code deflate} (RFC 9110, 8.4.1.2). */
final class DeflateWriter implements Compressor {
    private final Deflater deflater = new Deflater();
    private boolean finishing;
    private boolean unflushed;

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
