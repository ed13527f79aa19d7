// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.Set;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.ElementName;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagText;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.cookiecharter.html.thirdparty.ThirdPartyTagRewriter;
import org.jspecify.annotations.Nullable;

/**
 * Blocks {@code <meta http-equiv=refresh>} to a third party in a page that is displayed in a frame, until the visitor
 * consents. The site may redirect the visitor's window anywhere.
 */
final class RefreshTagRewriter extends DelegatingTagRewriter {
    private static final long META = ElementName.of("meta");

    private final ThirdParties thirdParties;
    private final NetworkHost own;

    /**
     * Creates the rewriter for one page.
     *
     * @param own the host of the site
     * @param delegate rewrites all other tags
     */
    RefreshTagRewriter(ThirdParties thirdParties, NetworkHost own, @Nullable TagRewriter delegate) {
        super(delegate);
        this.thirdParties = thirdParties;
        this.own = own;
    }

    @Override
    public boolean handles(long name) {
        return name == META || super.handles(name);
    }

    @Override
    public @Nullable AttributeNames attributes(long name) {
        return name == META ? MetaCspRewriter.PRAGMA : super.attributes(name);
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (!name.equals("meta")) {
            return super.rewrite(name, attributes, tag, encoding);
        }
        TagText text = new TagText(tag, attributes, encoding);
        String content = text.value("content");
        if (content == null || !text.valueOr("http-equiv", "").equalsIgnoreCase("refresh")) {
            return null;
        }
        String address = RefreshAddress.of(content);
        NetworkHost host = address == null ? null : NetworkHost.of(address);
        String ids = host == null ? null : thirdParties.recordContact(host, own);
        return ids == null ? null : ThirdPartyTagRewriter.blockTag(text, Set.of("content"), ids, "", encoding);
    }
}
