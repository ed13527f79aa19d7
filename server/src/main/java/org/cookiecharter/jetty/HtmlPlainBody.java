package org.cookiecharter.jetty;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body that is sent as it is written. */
final class HtmlPlainBody implements HtmlBody {
    /** Up to here it is cheaper to copy pieces into one buffer than to send one more time. */
    private static final int MOST_COPIED = 16 * 1024;

    private final HtmlInserter inserter;

    HtmlPlainBody(HtmlInserter inserter) {
        this.inserter = inserter;
    }

    @Override
    public void put(ByteBuffer content, boolean last) {
        inserter.put(content, last);
    }

    @Override
    public @Nullable ByteBuffer take() {
        ByteBuffer first = inserter.poll();
        if (first == null || inserter.isEmpty()) {
            return first;
        }
        int size = inserter.sizeOfNext(MOST_COPIED - first.remaining());
        if (size == 0) {
            return first;
        }
        ByteBuffer joined = ByteBuffer.allocate(first.remaining() + size).put(first);
        while (joined.hasRemaining()) {
            ByteBuffer next = inserter.poll();
            if (next != null) {
                joined.put(next);
            }
        }
        return joined.flip();
    }

    @Override
    public boolean isEmpty() {
        return inserter.isEmpty();
    }

    @Override
    public boolean isSettled() {
        return inserter.isSettled() && inserter.isEmpty();
    }

    @Override
    public long length(long length, boolean last) {
        if (last) {
            return inserter.ready();
        }
        return length >= 0 && inserter.isSettled() ? length + inserter.added() : -1;
    }

    @Override
    public boolean isLeftAlone() {
        return inserter.isSettled() && inserter.added() == 0;
    }

    @Override
    public void close() {
        // Nothing but buffers.
    }
}
