// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagText;
import org.jspecify.annotations.Nullable;

/**
 * Inserts markup at the start of a page's body: after the {@code <body>} tag or, if the page omits it, before the first
 * tag after the head.
 */
final class BodyMarkupInserter extends DelegatingTagRewriter {
    private final BodyMarkup markup;
    private final HeadEnd head = new HeadEnd();
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
        if (finished) {
            return rewritten;
        }
        if (!head.readStartTag(name)) {
            if (name.equals("html")) {
                isPage = true;
                language = new TagText(tag, attributes, encoding).value("lang");
            }
            return rewritten;
        }
        switch (name) {
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

    @Override
    public void readEndTag(long name) {
        super.readEndTag(name);
        head.readEndTag(name);
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
