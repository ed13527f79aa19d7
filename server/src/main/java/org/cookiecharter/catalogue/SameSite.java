// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/** The minimum {@code SameSite} of a cookie (RFC 6265bis, 5.6.7). */
public enum SameSite {
    LAX("Lax"),
    STRICT("Strict");

    private final String text;

    SameSite(String text) {
        this.text = text;
    }

    /** Returns the name of this value in the catalogue file and in the {@code Set-Cookie} header field. */
    public String text() {
        return text;
    }

    /** Returns the value with this name, or null if there is none. */
    static @Nullable SameSite of(String text) {
        for (SameSite sameSite : values()) {
            if (sameSite.text.equals(text)) {
                return sameSite;
            }
        }
        return null;
    }
}
