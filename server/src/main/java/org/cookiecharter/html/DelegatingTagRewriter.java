// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TextRewriter;
import org.jspecify.annotations.Nullable;

/** A rewriter that passes tags to another one, if there is one. Subclasses rewrite some tags themselves. */
abstract class DelegatingTagRewriter implements TagRewriter {
    final @Nullable TagRewriter delegate;

    /** @param delegate another rewriter to apply, or null if there is none */
    DelegatingTagRewriter(@Nullable TagRewriter delegate) {
        this.delegate = delegate;
    }

    @Override
    public boolean handles(long name) {
        return delegate != null && delegate.handles(name);
    }

    /** Returns the attributes with which the other rewriter needs a tag, or null if it must be passed in any case. */
    @Override
    public @Nullable AttributeNames attributes(long name) {
        return delegate == null || !delegate.handles(name) ? AttributeNames.NONE : delegate.attributes(name);
    }

    @Override
    public boolean ignoresRelativeAddresses() {
        return delegate == null || delegate.ignoresRelativeAddresses();
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return delegate == null ? null : delegate.textRewriter(name, attributes, tag, encoding);
    }

    @Override
    public void readEndTag(long name) {
        if (delegate != null) {
            delegate.readEndTag(name);
        }
    }

    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (delegate != null) {
            delegate.readStyle(attributes, tag, encoding);
        }
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return delegate == null ? null : delegate.rewrite(name, attributes, tag, encoding);
    }
}
