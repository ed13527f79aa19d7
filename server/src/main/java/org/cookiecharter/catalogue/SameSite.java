// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** The least that a cookie's {@code SameSite} may say (RFC 6265bis, 5.6.7). */
public enum SameSite {
    LAX("Lax"),
    STRICT("Strict");

    private final String text;

    SameSite(String text) {
        this.text = text;
    }

    /** The word in the file and in the field. */
    public String text() {
        return text;
    }

    /** The one of this word; null if there is none. */
    static @Nullable SameSite of(String text) {
        for (SameSite sameSite : values()) {
            if (sameSite.text.equals(text)) {
                return sameSite;
            }
        }
        return null;
    }
}
