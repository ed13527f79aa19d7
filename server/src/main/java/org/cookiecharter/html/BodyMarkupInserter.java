// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagText;
import org.jspecify.annotations.Nullable;

/**
 * Inserts markup at the start of a page's body: after the {@code <body>} tag or, if the page omits it, before the first
 * tag that cannot be in the head (HTML Living Standard, 13.2.6.4.6).
 */
final class BodyMarkupInserter extends DelegatingTagRewriter {
    private static final Set<String> HEAD_ELEMENTS = Set.of(
            "head",
            "title",
            "base",
            "link",
            "meta",
            "style",
            "script",
            "noscript",
            "template",
            "noframes",
            "basefont",
            "bgsound");

    private final BodyMarkup markup;
    private boolean isPage;
    private boolean finished;
    private @Nullable String language;

    /**
     * Creates the inserter for one page.
     *
     * @param isPage whether the response is a whole page even if it has no {@code <html>} tag
     * @param delegate another rewriter to apply, or null if there is none
     */
    BodyMarkupInserter(BodyMarkup markup, boolean isPage, @Nullable TagRewriter delegate) {
        super(delegate);
        this.markup = markup;
        this.isPage = isPage;
    }

    /** Returns whether an element of this name may be in the head of a page, or contain it. */
    static boolean isInHead(String name) {
        return HEAD_ELEMENTS.contains(name) || name.equals("html");
    }

    @Override
    public boolean isFinished() {
        return finished && (delegate == null || delegate.isFinished());
    }

    @Override
    public boolean handlesAll() {
        return !finished;
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        byte[] rewritten = super.rewrite(name, attributes, tag, encoding);
        if (finished || HEAD_ELEMENTS.contains(name)) {
            return rewritten;
        }
        switch (name) {
            case "html" -> {
                isPage = true;
                language = new TagText(tag, attributes, encoding).value("lang");
                return rewritten;
            }
            case "body" -> {
                finished = true;
                return insertMarkup(rewritten, tag, encoding, true);
            }
            // A page with a frameset has no body.
            case "frameset" -> {
                finished = true;
                return rewritten;
            }
            default -> {
                finished = true;
                return isPage ? insertMarkup(rewritten, tag, encoding, false) : rewritten;
            }
        }
    }

    private byte[] insertMarkup(byte @Nullable [] rewritten, ByteBuffer tag, HtmlEncoding encoding, boolean after) {
        byte[] inserted = encoding.bytes(markup.in(language));
        ByteArrayOutputStream out = new ByteArrayOutputStream(tag.remaining() + inserted.length);
        if (!after) {
            out.writeBytes(inserted);
        }
        out.writeBytes(rewritten == null ? bytes(tag) : rewritten);
        if (after) {
            out.writeBytes(inserted);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(ByteBuffer tag) {
        byte[] bytes = new byte[tag.remaining()];
        tag.duplicate().get(bytes);
        return bytes;
    }
}
