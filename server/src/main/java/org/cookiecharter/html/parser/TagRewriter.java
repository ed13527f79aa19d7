// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Rewrites the start tags of one page, which are passed in their order. */
public interface TagRewriter {
    /** Returns whether the next start tag must be passed to {@link #rewrite} if it has this {@link ElementName}. */
    boolean handles(long name);

    /**
     * Returns the attributes without which a start tag with this name, which {@link #handles} accepts, need not be
     * passed to {@link #rewrite}, or null if it must be passed in any case. Must not change during the page.
     */
    default @Nullable AttributeNames attributes(long name) {
        return null;
    }

    /**
     * Returns whether the next start tag need not be passed to {@link #rewrite} either if it has some of its
     * {@link #attributes} but there are only relative addresses in them.
     */
    default boolean ignoresRelativeAddresses() {
        return false;
    }

    /** Returns whether the next start tag must be passed to {@link #rewrite} regardless of its name. */
    default boolean handlesAll() {
        return false;
    }

    /** Returns whether no further tag of the page needs to be passed. */
    default boolean isFinished() {
        return false;
    }

    /**
     * Returns a rewriter for a tag that {@link #rewrite} left unchanged but that depends on the text of its element, or
     * null if its text is irrelevant.
     */
    default @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return null;
    }

    /**
     * Reads an end tag. While {@link #handlesAll}, all are passed, in order with the start tags.
     *
     * @param name the {@link ElementName}
     */
    default void readEndTag(long name) {}

    /** Reads a tag that has a {@code style} attribute with a function in it. */
    default void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {}

    /**
     * Returns the replacement of a tag, or null if it remains unchanged.
     *
     * @param name the name in lower case
     * @param tag the tag from {@code <} to {@code >}
     */
    byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding);
}
