// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.cookiecharter.html.HtmlTokenizer.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each start tag of a page that comes in pieces, and replaces those that lead to third parties. Only a tag that
 * is not complete is blocked between two pieces, and an element whose text decides; all else leaves as slices of the buffers
 * it came in.
 */
final class TagRewritingStream {
    private static final Logger LOG = LoggerFactory.getLogger(TagRewritingStream.class);
    /** Images are written into pages as {@code data:} addresses of some 100 KiB; nobody writes a tag of more than this. */
    private static final int LONGEST_TAG = 1024 * 1024;

    private final TagRewriter rewriter;
    private final HtmlTokenizer tokenizer;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    /** The beginning of a tag that came in earlier pieces. */
    private byte[] held = new byte[0];

    private int heldLength;
    /** The first byte of a unit of UTF-16 whose other one is still to come; -1 for none. */
    private int half = -1;

    /** The element whose text is being read, or null if there is none. */
    private @Nullable DeferredElement deferred;

    private boolean holds;
    private boolean tooLong;
    private boolean finished;
    private long added;

    TagRewritingStream(TagRewriter rewriter, boolean xml) {
        this.rewriter = rewriter;
        this.tokenizer = new HtmlTokenizer(xml, rewriter);
    }

    /** Takes a piece, whole; it must stay as it is until what {@link #poll} gives was used. */
    void put(ByteBuffer content, HtmlEncoding encoding) {
        if (finished) {
            give(content, content.position(), content.limit());
            return;
        }
        ByteBuffer piece = encoding.width() == 1 ? content : wholeUnits(content);
        int given = piece.position();
        int start = given;
        for (HtmlUnits units = new HtmlUnits(piece, encoding); !finished && units.next(); ) {
            byte[] array = units.array();
            int to = units.to();
            int at = tokenizer.skip(array, units.from(), to);
            while (at < to && !finished) {
                Event event = tokenizer.next(array[at] & 0xFF);
                switch (event) {
                    case NONE -> {}
                    case BEGIN -> {
                        giveHeld();
                        start = units.inPiece(at);
                        holds = true;
                    }
                    case RELEASE -> {
                        giveHeld();
                        holds = false;
                        tooLong = false;
                    }
                    case END -> {
                        if (deferred != null) {
                            give(piece, given, units.inPiece(at + 1));
                            given = units.inPiece(at + 1);
                            finishDeferred(true);
                        }
                    }
                    case TAG -> {
                        given = tag(piece, given, start, units.inPiece(at + 1), encoding);
                        holds = false;
                        finished = rewriter.isFinished() && half < 0;
                    }
                }
                at = tokenizer.skip(array, at + 1, to);
            }
        }
        if (holds) {
            give(piece, given, start);
            hold(piece, start);
        } else {
            give(piece, given, piece.limit());
        }
    }

    /** To be called behind the last piece: a tag that never ends is none, and may go as it is. */
    void end() {
        giveHeld();
        finishDeferred(true);
        if (half >= 0) {
            out.add(ByteBuffer.wrap(new byte[] {(byte) half}));
            half = -1;
        }
    }

    private void finishDeferred(boolean complete) {
        DeferredElement element = deferred;
        if (element != null) {
            deferred = null;
            added += element.finish(out, complete);
        }
    }

    private void emit(ByteBuffer piece) {
        if (deferred != null && deferred.add(piece)) {
            return;
        }
        finishDeferred(false);
        out.add(piece);
    }

    /** Returns whether all that is put from here on comes out unchanged. */
    boolean isFinished() {
        return finished;
    }

    /** Returns by how many bytes the page has grown so far. */
    long added() {
        return added;
    }

    @Nullable
    ByteBuffer poll() {
        return out.poll();
    }

    /** The tag from {@code start} to {@code end}, and what is held of it. Returns up to where the piece was given. */
    private int tag(ByteBuffer piece, int given, int start, int end, HtmlEncoding encoding) {
        boolean wanted = rewriter.wantsAll() || rewriter.wants(tokenizer.name());
        boolean styled = tokenizer.attributes().hasStyle();
        boolean whole = heldLength == 0 && !tooLong;
        if (whole && !wanted && !styled) {
            return given;
        }
        ByteBuffer tag = piece.slice(start, end - start);
        if (!whole) {
            hold(tag, 0);
            tag = ByteBuffer.wrap(held, 0, heldLength);
        }
        if (tooLong) {
            LOG.warn("A tag of more than {} bytes was left out of a page: it could not be checked", LONGEST_TAG);
            tooLong = false;
            return end;
        }
        if (styled) {
            rewriter.readStyle(tokenizer.attributes(), tag, encoding);
        }
        if (whole && !wanted) {
            return given;
        }
        byte[] rewritten = wanted
                ? rewriter.rewrite(ElementName.text(tokenizer.name()), tokenizer.attributes(), tag, encoding)
                : null;
        TextRewriter byText = rewritten == null && wanted && deferred == null ? textRewriter(tag, encoding) : null;
        if (byText != null) {
            give(piece, given, whole ? start : given);
            deferred = new DeferredElement(byText, copy(tag), tokenizer.isInMarkup(), encoding);
            forget();
            return end;
        }
        added += rewritten == null ? 0 : rewritten.length - tag.remaining();
        if (!whole) {
            emit(rewritten == null ? tag : ByteBuffer.wrap(rewritten));
            forget();
            return end;
        }
        if (rewritten == null) {
            return given;
        }
        give(piece, given, start);
        emit(ByteBuffer.wrap(rewritten));
        return end;
    }

    /** The element must have an end of its own. */
    private @Nullable TextRewriter textRewriter(ByteBuffer tag, HtmlEncoding encoding) {
        TagAttributes attributes = tokenizer.attributes();
        boolean empty = attributes.isSelfClosing() && tokenizer.isInMarkup();
        return empty ? null : rewriter.textRewriter(ElementName.text(tokenizer.name()), attributes, tag, encoding);
    }

    private static ByteBuffer copy(ByteBuffer tag) {
        return ByteBuffer.allocate(tag.remaining()).put(tag.duplicate()).flip();
    }

    private void hold(ByteBuffer piece, int from) {
        int more = piece.limit() - from;
        if (tooLong || heldLength + more > LONGEST_TAG) {
            forget();
            tooLong = true;
            return;
        }
        if (heldLength + more > held.length) {
            held = Arrays.copyOf(held, Math.max(heldLength + more, held.length * 2));
        }
        // Copied, since the owner of the piece may use its memory again once it is told that the piece was sent.
        piece.get(from, held, heldLength, more);
        heldLength += more;
    }

    private void giveHeld() {
        if (heldLength > 0) {
            emit(ByteBuffer.wrap(held, 0, heldLength));
            forget();
        }
    }

    /** What was held may be on its way: the next tag gets memory of its own. */
    private void forget() {
        held = new byte[0];
        heldLength = 0;
    }

    private void give(ByteBuffer piece, int from, int to) {
        if (to > from) {
            emit(piece.slice(from, to - from));
        }
    }

    private ByteBuffer wholeUnits(ByteBuffer content) {
        int length = content.remaining() + (half >= 0 ? 1 : 0);
        ByteBuffer whole = ByteBuffer.allocate(length);
        if (half >= 0) {
            whole.put((byte) half);
        }
        whole.put(content.duplicate()).flip();
        half = -1;
        if (length % 2 != 0) {
            half = whole.get(length - 1) & 0xFF;
            whole.limit(length - 1);
        }
        return whole;
    }
}
