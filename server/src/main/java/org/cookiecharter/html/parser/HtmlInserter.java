// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cookiecharter.html.prologue.HtmlPrologue;
import org.cookiecharter.html.prologue.HtmlPrologue.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Inserts a tag into a page chunk by chunk. It buffers only a few bytes between two chunks while the insertion point
 * may be among them; all other bytes are emitted as slices of the chunks, which are never modified.
 */
public final class HtmlInserter {
    /** More than the inserter ever has to buffer: {@code <head} in UTF-16 and half a unit. */
    private static final int MAX_BUFFERED_BYTES = 16;

    /** The marker of the insertion point among the chunks; the next chunk is the inserted tag. */
    static final ByteBuffer INSERTION_POINT = ByteBuffer.allocate(0);

    private final HtmlPrologue prologue;
    private final String tag;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private HtmlEncoding encoding;
    private boolean started;
    private boolean decided;
    private boolean isInserted;
    private long added;
    private ByteBuffer buffered = ByteBuffer.allocate(0);
    /** The number of buffered bytes that the prologue has already read. */
    private int readBytes;

    public HtmlInserter(HtmlPrologue prologue, HtmlEncoding declared, String tag) {
        this.prologue = prologue;
        this.encoding = declared;
        this.tag = tag;
    }

    /** Adds a chunk, which must not change until the output of {@link #poll} has been used. */
    void put(ByteBuffer content, boolean last) {
        while (!decided && buffered.hasRemaining() && content.hasRemaining()) {
            ByteBuffer prefix =
                    content.slice(content.position(), Math.min(2 * MAX_BUFFERED_BYTES, content.remaining()));
            content.position(content.position() + prefix.remaining());
            ByteBuffer joined = ByteBuffer.allocate(buffered.remaining() + prefix.remaining());
            joined.put(buffered).put(prefix).flip();
            find(joined, last && !content.hasRemaining());
        }
        ByteBuffer remaining = content.slice();
        content.position(content.limit());
        if (decided) {
            emit(remaining);
        } else if (remaining.hasRemaining()) {
            find(remaining, last);
        } else if (last) {
            find(buffered, true);
        }
    }

    /** Returns the next chunk to send, or null if there is none. */
    @Nullable
    ByteBuffer poll() {
        return out.poll();
    }

    /** Returns the encoding of the page. It is final once any output is available. */
    HtmlEncoding encoding() {
        return encoding;
    }

    /** Returns whether further chunks are emitted unmodified. */
    boolean isPassThrough() {
        return decided;
    }

    /** Returns whether the page is known to have no insertion point. */
    boolean hasNoInsertionPoint() {
        return decided && !isInserted;
    }

    /**
     * Returns the number of bytes by which the page has grown. It is final once {@link #isPassThrough}, and 0 if the
     * page remains unmodified.
     */
    long added() {
        return added;
    }

    private void find(ByteBuffer bytes, boolean last) {
        buffered = ByteBuffer.allocate(0);
        boolean first = !started;
        if (first && !start(bytes, last)) {
            buffer(bytes, 0, 0);
            return;
        }
        int safeEnd = first ? readBytes : 0;
        int at = readBytes;
        for (; at + encoding.width() <= bytes.limit(); at += encoding.width()) {
            Verdict verdict = prologue.next(encoding.unit(bytes, at));
            switch (verdict) {
                case CONTINUE -> safeEnd = at + encoding.width();
                case UNDECIDED -> {}
                case BEFORE, NONE -> {
                    decide(bytes, safeEnd, verdict);
                    return;
                }
                case AFTER -> {
                    decide(bytes, at + encoding.width(), verdict);
                    return;
                }
            }
        }
        if (last) {
            decide(bytes, safeEnd, prologue.end());
        } else {
            buffer(bytes, safeEnd, at - safeEnd);
        }
    }

    private boolean start(ByteBuffer bytes, boolean last) {
        HtmlEncoding byteOrderMark = HtmlEncoding.ofByteOrderMark(bytes);
        if (byteOrderMark == null && !last && HtmlEncoding.mayStartWithByteOrderMark(bytes)) {
            return false;
        }
        started = true;
        if (byteOrderMark != null) {
            encoding = byteOrderMark;
            readBytes = byteOrderMark.byteOrderMarkLength();
        }
        return true;
    }

    private void buffer(ByteBuffer bytes, int from, int readBytes) {
        emit(bytes.slice(0, from));
        // Copied, because the owner of the chunk may reuse its memory once it is notified that the chunk was sent.
        buffered = ByteBuffer.allocate(bytes.limit() - from)
                .put(bytes.slice(from, bytes.limit() - from))
                .flip();
        this.readBytes = readBytes;
    }

    private void decide(ByteBuffer bytes, int insertionPoint, Verdict verdict) {
        decided = true;
        if (verdict == Verdict.NONE) {
            emit(bytes);
            return;
        }
        byte[] insertion = encoding.bytes(tag);
        added = insertion.length;
        isInserted = true;
        emit(bytes.slice(0, insertionPoint));
        out.add(INSERTION_POINT);
        out.add(ByteBuffer.wrap(insertion));
        emit(bytes.slice(insertionPoint, bytes.limit() - insertionPoint));
    }

    private void emit(ByteBuffer chunk) {
        if (chunk.hasRemaining()) {
            out.add(chunk);
        }
    }
}
