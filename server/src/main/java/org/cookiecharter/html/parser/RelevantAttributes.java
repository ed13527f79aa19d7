// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.jspecify.annotations.Nullable;

/** The attributes with which a page's rewriter needs a start tag, by {@link ElementName}. It remembers recent names. */
final class RelevantAttributes {
    private static final int SLOTS = 64;

    private final TagRewriter rewriter;
    private final boolean xml;
    private final long[] names = new long[SLOTS];
    private final @Nullable AttributeNames[] attributes = new AttributeNames[SLOTS];

    /**
     * Creates the attributes of one page.
     *
     * @param xml whether the page is in XML syntax, in which no element changes how the page is read
     */
    RelevantAttributes(TagRewriter rewriter, boolean xml) {
        this.rewriter = rewriter;
        this.xml = xml;
    }

    /** Returns the attributes, or null if start tags with this name must always be read. */
    @Nullable
    AttributeNames of(long name) {
        int slot = (int) ((name * 0x9E3779B97F4A7C15L) >>> 58);
        if (names[slot] != name) {
            names[slot] = name;
            attributes[slot] = find(name);
        }
        return attributes[slot];
    }

    private @Nullable AttributeNames find(long name) {
        if (!xml && ElementContent.mayChange(name)) {
            return null;
        }
        return ofHandled(name);
    }

    /** Returns the attributes with which the rewriter needs a start tag, or null if it needs all with this name. */
    @Nullable
    AttributeNames ofHandled(long name) {
        return rewriter.handles(name) ? rewriter.attributes(name) : AttributeNames.NONE;
    }
}
