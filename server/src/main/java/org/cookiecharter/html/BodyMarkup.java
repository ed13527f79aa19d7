// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/** What is put at the start of a page's body: the same into every page of one language. */
@FunctionalInterface
public interface BodyMarkup {
    /**
     * HTML of ASCII alone, which fits into every encoding.
     *
     * @param language as the page's {@code <html lang>} says it; null if it says none
     */
    String in(@Nullable String language);

    /** Returns the path of the style sheet that the markup links to, or null if it links to none. */
    default @Nullable String stylesheet() {
        return null;
    }
}
