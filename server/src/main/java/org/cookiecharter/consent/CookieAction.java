// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** What was done to a cookie. */
public enum CookieAction {
    /** The response sets it. */
    SET,
    /** The response sets it, with its life cut to the declared duration. */
    SHORTENED,
    /** The response sets it, with attributes that its declaration asks for at least. */
    HARDENED,
    /** The response would have set it, and does not. */
    BLOCKED,
    /** The response would only have moved its end, which later visits may not do; the field was left out. */
    NOT_RENEWED,
    /** The application deletes it. */
    DELETED,
    /** The browser sent it, and the application sees it. */
    FORWARDED,
    /** The browser sent it, and the application does not see it. */
    STRIPPED,
    /** The browser sent it, and the response removes it. */
    EXPIRED,
    /** It would have been left out, shortened, hardened or hidden, were it not for {@link Mode#REPORT_ONLY}. */
    WOULD_BLOCK
}
