// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body that is sent as it is written. */
final class HtmlPlainBody implements HtmlBody {
    /** Up to here it is cheaper to copy pieces into one buffer than to send one more time. */
    private static final int MOST_COPIED = 16 * 1024;

    private final HtmlEdit edit;

    HtmlPlainBody(HtmlEdit edit) {
        this.edit = edit;
    }

    @Override
    public void put(ByteBuffer content, boolean last) {
        edit.put(content, last);
    }

    @Override
    public @Nullable ByteBuffer take() {
        ByteBuffer first = edit.poll();
        if (first == null || edit.isEmpty()) {
            return first;
        }
        int size = edit.sizeOfNext(MOST_COPIED - first.remaining());
        if (size == 0) {
            return first;
        }
        ByteBuffer joined = ByteBuffer.allocate(first.remaining() + size).put(first);
        while (joined.hasRemaining()) {
            ByteBuffer next = edit.poll();
            if (next != null) {
                joined.put(next);
            }
        }
        return joined.flip();
    }

    @Override
    public boolean isEmpty() {
        return edit.isEmpty();
    }

    @Override
    public boolean isSettled() {
        return edit.isSettled() && edit.isEmpty();
    }

    @Override
    public long length(long length, boolean last) {
        if (last) {
            return edit.ready();
        }
        return length >= 0 && edit.isSettled() ? length + edit.added() : -1;
    }

    @Override
    public boolean isLeftAlone() {
        return edit.isLeftAlone();
    }

    @Override
    public void close() {
        // Nothing but buffers.
    }
}
