// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a {@code <base>} that leads to another host and stands behind relative addresses by a script that puts it there.
 *
 * <p>Chromium parses the page in larger steps where a script stands in front, and then resolves relative addresses against
 * a base that comes behind them: the consent script would make it ask another host than it asks without. A script in the
 * place of the base makes it resolve them before.
 */
final class LateBaseTag implements TagRewriter {
    private static final long BASE = ElementName.of("base");
    private static final ElementNames LOADING = ElementNames.of(
            "img", "image", "input", "script", "link", "video", "audio", "source", "track", "iframe", "frame", "embed",
            "object", "body", "table", "td", "th", "use");

    private static final String[] ADDRESSES = {"src", "srcset", "href", "xlink:href", "data", "poster", "background"};

    private final ScriptTag script;
    private final NetworkHost own;
    private final TagRewriter others;
    private boolean relativeSeen;
    private boolean baseSeen;

    /**
     * Creates the rewriter of one page.
     *
     * @param script puts the base there, by the attributes of its tag that begin with {@code data-base-}
     * @param others what else is done to tags
     */
    LateBaseTag(ScriptTag script, NetworkHost own, TagRewriter others) {
        this.script = script;
        this.own = own;
        this.others = others;
    }

    @Override
    public boolean wants(long name) {
        return name == BASE || LOADING.contains(name) || others.wants(name);
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return others.textRewriter(name, attributes, tag, encoding);
    }

    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        others.readStyle(attributes, tag, encoding);
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        byte[] rewritten = others.rewrite(name, attributes, tag, encoding);
        if (name.equals("base")) {
            return base(new TagText(tag, attributes, encoding), encoding);
        }
        if (!relativeSeen && !baseSeen) {
            relativeSeen = isRelative(new TagText(tag, attributes, encoding));
        }
        return rewritten;
    }

    private static boolean isRelative(TagText text) {
        for (String address : ADDRESSES) {
            String value = text.value(address);
            if (value != null && NetworkHost.of(value) == null) {
                return true;
            }
        }
        return false;
    }

    private byte @Nullable [] base(TagText text, HtmlEncoding encoding) {
        String href = text.value("href");
        if (href == null || baseSeen) {
            return null;
        }
        baseSeen = true;
        NetworkHost host = NetworkHost.of(href);
        boolean foreign = host != null && !host.name().equals(own.name());
        return foreign && relativeSeen ? script(text, encoding) : null;
    }

    private byte[] script(TagText text, HtmlEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 128);
        out.writeBytes(encoding.bytes(script.beginning()));
        for (int i = 0; i < text.count(); i++) {
            out.writeBytes(encoding.bytes(" data-base-"));
            out.writeBytes(text.bytes(text.nameStart(i), text.end(i)));
        }
        out.writeBytes(encoding.bytes("></script>"));
        return out.toByteArray();
    }
}
