// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** An action on a cookie. */
public enum CookieAction {
    /** The response sets the cookie. */
    SET,
    /** The response sets the cookie with its lifetime reduced to the declared duration. */
    SHORTENED,
    /** The response sets the cookie with the stricter attributes that its declaration requires. */
    HARDENED,
    /** The cookie was removed from the response. */
    BLOCKED,
    /** The response would only have extended the life of the cookie, which its declaration forbids; it was removed. */
    NOT_RENEWED,
    /** The application deletes the cookie. */
    DELETED,
    /** The browser sent the cookie, and the application gets it. */
    FORWARDED,
    /** The browser sent the cookie, and it was stripped from the request before the application got it. */
    STRIPPED,
    /** The browser sent the cookie, and the response expires it. */
    EXPIRED,
    /**
     * The cookie would have been blocked, shortened, hardened or stripped, but the mode is {@link Mode#REPORT_ONLY}.
     */
    WOULD_BLOCK
}
