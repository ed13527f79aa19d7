// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.ElementName;
import org.cookiecharter.html.parser.ElementNames;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagText;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ScriptTag;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a {@code <base>} to another host, after relative addresses, by a script that inserts it.
 *
 * <p>If a script is at the start of a page, Chromium parses the page in larger steps and resolves relative addresses
 * against a base that follows them: because of the consent script, it would contact another host than without. A script
 * in place of the base makes it resolve these addresses first.
 */
final class LateBaseTagRewriter extends DelegatingTagRewriter {
    private static final long BASE = ElementName.of("base");
    private static final ElementNames LOADING_ELEMENTS = ElementNames.of(
            "img", "image", "input", "script", "link", "video", "audio", "source", "track", "iframe", "frame", "embed",
            "object", "body", "table", "td", "th", "use");

    private static final List<String> ADDRESS_ATTRIBUTES =
            List.of("src", "srcset", "href", "xlink:href", "data", "poster", "background");
    private static final AttributeNames ADDRESSES = AttributeNames.of(ADDRESS_ATTRIBUTES, List.of());

    /** The attributes with which the other rewriter needs a tag, and those with addresses. All are constants. */
    private static final Map<AttributeNames, AttributeNames> WITH_ADDRESSES = new ConcurrentHashMap<>();

    private final ScriptTag script;
    private final NetworkHost own;
    private boolean hasRelativeAddress;
    private boolean hasBase;

    /**
     * Creates the rewriter for one page.
     *
     * @param script inserts the base from the attributes of its tag that start with {@code data-base-}
     * @param own the host of the site
     * @param delegate another rewriter to apply
     */
    LateBaseTagRewriter(ScriptTag script, NetworkHost own, @Nullable TagRewriter delegate) {
        super(delegate);
        this.script = script;
        this.own = own;
    }

    @Override
    public boolean handles(long name) {
        return name == BASE || LOADING_ELEMENTS.contains(name) || super.handles(name);
    }

    @Override
    public @Nullable AttributeNames attributes(long name) {
        AttributeNames others = super.attributes(name);
        if (name == BASE || others == null) {
            return null;
        }
        return LOADING_ELEMENTS.contains(name)
                ? WITH_ADDRESSES.computeIfAbsent(others, relevant -> relevant.with(ADDRESSES))
                : others;
    }

    @Override
    public boolean ignoresRelativeAddresses() {
        return (hasRelativeAddress || hasBase) && super.ignoresRelativeAddresses();
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        byte[] rewritten = super.rewrite(name, attributes, tag, encoding);
        if (name.equals("base")) {
            return rewriteBase(new TagText(tag, attributes, encoding), encoding);
        }
        if (!hasRelativeAddress && !hasBase) {
            hasRelativeAddress = isRelative(new TagText(tag, attributes, encoding));
        }
        return rewritten;
    }

    private static boolean isRelative(TagText text) {
        for (String address : ADDRESS_ATTRIBUTES) {
            String value = text.value(address);
            if (value != null && NetworkHost.of(value) == null) {
                return true;
            }
        }
        return false;
    }

    private byte @Nullable [] rewriteBase(TagText text, HtmlEncoding encoding) {
        String href = text.value("href");
        if (href == null || hasBase) {
            return null;
        }
        hasBase = true;
        NetworkHost host = NetworkHost.of(href);
        boolean foreign = host != null && !host.name().equals(own.name());
        return foreign && hasRelativeAddress ? scriptElement(text, encoding) : null;
    }

    private byte[] scriptElement(TagText text, HtmlEncoding encoding) {
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
