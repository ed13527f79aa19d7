// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.ElementName;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagText;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.jspecify.annotations.Nullable;

/**
 * Blocks {@code <?xml-stylesheet?>} of third parties in documents in XML syntax (W3C, Associating Style Sheets with XML
 * documents). Browsers ignore the instruction under another name. It remains blocked, because no script can load it.
 */
final class StylesheetInstructionRewriter extends DelegatingTagRewriter {
    static final String NAME = ElementName.text(ElementName.STYLESHEET_INSTRUCTION);

    private final ThirdParties thirdParties;
    private final NetworkHost own;

    /**
     * Creates the rewriter for one document.
     *
     * @param own the host of the site
     * @param delegate rewrites the tags
     */
    StylesheetInstructionRewriter(ThirdParties thirdParties, NetworkHost own, TagRewriter delegate) {
        super(delegate);
        this.thirdParties = thirdParties;
        this.own = own;
    }

    @Override
    public boolean handles(long name) {
        return name == ElementName.STYLESHEET_INSTRUCTION || super.handles(name);
    }

    @Override
    public @Nullable AttributeNames attributes(long name) {
        return name == ElementName.STYLESHEET_INSTRUCTION ? null : super.attributes(name);
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (!name.equals(NAME)) {
            return super.rewrite(name, attributes, tag, encoding);
        }
        TagText text = new TagText(tag, attributes, encoding);
        NetworkHost host = NetworkHost.of(text.valueOr("href", ""));
        if (host == null || thirdParties.recordContact(host, own) == null) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(tag.remaining() + 32);
        out.writeBytes(encoding.bytes("<?data-consent-"));
        out.writeBytes(text.bytes("<?".length(), text.length()));
        return out.toByteArray();
    }
}
