// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An element of a page whose start tag depends on its text, so that both are kept until its end was read. */
final class DeferredElement {
    private static final Logger LOG = LoggerFactory.getLogger(TagRewritingStream.class);
    /** Fonts and images are written into style sheets; nobody writes a longer one into a page. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final TextRewriter rewriter;
    private final ByteBuffer tag;
    private final boolean markup;
    private final HtmlEncoding encoding;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /**
     * Creates an element of which nothing but the start tag was read.
     *
     * @param tag stays as it is
     * @param markup whether the content of the element is read as markup
     */
    DeferredElement(TextRewriter rewriter, ByteBuffer tag, boolean markup, HtmlEncoding encoding) {
        this.rewriter = rewriter;
        this.tag = tag;
        this.markup = markup;
        this.encoding = encoding;
    }

    /** Adds content, and copies it. Returns false if there is too much: then it is not added. */
    boolean add(ByteBuffer piece) {
        if (content.size() + piece.remaining() > MAX_BYTES) {
            return false;
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        content.writeBytes(bytes);
        return true;
    }

    /**
     * Gives out the element.
     *
     * @param complete whether all of its text was read
     * @return by how many bytes it has grown
     */
    long finish(Deque<ByteBuffer> out, boolean complete) {
        if (!complete) {
            LOG.warn(
                    "An inline style sheet or script of more than {} bytes was not searched for third parties; it waits for"
                            + " all services that need consent",
                    MAX_BYTES);
        }
        byte[] bytes = content.toByteArray();
        byte[] rewritten = rewriter.rewrite(complete ? text(bytes) : null);
        out.add(rewritten == null ? tag : ByteBuffer.wrap(rewritten));
        if (bytes.length > 0) {
            out.add(ByteBuffer.wrap(bytes));
        }
        return rewritten == null ? 0 : rewritten.length - tag.remaining();
    }

    /** Without the end tag, which is a part of the content as far as it was read. */
    private String text(byte[] bytes) {
        String all = new String(bytes, encoding == HtmlEncoding.BYTES ? StandardCharsets.UTF_8 : encoding.charset());
        int end = all.lastIndexOf("</");
        String text = end < 0 ? all : all.substring(0, end);
        return markup ? textOfMarkup(text) : text;
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
