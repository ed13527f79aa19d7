// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rewriting of one page: it inserts a script, blocks tags of third parties, and ensures that browsers still find
 * the declaration of the page's encoding.
 */
@SuppressWarnings("ReferenceEquality") // The marker of the insertion point among the chunks is compared by identity.
public final class HtmlEdit {
    private final HtmlInserter inserter;
    private final @Nullable TagRewritingStream tagStream;
    private final boolean wholePagesOnly;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    /** Null once the declaration of the encoding has been found or excluded. Until then nothing is emitted. */
    private @Nullable EncodingPrescan prescan;

    private int declarationBytes;
    /** Whether the page itself declares the encoding ISO-2022-JP. */
    private boolean isJapanese;

    /**
     * Creates a rewriting without a search for the encoding.
     *
     * @param tagStream rewrites start tags, or null if no third party is to be blocked
     */
    public HtmlEdit(HtmlInserter inserter, @Nullable TagRewritingStream tagStream) {
        this(inserter, tagStream, false, null);
    }

    /**
     * Creates the rewriting of one response.
     *
     * @param tagStream rewrites start tags, or null if none is to be rewritten
     * @param wholePagesOnly whether fragments of pages remain unmodified
     * @param prescan finds the declaration of the encoding, or null if browsers do not search the page for it
     */
    public HtmlEdit(
            HtmlInserter inserter,
            @Nullable TagRewritingStream tagStream,
            boolean wholePagesOnly,
            @Nullable EncodingPrescan prescan) {
        this.inserter = inserter;
        this.tagStream = tagStream;
        this.wholePagesOnly = wholePagesOnly;
        this.prescan = prescan;
    }

    /** Adds a chunk, which must not change until the output of {@link #poll} has been used. */
    public void put(ByteBuffer content, boolean last) {
        EncodingPrescan prescanning = prescan;
        if (prescanning == null) {
            edit(content, last);
            return;
        }
        ByteBuffer searched = prescanning.put(content);
        boolean end = last && !content.hasRemaining();
        edit(searched, end);
        if (!end && !prescanning.isComplete() && !isFragment()) {
            copyChunks();
            return;
        }
        declareEncoding(prescanning);
        isJapanese = HtmlEncoding.ofLabel(prescanning.label()) == HtmlEncoding.ISO_2022_JP;
        prescan = null;
        if (!end) {
            edit(content, last);
        }
    }

    private void edit(ByteBuffer content, boolean last) {
        inserter.put(content, last);
        for (ByteBuffer chunk = inserter.poll(); chunk != null; chunk = inserter.poll()) {
            if (chunk == HtmlInserter.INSERTION_POINT) {
                insert(chunk, Objects.requireNonNull(inserter.poll()));
            } else if (tagStream == null || isFragment()) {
                out.add(chunk);
            } else {
                tagStream.put(chunk, encoding());
                drainFrom(tagStream);
            }
        }
        if (last && tagStream != null) {
            tagStream.end();
            drainFrom(tagStream);
        }
    }

    /** Returns the encoding of the page. Browsers ignore a declaration of UTF-16 in the page itself. */
    private HtmlEncoding encoding() {
        return isJapanese ? HtmlEncoding.ISO_2022_JP : inserter.encoding();
    }

    /** Emits the inserted markup, which is no markup of the page and is not rewritten. */
    private void insert(ByteBuffer marker, ByteBuffer inserted) {
        if (prescan != null) {
            out.add(marker);
        }
        if (inserted.hasRemaining()) {
            out.add(inserted);
        }
    }

    /**
     * Declares the encoding before the inserted markup if that moves the page's own declaration too far from the start.
     */
    private void declareEncoding(EncodingPrescan searched) {
        boolean isPushedTooFar = searched.label() != null && searched.end() + added() > EncodingPrescan.MAX_BYTES;
        int chunks = out.size();
        for (int i = 0; i < chunks; i++) {
            ByteBuffer chunk = out.remove();
            if (chunk != HtmlInserter.INSERTION_POINT) {
                out.add(chunk);
            } else if (isPushedTooFar) {
                byte[] declaration = inserter.encoding().bytes("<meta charset=\"" + searched.label() + "\">");
                declarationBytes = declaration.length;
                out.add(ByteBuffer.wrap(declaration));
            }
        }
    }

    /** Copies the buffered chunks: their owner may reuse the memory once it is notified that a chunk was sent. */
    private void copyChunks() {
        int chunks = out.size();
        for (int i = 0; i < chunks; i++) {
            ByteBuffer chunk = out.remove();
            out.add(
                    chunk == HtmlInserter.INSERTION_POINT
                            ? chunk
                            : ByteBuffer.allocate(chunk.remaining()).put(chunk).flip());
        }
    }

    /** Returns whether the response is known to be a fragment of a page, which remains unmodified. */
    private boolean isFragment() {
        return wholePagesOnly && inserter.hasNoInsertionPoint();
    }

    /** Returns the next chunk to send, or null if there is none. */
    @Nullable
    public ByteBuffer poll() {
        return prescan == null ? out.poll() : null;
    }

    /** Returns the number of bytes in the next chunks that fit into {@code maxBytes} together. */
    public int nextBytesUpTo(int maxBytes) {
        int size = 0;
        for (ByteBuffer chunk : out) {
            if (chunk.remaining() > maxBytes - size) {
                break;
            }
            size += chunk.remaining();
        }
        return size;
    }

    public boolean isEmpty() {
        return prescan != null || out.isEmpty();
    }

    /** Returns the number of bytes that {@link #poll} will return. */
    public long bufferedBytes() {
        return out.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Returns whether further chunks are emitted unmodified. */
    public boolean isPassThrough() {
        boolean tagsFinished = tagStream == null || tagStream.isFinished() || isFragment();
        return prescan == null && tagsFinished && inserter.isPassThrough();
    }

    /**
     * Returns the number of bytes by which the page has grown. It is final once {@link #isPassThrough}, and 0 if the
     * page remains unmodified.
     */
    public long added() {
        return inserter.added() + declarationBytes + (tagStream == null ? 0 : tagStream.added());
    }

    /** Returns whether the whole page is known to remain unmodified. */
    public boolean isUnchanged() {
        return isPassThrough() && added() == 0;
    }

    private void drainFrom(TagRewritingStream from) {
        for (ByteBuffer chunk = from.poll(); chunk != null; chunk = from.poll()) {
            out.add(chunk);
        }
    }
}
