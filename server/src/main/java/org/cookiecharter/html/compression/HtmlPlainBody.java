// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.nio.ByteBuffer;
import org.cookiecharter.html.parser.HtmlEdit;
import org.jspecify.annotations.Nullable;

/** A body without a content coding. */
final class HtmlPlainBody implements HtmlBody {
    /** Up to this size, copying chunks into one buffer is cheaper than another send. */
    private static final int MAX_COPIED_BYTES = 16 * 1024;

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
        int size = edit.nextBytesUpTo(MAX_COPIED_BYTES - first.remaining());
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
    public boolean isPassThrough() {
        return edit.isPassThrough() && edit.isEmpty();
    }

    @Override
    public long length(long length, boolean last) {
        if (last) {
            return edit.bufferedBytes();
        }
        return length >= 0 && edit.isPassThrough() ? length + edit.added() : -1;
    }

    @Override
    public boolean isUnchanged() {
        return edit.isUnchanged();
    }

    @Override
    public void close() {
        // There is no native memory.
    }
}
