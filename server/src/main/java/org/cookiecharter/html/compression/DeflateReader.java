// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses the content coding {@code deflate}: the zlib format (RFC 9110, 8.4.1.2), or the raw deflate format that
 * some servers send under this name and browsers accept. Bytes after the end are skipped.
 */
final class DeflateReader implements Decompressor {
    private static final int HEADER_LENGTH = 2;
    private static final int METHOD_DEFLATE = 8;

    private final ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
    /** Null until the first two bytes have determined the format. */
    private @Nullable Inflater inflater;

    private boolean hasPendingOutput;

    @Override
    public int signatureLength() {
        return HEADER_LENGTH;
    }

    /** Returns true, because raw deflate has no signature. */
    @Override
    public boolean mayStartWith(ByteBuffer bytes) {
        return true;
    }

    @Override
    public void read(ByteBuffer from, ByteBuffer to) throws IOException {
        while (inflater == null && from.hasRemaining()) {
            header.put(from.get());
            if (!header.hasRemaining()) {
                header.flip();
                inflater = new Inflater(!isZlib(header.get(0) & 0xFF, header.get(1) & 0xFF));
                inflate(inflater, header, to);
            }
        }
        if (inflater != null && (from.hasRemaining() || hasPendingOutput)) {
            inflate(inflater, from, to);
        }
    }

    private void inflate(Inflater inflater, ByteBuffer from, ByteBuffer to) throws IOException {
        try {
            inflater.setInput(from);
            while (to.hasRemaining() && !inflater.finished() && inflater.inflate(to) > 0) {
                // Repeat until the output buffer is full.
            }
        } catch (DataFormatException e) {
            throw new IOException("Invalid deflate content in a response: " + e.getMessage(), e);
        }
        if (inflater.needsDictionary()) {
            throw new IOException("Invalid deflate content in a response: it requires a dictionary");
        }
        hasPendingOutput = !inflater.finished() && !to.hasRemaining();
        if (inflater.finished()) {
            from.position(from.limit());
        }
    }

    /** Returns whether these are the first two bytes of the zlib format (RFC 1950, 2.2). */
    private static boolean isZlib(int method, int flags) {
        return (method & 0x0F) == METHOD_DEFLATE && method >>> 4 <= 7 && (method << 8 | flags) % 31 == 0;
    }

    @Override
    public boolean isComplete() {
        return inflater != null && inflater.finished();
    }

    @Override
    public boolean hasPendingOutput() {
        return hasPendingOutput;
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
