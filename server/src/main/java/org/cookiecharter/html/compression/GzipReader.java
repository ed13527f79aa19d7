// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip with any number of members chunk by chunk. Bytes after the last member are skipped, as in zlib.
 *
 * <p>Content with a wrong checksum or length counts as incomplete, because browsers check neither: some programs write
 * the checksum of another format.
 *
 * <p>Not Jetty's {@code GZIPContentDecoder}: with it {@code CompressedBodyTest} fails, because it rejects bytes after the
 * last member and some optional parts of the header, and does not verify checksums.
 */
final class GzipReader implements Decompressor {
    private enum State {
        HEADER,
        DATA,
        TRAILER,
        /** The bytes after a member are no other member. */
        GARBAGE,
        /** The checksum or the length of a member is wrong. */
        MISMATCH
    }

    private static final int TRAILER_LENGTH = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private GzipHeader header = new GzipHeader();
    private State state = State.HEADER;
    private boolean hasPendingOutput;
    private int members;
    private long trailer;
    private int trailerRead;

    @Override
    public int signatureLength() {
        return GzipHeader.SIGNATURE_LENGTH;
    }

    @Override
    public boolean mayStartWith(ByteBuffer bytes) {
        return GzipHeader.startsWith(bytes);
    }

    @Override
    public void read(ByteBuffer from, ByteBuffer to) throws IOException {
        while (to.hasRemaining() && (from.hasRemaining() || hasPendingOutput)) {
            switch (state) {
                case HEADER -> readHeader(from.get() & 0xFF);
                case TRAILER -> readTrailer(from.get() & 0xFF);
                case GARBAGE, MISMATCH -> from.position(from.limit());
                case DATA -> readData(from, to);
            }
        }
    }

    /** Returns whether the input ends after a member whose checksum and length are right. */
    @Override
    public boolean isComplete() {
        return state == State.GARBAGE || (state == State.HEADER && members > 0);
    }

    @Override
    public boolean hasPendingOutput() {
        return hasPendingOutput;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void readHeader(int unit) throws IOException {
        switch (header.next(unit)) {
            case MORE -> {}
            case COMPLETE -> {
                state = State.DATA;
                inflater.reset();
                crc.reset();
            }
            case FOREIGN -> {
                if (members == 0) {
                    throw new IOException("Invalid gzip content in a response: it has no header");
                }
                state = State.GARBAGE;
            }
        }
    }

    private void readData(ByteBuffer from, ByteBuffer to) throws IOException {
        int start = to.position();
        try {
            inflater.setInput(from);
            inflater.inflate(to);
        } catch (DataFormatException x) {
            throw new IOException("Invalid gzip content in a response: " + x.getMessage(), x);
        }
        crc.update(to.duplicate().position(start).limit(to.position()));
        if (inflater.needsDictionary()) {
            throw new IOException("Invalid gzip content in a response: it requires a dictionary");
        }
        // If the output buffer is full, zlib may have consumed all input but still have output pending.
        hasPendingOutput = !inflater.finished() && !to.hasRemaining();
        if (inflater.finished()) {
            state = State.TRAILER;
            trailerRead = 0;
            trailer = 0;
        }
    }

    private void readTrailer(int unit) {
        trailer |= (long) unit << (8 * trailerRead++);
        if (trailerRead < TRAILER_LENGTH) {
            return;
        }
        if (trailer != (crc.getValue() | inflater.getBytesWritten() << 32)) {
            state = State.MISMATCH;
            return;
        }
        members++;
        header = new GzipHeader();
        state = State.HEADER;
    }
}
