// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.cookiecharter.csp.BannerPaths;
import org.cookiecharter.csp.PageCsp;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.ElementName;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagText;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.jspecify.annotations.Nullable;

/**
 * Amends the Content-Security-Policies of {@code <meta>} elements in the head of a page, so that the consent banner
 * works with them.
 */
final class MetaCspRewriter extends DelegatingTagRewriter {
    private static final long META = ElementName.of("meta");
    /** The attribute without which the element is neither a policy nor a refresh. */
    static final AttributeNames PRAGMA = AttributeNames.of(Set.of(), Set.of("http-equiv"));

    private final BannerPaths paths;
    private final NetworkHost own;
    private final Runnable onPolicy;
    private final HeadEnd head = new HeadEnd();
    private boolean headEnded;

    /**
     * Creates the rewriter for one page.
     *
     * @param own the host of the site
     * @param delegate another rewriter to apply, or null if there is none
     * @param onPolicy called for each policy
     */
    MetaCspRewriter(BannerPaths paths, NetworkHost own, @Nullable TagRewriter delegate, Runnable onPolicy) {
        super(delegate);
        this.paths = paths;
        this.own = own;
        this.onPolicy = onPolicy;
    }

    @Override
    public boolean handles(long name) {
        return name == META || super.handles(name);
    }

    @Override
    public @Nullable AttributeNames attributes(long name) {
        // The delegates only need the same attribute of this element.
        return name == META ? PRAGMA : super.attributes(name);
    }

    @Override
    public boolean handlesAll() {
        return delegate == null && !headEnded;
    }

    @Override
    public boolean isFinished() {
        return delegate == null && headEnded;
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (name.equals("meta")) {
            TagText text = new TagText(tag, attributes, encoding);
            if (text.valueOr("http-equiv", "").equalsIgnoreCase("Content-Security-Policy")) {
                onPolicy.run();
                return amend(text, encoding);
            }
        }
        headEnded = headEnded || head.readStartTag(name);
        return super.rewrite(name, attributes, tag, encoding);
    }

    @Override
    public void readEndTag(long name) {
        super.readEndTag(name);
        head.readEndTag(name);
    }

    private byte @Nullable [] amend(TagText text, HtmlEncoding encoding) {
        for (int i = 0; i < text.count(); i++) {
            if (text.name(i).equals("content")) {
                String policy = text.value(i);
                String amended = PageCsp.amendMeta(policy, paths, own.name(), own.port());
                return amended.equals(policy) ? null : replaceValue(text, i, amended, encoding);
            }
        }
        return null;
    }

    private static byte[] replaceValue(TagText text, int attribute, String value, HtmlEncoding encoding) {
        String escaped = value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64);
        out.writeBytes(text.bytes(0, text.nameStart(attribute)));
        out.writeBytes(encoding.bytes("content=\"" + escaped + '"'));
        out.writeBytes(text.bytes(text.end(attribute), text.length()));
        return out.toByteArray();
    }
}
