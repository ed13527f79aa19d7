// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TextRewriter;
import org.jspecify.annotations.Nullable;

/**
 * Applies another rewriter to a document of an XML type if its root element is {@code <svg>} or {@code <html>}. The
 * elements of another document, such as a feed, load nothing; only its style sheet does.
 */
final class XmlRootRewriter extends DelegatingTagRewriter {
    private boolean rootRead;
    private boolean finished;

    /** Creates the rewriter for one document. */
    XmlRootRewriter(TagRewriter delegate) {
        super(delegate);
    }

    @Override
    public boolean handlesAll() {
        return !rootRead;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return finished ? null : super.textRewriter(name, attributes, tag, encoding);
    }

    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (rootRead) {
            super.readStyle(attributes, tag, encoding);
        }
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (!rootRead && !name.equals(StylesheetInstructionRewriter.NAME)) {
            rootRead = true;
            finished = !name.equals("svg") && !name.equals("html");
        }
        return finished ? null : super.rewrite(name, attributes, tag, encoding);
    }
}
