// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.Set;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TextRewriter;
import org.jspecify.annotations.Nullable;

/**
 * Applies another rewriter to a document of an XML type if its root element is {@code <svg>}, {@code <html>}, or that of
 * an XSLT style sheet, which contains elements of the page that browsers make with it. The elements of another document,
 * such as a feed, load nothing; only its style sheet does.
 */
final class XmlRootRewriter extends DelegatingTagRewriter {
    private static final Set<String> ROOTS = Set.of("svg", "html", "stylesheet", "transform");

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
            finished = !ROOTS.contains(name);
        }
        return finished ? null : super.rewrite(name, attributes, tag, encoding);
    }
}
