// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks gzip that comes in pieces, with any number of members; what follows the last one is skipped, as zlib does. */
final class GzipReader implements Decompressor {
    private enum State {
        HEADER,
        DATA,
        TRAILER,
        /** After a member, and nothing else that could be one. */
        GARBAGE
    }

    private static final int TRAILER_LENGTH = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private GzipHeader header = new GzipHeader();
    private State state = State.HEADER;
    private boolean holdsOutput;
    private int members;
    private long trailer;
    private int trailerRead;

    @Override
    public int telling() {
        return GzipHeader.TELLING;
    }

    @Override
    public boolean mayStartWith(ByteBuffer bytes) {
        return GzipHeader.startsWith(bytes);
    }

    @Override
    public void read(ByteBuffer from, ByteBuffer to) throws IOException {
        while (to.hasRemaining() && (from.hasRemaining() || holdsOutput)) {
            switch (state) {
                case HEADER -> header(from.get() & 0xFF);
                case TRAILER -> trailer(from.get() & 0xFF);
                case GARBAGE -> from.position(from.limit());
                case DATA -> data(from, to);
            }
        }
    }

    /** Not within a member. */
    @Override
    public boolean isComplete() {
        return state == State.GARBAGE || (state == State.HEADER && members > 0);
    }

    @Override
    public boolean holdsOutput() {
        return holdsOutput;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void header(int unit) throws IOException {
        switch (header.next(unit)) {
            case MORE -> {}
            case COMPLETE -> {
                state = State.DATA;
                inflater.reset();
                crc.reset();
            }
            case FOREIGN -> {
                if (members == 0) {
                    throw new IOException("The gzip of an answer is damaged: it has no header");
                }
                state = State.GARBAGE;
            }
        }
    }

    private void data(ByteBuffer from, ByteBuffer to) throws IOException {
        int start = to.position();
        try {
            inflater.setInput(from);
            inflater.inflate(to);
        } catch (DataFormatException x) {
            throw new IOException("The gzip of an answer is damaged: " + x.getMessage(), x);
        }
        crc.update(to.duplicate().position(start).limit(to.position()));
        if (inflater.needsDictionary()) {
            throw new IOException("The gzip of an answer is damaged: it asks for a dictionary");
        }
        // With no room left, zlib may have taken all input and not given all output.
        holdsOutput = !inflater.finished() && !to.hasRemaining();
        if (inflater.finished()) {
            state = State.TRAILER;
            trailerRead = 0;
            trailer = 0;
        }
    }

    private void trailer(int unit) throws IOException {
        trailer |= (long) unit << (8 * trailerRead++);
        if (trailerRead < TRAILER_LENGTH) {
            return;
        }
        if (trailer != (crc.getValue() | inflater.getBytesWritten() << 32)) {
            throw new IOException("The gzip of an answer is damaged: its check sum or length is wrong");
        }
        members++;
        header = new GzipHeader();
        state = State.HEADER;
    }
}
