// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cookiecharter.html.parser.HtmlEdit;
import org.jspecify.annotations.Nullable;

/**
 * A body with the content coding gzip or deflate. It is decompressed, edited and compressed again, one buffer at a
 * time, regardless of its decompressed size.
 *
 * <p>Each send ends with a flush, so that the browser can read everything that the application has sent. A body that is
 * truncated within a gzip member is truncated in the same way again, so that browsers treat it as they would have done.
 * A body that is not compressed is sent unmodified.
 */
final class CompressedBody implements HtmlBody {
    private static final int DECOMPRESSED_BYTES = 8 * 1024;
    private static final int COMPRESSED_BYTES = 16 * 1024;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private enum Kind {
        UNKNOWN,
        COMPRESSED,
        UNCOMPRESSED
    }

    private enum End {
        NONE,
        RECEIVED,
        EDITED,
        WRITTEN
    }

    private final HtmlEdit edit;
    private final Decompressor reader;
    private final Compressor writer;
    private final ByteBuffer decompressed = ByteBuffer.allocate(DECOMPRESSED_BYTES);
    private final ByteBuffer compressed = ByteBuffer.allocate(COMPRESSED_BYTES);
    /** The first bytes of the body, which determine its kind. */
    private final ByteBuffer start;

    private ByteBuffer input = EMPTY;
    private Kind kind = Kind.UNKNOWN;
    private End end = End.NONE;

    private CompressedBody(HtmlEdit edit, Decompressor reader, Compressor writer) {
        this.edit = edit;
        this.reader = reader;
        this.writer = writer;
        this.start = ByteBuffer.allocate(reader.signatureLength());
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
        end = last ? End.RECEIVED : end;
    }

    @Override
    public @Nullable ByteBuffer take() throws IOException {
        if (kind == Kind.UNKNOWN) {
            kind = detectKind();
        }
        return switch (kind) {
            case UNKNOWN -> null;
            case COMPRESSED -> {
                convert(compressed.clear());
                yield compressed.flip().hasRemaining() ? compressed : null;
            }
            case UNCOMPRESSED -> {
                ByteBuffer remaining = source().slice();
                source().position(source().limit());
                yield remaining.hasRemaining() ? remaining : null;
            }
        };
    }

    @Override
    public boolean isEmpty() {
        return kind == Kind.UNCOMPRESSED ? !source().hasRemaining() : end == End.WRITTEN;
    }

    @Override
    public boolean isPassThrough() {
        return kind == Kind.UNCOMPRESSED && isEmpty();
    }

    @Override
    public long length(long length, boolean last) {
        return -1;
    }

    @Override
    public boolean isUnchanged() {
        return false;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    private Kind detectKind() {
        while (start.hasRemaining() && input.hasRemaining()) {
            start.put(input.get());
            if (!reader.mayStartWith(start.duplicate().flip())) {
                start.flip();
                return Kind.UNCOMPRESSED;
            }
        }
        if (start.hasRemaining() && end == End.NONE) {
            return Kind.UNKNOWN;
        }
        boolean complete = !start.hasRemaining();
        start.flip();
        return complete ? Kind.COMPRESSED : Kind.UNCOMPRESSED;
    }

    private void convert(ByteBuffer to) throws IOException {
        boolean hasMore = true;
        while (hasMore && to.hasRemaining()) {
            writer.write(to);
            ByteBuffer chunk = writer.needsInput() ? edit.poll() : EMPTY;
            if (chunk != null) {
                if (chunk.hasRemaining()) {
                    writer.put(chunk);
                }
            } else if (source().hasRemaining() || reader.hasPendingOutput()) {
                reader.read(source(), decompressed.clear());
                edit.put(decompressed.flip(), false);
            } else {
                hasMore = finishSend(to);
            }
        }
    }

    /**
     * Flushes or finishes the current send once all its content has been compressed. Returns whether more content
     * follows.
     */
    private boolean finishSend(ByteBuffer to) {
        switch (end) {
            case NONE -> writer.flush(to);
            case RECEIVED -> {
                edit.put(EMPTY, true);
                end = End.EDITED;
                return true;
            }
            case EDITED -> {
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
