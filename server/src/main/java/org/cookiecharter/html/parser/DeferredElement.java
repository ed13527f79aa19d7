// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An element whose start tag is rewritten depending on its text. Both are buffered until the end of the element. */
public final class DeferredElement {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredElement.class);
    /** A generous limit, because style sheets may contain fonts and images. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private final long name;
    private final TextRewriter rewriter;
    private ByteBuffer tag;
    private final boolean hasMarkup;
    private final HtmlEncoding encoding;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /**
     * Creates an element after its start tag has been read.
     *
     * @param name the {@link ElementName}
     * @param tag the start tag, which must not change until {@link #copyTag} is called or the element ends
     * @param hasMarkup whether the content of the element is markup
     */
    DeferredElement(long name, TextRewriter rewriter, ByteBuffer tag, boolean hasMarkup, HtmlEncoding encoding) {
        this.name = name;
        this.rewriter = rewriter;
        this.tag = tag;
        this.hasMarkup = hasMarkup;
        this.encoding = encoding;
    }

    long name() {
        return name;
    }

    /** Copies the start tag, because the memory of its chunk may change. */
    void copyTag() {
        tag = ByteBuffer.allocate(tag.remaining()).put(tag.duplicate()).flip();
    }

    /** Returns the number of bytes in the start tag. */
    int tagLength() {
        return tag.remaining();
    }

    /**
     * Returns the replacement of the start tag, or null if it remains unchanged, if no content has been added.
     *
     * @param whole the whole content
     */
    byte @Nullable [] rewrite(ByteBuffer whole) {
        if (whole.remaining() > MAX_BYTES) {
            warn();
            return rewriter.rewrite(null);
        }
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return rewriter.rewrite(text(bytes));
    }

    private static void warn() {
        LOG.warn(
                "An inline style sheet or script of more than {} bytes could not be searched for third parties;"
                        + " blocking it until the visitor consents to all services that need consent",
                MAX_BYTES);
    }

    /** Copies and adds content. Returns false, without adding it, if the content would be too long. */
    boolean add(ByteBuffer chunk) {
        if (content.size() + chunk.remaining() > MAX_BYTES) {
            return false;
        }
        byte[] bytes = new byte[chunk.remaining()];
        chunk.duplicate().get(bytes);
        content.writeBytes(bytes);
        return true;
    }

    /**
     * Emits the element.
     *
     * @param complete whether its whole text was read
     * @return the number of bytes by which the element has grown
     */
    long finish(Deque<ByteBuffer> out, boolean complete) {
        if (!complete) {
            warn();
        }
        byte[] bytes = content.toByteArray();
        byte[] rewritten = rewriter.rewrite(complete ? text(bytes) : null);
        out.add(rewritten == null ? tag : ByteBuffer.wrap(rewritten));
        if (bytes.length > 0) {
            out.add(ByteBuffer.wrap(bytes));
        }
        return rewritten == null ? 0 : rewritten.length - tag.remaining();
    }

    /** Returns the text of the element without its end tag, of which the content may contain the beginning. */
    private String text(byte[] bytes) {
        String rawText = new String(bytes, encoding.charset());
        int end = rawText.lastIndexOf("</");
        String text = end < 0 ? rawText : rawText.substring(0, end);
        return hasMarkup ? textOfMarkup(text) : text;
    }

    private static String textOfMarkup(String markup) {
        StringBuilder text = new StringBuilder(markup.length());
        int at = 0;
        while (at < markup.length()) {
            if (markup.startsWith("<![CDATA[", at)) {
                int end = end(markup, "]]>", at);
                text.append(markup, Math.min(end, at + "<![CDATA[".length()), end);
                at = end + "]]>".length();
            } else if (markup.charAt(at) == '<') {
                boolean comment = markup.startsWith("<!--", at);
                at = end(markup, comment ? "-->" : ">", at) + (comment ? "-->" : ">").length();
            } else {
                int end = end(markup, "<", at);
                text.append(CharacterReferences.decode(markup.substring(at, end)));
                at = end;
            }
        }
        return text.toString();
    }

    private static int end(String markup, String end, int from) {
        int at = markup.indexOf(end, from);
        return at < 0 ? markup.length() : at;
    }
}
