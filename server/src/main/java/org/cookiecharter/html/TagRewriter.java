// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Looks at the start tags of one page, in their order. */
interface TagRewriter {
    /** Returns whether {@link #rewrite} has to see the next start tag if it is of this {@link ElementName}. */
    boolean wants(long name);

    /** Whether {@link #rewrite} has to see the next start tag whatever its name is. */
    default boolean wantsAll() {
        return false;
    }

    /** Returns whether no further tag of the page has to be looked at. */
    default boolean isFinished() {
        return false;
    }

    /**
     * Returns what decides on a tag that {@link #rewrite} left as it is, by the text of its element, or null if its text does
     * not matter.
     */
    default @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return null;
    }

    /** Looks at a tag that has a {@code style} attribute with a function in it. */
    default void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {}

    /**
     * What is sent instead of a tag; null if it may go as it is.
     *
     * @param name in lower case
     * @param tag from {@code <} to {@code >}
     */
    byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding);
}
