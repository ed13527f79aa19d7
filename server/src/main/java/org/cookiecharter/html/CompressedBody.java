// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A body that is sent as gzip or deflate: unpacked, inserted into and packed again, a buffer at a time, however much it unpacks to.
 *
 * <p>What the application has sent can be read by the browser at once, since each send ends with a flush. A body that
 * ends within a member ends so again, and browsers then treat it as they would have done. A body that is neither
 * goes out as it came.
 */
final class CompressedBody implements HtmlBody {
    private static final int UNPACKED = 8 * 1024;
    private static final int PACKED = 16 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private enum Kind {
        UNKNOWN,
        COMPRESSED,
        FOREIGN
    }

    private enum End {
        NONE,
        PUT,
        INSERTED,
        WRITTEN
    }

    private final HtmlEdit edit;
    private final Decompressor reader;
    private final Compressor writer;
    private final ByteBuffer unpacked = ByteBuffer.allocate(UNPACKED);
    private final ByteBuffer packed = ByteBuffer.allocate(PACKED);
    /** The first bytes of the body, which tell what it is. */
    private final ByteBuffer start;

    private ByteBuffer input = NOTHING;
    private Kind kind = Kind.UNKNOWN;
    private End end = End.NONE;

    private CompressedBody(HtmlEdit edit, Decompressor reader, Compressor writer) {
        this.edit = edit;
        this.reader = reader;
        this.writer = writer;
        this.start = ByteBuffer.allocate(reader.telling());
    }

    static CompressedBody gzip(HtmlEdit edit) {
        return new CompressedBody(edit, new GzipReader(), new GzipWriter());
    }

    static CompressedBody deflate(HtmlEdit edit) {
        return new CompressedBody(edit, new DeflateReader(), new DeflateWriter(false));
    }

    @Override
    public void put(ByteBuffer content, boolean last) {
        input = content;
        end = last ? End.PUT : end;
    }

    @Override
    public @Nullable ByteBuffer take() throws IOException {
        if (kind == Kind.UNKNOWN) {
            kind = tell();
        }
        return switch (kind) {
            case UNKNOWN -> null;
            case COMPRESSED -> {
                convert(packed.clear());
                yield packed.flip().hasRemaining() ? packed : null;
            }
            case FOREIGN -> {
                ByteBuffer rest = source().slice();
                source().position(source().limit());
                yield rest.hasRemaining() ? rest : null;
            }
        };
    }

    @Override
    public boolean isEmpty() {
        return kind == Kind.FOREIGN ? !source().hasRemaining() : end == End.WRITTEN;
    }

    @Override
    public boolean isSettled() {
        return kind == Kind.FOREIGN && isEmpty();
    }

    @Override
    public long length(long length, boolean last) {
        return -1;
    }

    @Override
    public boolean isLeftAlone() {
        return false;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    private Kind tell() {
        while (start.hasRemaining() && input.hasRemaining()) {
            start.put(input.get());
            if (!reader.mayStartWith(start.duplicate().flip())) {
                start.flip();
                return Kind.FOREIGN;
            }
        }
        if (start.hasRemaining() && end == End.NONE) {
            return Kind.UNKNOWN;
        }
        boolean whole = !start.hasRemaining();
        start.flip();
        return whole ? Kind.COMPRESSED : Kind.FOREIGN;
    }

    private void convert(ByteBuffer to) throws IOException {
        boolean more = true;
        while (more && to.hasRemaining()) {
            writer.write(to);
            ByteBuffer piece = writer.needsInput() ? edit.poll() : NOTHING;
            if (piece != null) {
                if (piece.hasRemaining()) {
                    writer.put(piece);
                }
            } else if (source().hasRemaining() || reader.holdsOutput()) {
                reader.read(source(), unpacked.clear());
                edit.put(unpacked.flip(), false);
            } else {
                more = endSend(to);
            }
        }
    }

    /** All that was put is through. True: not yet. */
    private boolean endSend(ByteBuffer to) {
        switch (end) {
            case NONE -> writer.flush(to);
            case PUT -> {
                edit.put(NOTHING, true);
                end = End.INSERTED;
                return true;
            }
            case INSERTED -> {
                boolean written = reader.isComplete() ? writer.finish(to) : writer.flush(to);
                end = written ? End.WRITTEN : end;
            }
            case WRITTEN -> {}
        }
        return false;
    }

    private ByteBuffer source() {
        return kind != Kind.UNKNOWN && start.hasRemaining() ? start : input;
    }
}
