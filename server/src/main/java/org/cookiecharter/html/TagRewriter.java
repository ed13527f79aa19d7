package org.cookiecharter.html;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Looks at the start tags of one page, in their order. */
interface TagRewriter {
    /** Whether {@link #rewrite} would look at a start tag that comes now and has this {@link ElementName}. */
    boolean wants(long name);

    /**
     * What is sent instead of a tag; null where it may go as it is.
     *
     * @param name in lower case
     * @param tag from {@code <} to {@code >}
     */
    byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding);
}
