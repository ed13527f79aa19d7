// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cookiecharter.html.HtmlPrologue.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Puts a tag into a page that comes in pieces. Holds back a few bytes at most, between two pieces, while the place may
 * be among them; all others leave as slices of the buffers they came in, which are never written to.
 */
final class HtmlInserter {
    /** Longer than what can be blocked: {@code <head} in UTF-16 and half a unit. */
    private static final int MOST_HELD = 16;

    /** Among the pieces: what is inserted is the next one. */
    static final ByteBuffer PLACE = ByteBuffer.allocate(0);

    private final HtmlPrologue prologue;
    private final String tag;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private HtmlEncoding encoding;
    private boolean started;
    private boolean settled;
    private boolean found;
    private long added;
    private ByteBuffer held = ByteBuffer.allocate(0);
    /** How many of the bytes held were given to the prologue already. */
    private int asked;

    HtmlInserter(HtmlPrologue prologue, HtmlEncoding declared, String tag) {
        this.prologue = prologue;
        this.encoding = declared;
        this.tag = tag;
    }

    /** Takes a piece, whole; it must stay as it is until what {@link #poll} gives was used. */
    void put(ByteBuffer content, boolean last) {
        while (!settled && held.hasRemaining() && content.hasRemaining()) {
            ByteBuffer some = content.slice(content.position(), Math.min(2 * MOST_HELD, content.remaining()));
            content.position(content.position() + some.remaining());
            ByteBuffer joined = ByteBuffer.allocate(held.remaining() + some.remaining());
            joined.put(held).put(some).flip();
            find(joined, last && !content.hasRemaining());
        }
        ByteBuffer rest = content.slice();
        content.position(content.limit());
        if (settled) {
            give(rest);
        } else if (rest.hasRemaining()) {
            find(rest, last);
        } else if (last) {
            find(held, true);
        }
    }

    /** The next piece to send, or null. */
    @Nullable
    ByteBuffer poll() {
        return out.poll();
    }

    /** How the page is written; final once anything came out. */
    HtmlEncoding encoding() {
        return encoding;
    }

    /** Whether all that is put from here on comes out as it is. */
    boolean isSettled() {
        return settled;
    }

    /** Returns whether it is known that the page has no place for the tag. */
    boolean isWithoutPlace() {
        return settled && !found;
    }

    /** By how many bytes the page grew; final once settled, and 0 where it was left alone. */
    long added() {
        return added;
    }

    private void find(ByteBuffer bytes, boolean last) {
        held = ByteBuffer.allocate(0);
        boolean first = !started;
        if (first && !start(bytes, last)) {
            hold(bytes, 0, 0);
            return;
        }
        int safe = first ? asked : 0;
        int at = asked;
        for (; at + encoding.width() <= bytes.limit(); at += encoding.width()) {
            Verdict verdict = prologue.next(encoding.unit(bytes, at));
            switch (verdict) {
                case GO_ON -> safe = at + encoding.width();
                case HOLD -> {}
                case BEFORE, NEVER -> {
                    settle(bytes, safe, verdict);
                    return;
                }
                case AFTER -> {
                    settle(bytes, at + encoding.width(), verdict);
                    return;
                }
            }
        }
        if (last) {
            settle(bytes, safe, prologue.end());
        } else {
            hold(bytes, safe, at - safe);
        }
    }

    private boolean start(ByteBuffer bytes, boolean last) {
        HtmlEncoding marked = HtmlEncoding.ofMark(bytes);
        if (marked == null && !last && HtmlEncoding.mayBecomeMark(bytes)) {
            return false;
        }
        started = true;
        if (marked != null) {
            encoding = marked;
            asked = marked.markLength();
        }
        return true;
    }

    private void hold(ByteBuffer bytes, int from, int asked) {
        give(bytes.slice(0, from));
        // Copied, since the owner of the piece may use its memory again once it is told that the piece was sent.
        held = ByteBuffer.allocate(bytes.limit() - from)
                .put(bytes.slice(from, bytes.limit() - from))
                .flip();
        this.asked = asked;
    }

    private void settle(ByteBuffer bytes, int place, Verdict verdict) {
        settled = true;
        if (verdict == Verdict.NEVER) {
            give(bytes);
            return;
        }
        byte[] insertion = encoding.bytes(tag);
        added = insertion.length;
        found = true;
        give(bytes.slice(0, place));
        out.add(PLACE);
        out.add(ByteBuffer.wrap(insertion));
        give(bytes.slice(place, bytes.limit() - place));
    }

    private void give(ByteBuffer piece) {
        if (piece.hasRemaining()) {
            out.add(piece);
        }
    }
}
