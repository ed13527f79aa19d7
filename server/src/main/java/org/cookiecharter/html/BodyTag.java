// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts markup at the start of one page's body: behind its tag or, where that was left out, before the first tag that can
 * be in no head (HTML Living Standard, 13.2.6.4.6).
 */
final class BodyTag implements TagRewriter {
    private static final Set<String> HEAD = Set.of(
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
    private final @Nullable TagRewriter others;
    private boolean whole;
    private boolean done;
    private @Nullable String language;

    /**
     * @param whole whether what comes is a whole page even where no tag says so
     * @param others what else is done to tags; null for nothing
     */
    BodyTag(BodyMarkup markup, boolean whole, @Nullable TagRewriter others) {
        this.markup = markup;
        this.whole = whole;
        this.others = others;
    }

    /** Returns whether an element of this name may stand in the head of a page, or around it. */
    static boolean isInHead(String name) {
        return HEAD.contains(name) || name.equals("html");
    }

    @Override
    public boolean isFinished() {
        return done && (others == null || others.isFinished());
    }

    @Override
    public boolean wants(long name) {
        return others != null && others.wants(name);
    }

    @Override
    public boolean wantsAll() {
        return !done;
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return others == null ? null : others.textRewriter(name, attributes, tag, encoding);
    }

    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (others != null) {
            others.readStyle(attributes, tag, encoding);
        }
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        byte[] rewritten = others == null ? null : others.rewrite(name, attributes, tag, encoding);
        if (done || HEAD.contains(name)) {
            return rewritten;
        }
        switch (name) {
            case "html" -> {
                whole = true;
                language = new TagText(tag, attributes, encoding).value("lang");
                return rewritten;
            }
            case "body" -> {
                done = true;
                return joined(rewritten, tag, encoding, true);
            }
            // A page of frames has no body.
            case "frameset" -> {
                done = true;
                return rewritten;
            }
            default -> {
                done = true;
                return whole ? joined(rewritten, tag, encoding, false) : rewritten;
            }
        }
    }

    private byte[] joined(byte @Nullable [] rewritten, ByteBuffer tag, HtmlEncoding encoding, boolean behind) {
        byte[] put = encoding.bytes(markup.in(language));
        ByteArrayOutputStream joined = new ByteArrayOutputStream(tag.remaining() + put.length);
        if (!behind) {
            joined.writeBytes(put);
        }
        joined.writeBytes(rewritten == null ? bytes(tag) : rewritten);
        if (behind) {
            joined.writeBytes(put);
        }
        return joined.toByteArray();
    }

    private static byte[] bytes(ByteBuffer tag) {
        byte[] bytes = new byte[tag.remaining()];
        tag.duplicate().get(bytes);
        return bytes;
    }
}
