// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** All that is done to one page: a script is put in, and tags of third parties are held back. */
final class HtmlEdit {
    private final HtmlInserter inserter;
    private final @Nullable HtmlGate gate;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();

    /** @param gate null where no third party is to be held back */
    HtmlEdit(HtmlInserter inserter, @Nullable HtmlGate gate) {
        this.inserter = inserter;
        this.gate = gate;
    }

    /** Takes a piece, whole; it must stay as it is until what {@link #poll} gives was used. */
    void put(ByteBuffer content, boolean last) {
        inserter.put(content, last);
        for (ByteBuffer piece = inserter.poll(); piece != null; piece = inserter.poll()) {
            if (gate == null) {
                out.add(piece);
            } else {
                gate.put(piece, inserter.encoding());
                drain(gate);
            }
        }
        if (last && gate != null) {
            gate.end();
            drain(gate);
        }
    }

    /** The next piece to send, or null. */
    @Nullable
    ByteBuffer poll() {
        return out.poll();
    }

    /** Bytes in the pieces that come next, as many of them as fit into {@code most} bytes. */
    int sizeOfNext(int most) {
        int size = 0;
        for (ByteBuffer piece : out) {
            if (piece.remaining() > most - size) {
                break;
            }
            size += piece.remaining();
        }
        return size;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    /** Bytes that {@link #poll} is going to give. */
    long ready() {
        return out.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Whether all that is put from here on comes out as it is. */
    boolean isSettled() {
        return gate == null && inserter.isSettled();
    }

    /** By how many bytes the page grew; final once settled, and 0 where it was left alone. */
    long added() {
        return inserter.added();
    }

    /** Whether it is known that the page stays as it is. */
    boolean isLeftAlone() {
        return isSettled() && added() == 0;
    }

    private void drain(HtmlGate from) {
        for (ByteBuffer piece = from.poll(); piece != null; piece = from.poll()) {
            out.add(piece);
        }
    }
}
