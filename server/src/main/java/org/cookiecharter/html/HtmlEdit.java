// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is done to one page: a script is put in, tags of third parties are blocked, and the declaration of the page's
 * encoding stays where browsers find it.
 */
@SuppressWarnings("ReferenceEquality") // The place among the pieces is that very buffer.
final class HtmlEdit {
    private final HtmlInserter inserter;
    private final @Nullable TagRewritingStream gate;
    private final boolean wholePagesOnly;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    /** Null once it is known where the encoding is declared. Until then nothing leaves. */
    private @Nullable EncodingPrescan prescan;

    private int declared;

    /** @param gate null if no third party is to be blocked */
    HtmlEdit(HtmlInserter inserter, @Nullable TagRewritingStream gate) {
        this(inserter, gate, false, null);
    }

    /**
     * Creates the edit of one response.
     *
     * @param gate null if no tag is to be looked at
     * @param wholePagesOnly whether nothing is done to a part of a page
     * @param prescan null if browsers do not search the page for its encoding
     */
    HtmlEdit(
            HtmlInserter inserter,
            @Nullable TagRewritingStream gate,
            boolean wholePagesOnly,
            @Nullable EncodingPrescan prescan) {
        this.inserter = inserter;
        this.gate = gate;
        this.wholePagesOnly = wholePagesOnly;
        this.prescan = prescan;
    }

    /** Takes a piece, whole; it must stay as it is until what {@link #poll} gives was used. */
    void put(ByteBuffer content, boolean last) {
        EncodingPrescan searching = prescan;
        if (searching == null) {
            edit(content, last);
            return;
        }
        ByteBuffer searched = searching.put(content);
        boolean end = last && !content.hasRemaining();
        edit(searched, end);
        if (!end && !searching.isComplete() && !isPart()) {
            copyPieces();
            return;
        }
        declareEncoding(searching);
        prescan = null;
        if (!end) {
            edit(content, last);
        }
    }

    private void edit(ByteBuffer content, boolean last) {
        inserter.put(content, last);
        for (ByteBuffer piece = inserter.poll(); piece != null; piece = inserter.poll()) {
            if (piece == HtmlInserter.PLACE) {
                insert(piece, Objects.requireNonNull(inserter.poll()));
            } else if (gate == null || isPart()) {
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

    /** What is inserted is no markup of the page. */
    private void insert(ByteBuffer place, ByteBuffer inserted) {
        if (prescan != null) {
            out.add(place);
        }
        if (inserted.hasRemaining()) {
            out.add(inserted);
        }
    }

    /**
     * Declares the encoding in front of what was inserted, if the declaration of the page was pushed too far from its start.
     */
    private void declareEncoding(EncodingPrescan searched) {
        boolean pushed = searched.label() != null && searched.end() + added() > EncodingPrescan.SEARCHED;
        int pieces = out.size();
        for (int i = 0; i < pieces; i++) {
            ByteBuffer piece = out.remove();
            if (piece != HtmlInserter.PLACE) {
                out.add(piece);
            } else if (pushed) {
                byte[] declaration = inserter.encoding().bytes("<meta charset=\"" + searched.label() + "\">");
                declared = declaration.length;
                out.add(ByteBuffer.wrap(declaration));
            }
        }
    }

    /** The owner of a piece may use its memory again once it is told that the piece was sent. */
    private void copyPieces() {
        int pieces = out.size();
        for (int i = 0; i < pieces; i++) {
            ByteBuffer piece = out.remove();
            out.add(
                    piece == HtmlInserter.PLACE
                            ? piece
                            : ByteBuffer.allocate(piece.remaining()).put(piece).flip());
        }
    }

    /** Returns whether the page is known to be only a part of one, to which nothing is done. */
    private boolean isPart() {
        return wholePagesOnly && inserter.isWithoutPlace();
    }

    /** The next piece to send, or null. */
    @Nullable
    ByteBuffer poll() {
        return prescan == null ? out.poll() : null;
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
        return prescan != null || out.isEmpty();
    }

    /** Bytes that {@link #poll} is going to give. */
    long ready() {
        return out.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Whether all that is put from here on comes out as it is. */
    boolean isSettled() {
        boolean gone = gate == null || gate.isFinished() || isPart();
        return prescan == null && gone && inserter.isSettled();
    }

    /** By how many bytes the page grew; final once settled, and 0 where it was left alone. */
    long added() {
        return inserter.added() + declared + (gate == null ? 0 : gate.added());
    }

    /** Whether it is known that the page stays as it is. */
    boolean isLeftAlone() {
        return isSettled() && added() == 0;
    }

    private void drain(TagRewritingStream from) {
        for (ByteBuffer piece = from.poll(); piece != null; piece = from.poll()) {
            out.add(piece);
        }
    }
}
