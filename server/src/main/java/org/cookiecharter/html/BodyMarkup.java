// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/** The markup that is inserted at the start of a page's body: the same in all pages of one language that get it. */
@FunctionalInterface
public interface BodyMarkup {
    /**
     * Returns the markup as HTML that contains only ASCII characters, so that it is valid in every encoding.
     *
     * @param language the language of the page's {@code <html lang>}, or null if there is none
     */
    String in(@Nullable String language);

    /**
     * Returns whether a page gets the markup.
     *
     * @param path the path of the page, encoded as in its URL
     */
    default boolean isShownAt(String path) {
        return true;
    }

    /** Returns the path of the style sheet that the markup links to, or null if it links to none. */
    default @Nullable String stylesheet() {
        return null;
    }
}
