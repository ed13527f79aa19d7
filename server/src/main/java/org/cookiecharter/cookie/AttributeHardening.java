// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.DeclaredCookie.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * The minimum attributes of a declaration that a {@code Set-Cookie} header field lacks. None is ever removed.
 *
 * @param secure whether {@code Secure} is missing
 * @param httpOnly whether {@code HttpOnly} is missing
 * @param sameSite the {@code SameSite} to set, or null if the present one is strict enough
 */
record AttributeHardening(
        boolean secure, boolean httpOnly, @Nullable SameSite sameSite) {
    private static final AttributeHardening NONE = new AttributeHardening(false, false, null);

    /**
     * Returns the missing attributes.
     *
     * @param isSecure whether the response is sent over a secure connection; over others, browsers reject
     *     {@code Secure}
     */
    static AttributeHardening of(DeclaredCookie declared, SetCookieAttributes attributes, boolean isSecure) {
        boolean addSecure = isSecure && declared.secure() && !attributes.secure();
        boolean addHttpOnly = declared.httpOnly() && !attributes.httpOnly();
        SameSite minimum = declared.sameSite();
        boolean strict = minimum == null
                || attributes.sameSite() == SameSite.STRICT
                || (minimum == SameSite.LAX && attributes.sameSite() == SameSite.LAX);
        return addSecure || addHttpOnly || !strict
                ? new AttributeHardening(addSecure, addHttpOnly, strict ? null : minimum)
                : NONE;
    }

    /** Returns whether any attribute is missing. */
    boolean isNeeded() {
        return secure || httpOnly || sameSite != null;
    }

    /** Returns the {@code SameSite} attribute to set, or null if none is needed. */
    @Nullable
    String sameSiteText() {
        return sameSite == null ? null : "; SameSite=" + sameSite.text();
    }

    /** Returns the missing attributes other than {@code SameSite}. */
    String flags() {
        return (secure ? "; Secure" : "") + (httpOnly ? "; HttpOnly" : "");
    }
}
