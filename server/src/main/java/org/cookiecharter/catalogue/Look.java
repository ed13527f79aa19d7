// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** What the banner and the charter look like; a site's own style may go on from there. */
public enum Look {
    PLAIN("plain"),
    /** After the French State's design system, for its sites. */
    DSFR("dsfr"),
    /** Two colours and thin lines. */
    MINIMAL("minimal");

    private final String text;

    Look(String text) {
        this.text = text;
    }

    /** The word in the file. */
    public String text() {
        return text;
    }

    /** The one of this word; null where there is none. */
    static @Nullable Look of(String text) {
        for (Look look : values()) {
            if (look.text.equals(text)) {
                return look;
            }
        }
        return null;
    }
}
