// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;

/** The minimum {@code SameSite} of a cookie (RFC 6265bis, 5.6.7). */
public enum SameSite implements TextValue {
    LAX("Lax"),
    STRICT("Strict");

    private final String text;

    SameSite(String text) {
        this.text = text;
    }

    /** Returns the name of this value in the catalogue file and in the {@code Set-Cookie} header field. */
    @Override
    public String text() {
        return text;
    }
}
