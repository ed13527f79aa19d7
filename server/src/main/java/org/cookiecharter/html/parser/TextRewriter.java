// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import org.jspecify.annotations.Nullable;

/** Rewrites a start tag depending on the text of its element. */
@FunctionalInterface
public interface TextRewriter {
    /**
     * Returns the replacement of the start tag, or null if it remains unchanged.
     *
     * @param text the text of the element, or null if it is too long to be read
     */
    byte @Nullable [] rewrite(@Nullable String text);
}
