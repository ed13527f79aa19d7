// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.cookiecharter.html.parser.HtmlTokenizer.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites the start tags of a page chunk by chunk, in order to block third parties. It buffers only incomplete tags,
 * and elements whose text determines how they are rewritten; everything else is emitted as slices of the chunks.
 */
public final class TagRewritingStream {
    private static final Logger LOG = LoggerFactory.getLogger(TagRewritingStream.class);
    /** A generous limit: images in {@code data:} addresses have some 100 KiB. */
    private static final int MAX_TAG_BYTES = 1024 * 1024;

    private final TagRewriter rewriter;
    private final HtmlTokenizer tokenizer;
    private final Iso2022JpReader japanese = new Iso2022JpReader();
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    /** The beginning of a tag from earlier chunks. */
    private byte[] buffered = new byte[0];

    private int bufferedLength;
    /** The first byte of an incomplete UTF-16 unit, or -1 if there is none. */
    private int halfUnit = -1;

    /** The element whose text is being read, or null if there is none. */
    private @Nullable DeferredElement deferred;

    /** The offset of the start tag of the deferred element in this chunk, or -1 if it has been copied. */
    private int deferredStart = -1;

    private boolean inTag;
    private boolean tooLong;
    private boolean finished;
    private long added;

    public TagRewritingStream(TagRewriter rewriter, boolean xml) {
        this.rewriter = rewriter;
        this.tokenizer = new HtmlTokenizer(xml, rewriter);
    }

    /** Adds a chunk, which must not change until the output of {@link #poll} has been used. */
    public void put(ByteBuffer content, HtmlEncoding encoding) {
        if (finished) {
            emitSlice(content, content.position(), content.limit());
            return;
        }
        ByteBuffer chunk = encoding.width() == 1 ? content : completeUnits(content);
        int emittedEnd = chunk.position();
        int start = emittedEnd;
        for (HtmlUnits units = new HtmlUnits(chunk, encoding, japanese); !finished && units.next(); ) {
            byte[] array = units.array();
            int to = units.to();
            int at = tokenizer.skip(array, units.from(), to, deferred == null);
            while (at < to && !finished) {
                Event event = tokenizer.next(array[at] & 0xFF);
                switch (event) {
                    case NONE -> {}
                    case BEGIN -> {
                        emitBuffered();
                        start = units.chunkOffset(at);
                        inTag = true;
                    }
                    case RELEASE -> {
                        emitBuffered();
                        inTag = false;
                        tooLong = false;
                    }
                    case END -> {
                        if (deferred != null && tokenizer.endsElement(deferred.name())) {
                            emittedEnd = endDeferred(deferred, chunk, emittedEnd, units.chunkOffset(at + 1));
                        }
                    }
                    case TAG -> {
                        emittedEnd = completeTag(chunk, emittedEnd, start, units.chunkOffset(at + 1), encoding);
                        inTag = false;
                        finished = rewriter.isFinished() && halfUnit < 0;
                    }
                }
                at = tokenizer.skip(array, at + 1, to, deferred == null);
            }
        }
        emittedEnd = copyDeferredTag(chunk, emittedEnd);
        if (inTag) {
            emitSlice(chunk, emittedEnd, start);
            bufferTag(chunk, start);
        } else {
            emitSlice(chunk, emittedEnd, chunk.limit());
        }
    }

    /** Ends the page. Must be called after the last chunk. An incomplete tag is not a tag and is emitted unmodified. */
    public void end() {
        emitBuffered();
        finishDeferred(true);
        if (halfUnit >= 0) {
            out.add(ByteBuffer.wrap(new byte[] {(byte) halfUnit}));
            halfUnit = -1;
        }
    }

    /** Handles the end of a deferred element. Returns the offset up to which the chunk has been emitted. */
    private int endDeferred(DeferredElement element, ByteBuffer chunk, int emittedEnd, int end) {
        if (deferredStart < 0) {
            emitSlice(chunk, emittedEnd, end);
            finishDeferred(true);
            return end;
        }
        // The whole element is in this chunk: nothing is copied, and it remains a part of its slice if it is unchanged.
        int contentStart = deferredStart + element.tagLength();
        byte[] rewritten = element.rewrite(chunk.slice(contentStart, end - contentStart));
        deferred = null;
        if (rewritten == null) {
            return emittedEnd;
        }
        added += rewritten.length - element.tagLength();
        emitSlice(chunk, emittedEnd, deferredStart);
        out.add(ByteBuffer.wrap(rewritten));
        return contentStart;
    }

    /**
     * Copies the start tag of the deferred element if it is still a part of this chunk, and emits what precedes it. Must
     * be called before anything after it is emitted. Returns the offset up to which the chunk has been emitted.
     */
    private int copyDeferredTag(ByteBuffer chunk, int emittedEnd) {
        DeferredElement element = deferred;
        if (element == null || deferredStart < 0) {
            return emittedEnd;
        }
        if (deferredStart > emittedEnd) {
            out.add(chunk.slice(emittedEnd, deferredStart - emittedEnd));
        }
        element.copyTag();
        int contentStart = deferredStart + element.tagLength();
        deferredStart = -1;
        return contentStart;
    }

    private void finishDeferred(boolean complete) {
        DeferredElement element = deferred;
        if (element != null) {
            deferred = null;
            added += element.finish(out, complete);
        }
    }

    private void emit(ByteBuffer chunk) {
        if (deferred != null && deferred.add(chunk)) {
            return;
        }
        finishDeferred(false);
        out.add(chunk);
    }

    /** Returns whether further chunks are emitted unmodified. */
    boolean isFinished() {
        return finished;
    }

    /** Returns the number of bytes by which the page has grown so far. */
    long added() {
        return added;
    }

    @Nullable
    public ByteBuffer poll() {
        return out.poll();
    }

    /**
     * Handles the tag from {@code start} to {@code end} and its buffered beginning. Returns the offset up to which the
     * chunk has been emitted.
     */
    private int completeTag(ByteBuffer chunk, int emittedEnd, int start, int end, HtmlEncoding encoding) {
        boolean wanted = rewriter.handlesAll() || rewriter.handles(tokenizer.name());
        boolean styled = tokenizer.attributes().hasStyle();
        boolean whole = bufferedLength == 0 && !tooLong;
        if (whole && !wanted && !styled) {
            return emittedEnd;
        }
        ByteBuffer tag = chunk.slice(start, end - start);
        if (!whole) {
            bufferTag(tag, 0);
            tag = ByteBuffer.wrap(buffered, 0, bufferedLength);
        }
        if (tooLong) {
            LOG.warn(
                    "Removed a tag of more than {} bytes from a page: it is too long to be checked for third parties",
                    MAX_TAG_BYTES);
            tooLong = false;
            return end;
        }
        if (styled) {
            rewriter.readStyle(tokenizer.attributes(), tag, encoding);
        }
        if (whole && !wanted) {
            return emittedEnd;
        }
        byte[] rewritten = wanted
                ? rewriter.rewrite(ElementName.text(tokenizer.name()), tokenizer.attributes(), tag, encoding)
                : null;
        TextRewriter textRewriter =
                rewritten == null && wanted && deferred == null ? textRewriter(tag, encoding) : null;
        if (textRewriter != null) {
            deferred = new DeferredElement(tokenizer.name(), textRewriter, tag, tokenizer.isContentMarkup(), encoding);
            if (whole) {
                deferredStart = start;
                return emittedEnd;
            }
            deferredStart = -1;
            deferred.copyTag();
            clearBuffer();
            return end;
        }
        if (rewritten == null && wanted && deferred != null) {
            // A style within a style, in SVG: its text is not read separately.
            TextRewriter inner = textRewriter(tag, encoding);
            rewritten = inner == null ? null : inner.rewrite(null);
        }
        added += rewritten == null ? 0 : rewritten.length - tag.remaining();
        if (!whole) {
            emit(rewritten == null ? tag : ByteBuffer.wrap(rewritten));
            clearBuffer();
            return end;
        }
        if (rewritten == null) {
            return emittedEnd;
        }
        emitSlice(chunk, copyDeferredTag(chunk, emittedEnd), start);
        emit(ByteBuffer.wrap(rewritten));
        return end;
    }

    /** Returns the rewriter of an element by its text, or null if there is none. The element must have an end tag. */
    private @Nullable TextRewriter textRewriter(ByteBuffer tag, HtmlEncoding encoding) {
        TagAttributes attributes = tokenizer.attributes();
        boolean isEmptyElement = attributes.isSelfClosing() && tokenizer.isContentMarkup();
        return isEmptyElement
                ? null
                : rewriter.textRewriter(ElementName.text(tokenizer.name()), attributes, tag, encoding);
    }

    private void bufferTag(ByteBuffer chunk, int from) {
        int length = chunk.limit() - from;
        if (tooLong || bufferedLength + length > MAX_TAG_BYTES) {
            clearBuffer();
            tooLong = true;
            return;
        }
        if (bufferedLength + length > buffered.length) {
            buffered = Arrays.copyOf(buffered, Math.max(bufferedLength + length, buffered.length * 2));
        }
        // Copied, because the owner of the chunk may reuse its memory once it is notified that the chunk was sent.
        chunk.get(from, buffered, bufferedLength, length);
        bufferedLength += length;
    }

    private void emitBuffered() {
        if (bufferedLength > 0) {
            emit(ByteBuffer.wrap(buffered, 0, bufferedLength));
            clearBuffer();
        }
    }

    /** Allocates a new array, because the buffered bytes may not have been sent yet. */
    private void clearBuffer() {
        buffered = new byte[0];
        bufferedLength = 0;
    }

    private void emitSlice(ByteBuffer chunk, int from, int to) {
        if (to > from) {
            emit(chunk.slice(from, to - from));
        }
    }

    private ByteBuffer completeUnits(ByteBuffer content) {
        int length = content.remaining() + (halfUnit >= 0 ? 1 : 0);
        ByteBuffer whole = ByteBuffer.allocate(length);
        if (halfUnit >= 0) {
            whole.put((byte) halfUnit);
        }
        whole.put(content.duplicate()).flip();
        halfUnit = -1;
        if (length % 2 != 0) {
            halfUnit = whole.get(length - 1) & 0xFF;
            whole.limit(length - 1);
        }
        return whole;
    }
}
