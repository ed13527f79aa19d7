// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/** Decides on a start tag by the text of its element. */
@FunctionalInterface
interface TextRewriter {
    /**
     * Returns what is sent instead of the start tag, or null if it stays as it is.
     *
     * @param text of the element; null if it is too long to be read
     */
    byte @Nullable [] rewrite(@Nullable String text);
}
