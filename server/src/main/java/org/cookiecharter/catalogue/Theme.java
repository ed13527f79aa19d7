// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** What the banner and the charter look like; a site's own style may go on from there. */
public enum Theme {
    PLAIN("plain"),
    /** After the French State's design system, for its sites. */
    DSFR("dsfr"),
    /** Two colours and thin lines. */
    MINIMAL("minimal");

    private final String text;

    Theme(String text) {
        this.text = text;
    }

    /** The word in the file. */
    public String text() {
        return text;
    }

    /** The one of this word; null if there is none. */
    static @Nullable Theme of(String text) {
        for (Theme theme : values()) {
            if (theme.text.equals(text)) {
                return theme;
            }
        }
        return null;
    }
}
