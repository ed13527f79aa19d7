// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** What was done to a cookie. */
public enum Effect {
    /** The answer sets it. */
    KEPT,
    /** The answer sets it, with its life cut to the declared duration. */
    SHORTENED,
    /** The answer sets it, with attributes that its declaration asks for at least. */
    HARDENED,
    /** The answer would have set it, and does not. */
    BLOCKED,
    /** The answer would only have moved its end, which later visits may not do; the field was left out. */
    NOT_RENEWED,
    /** The application deletes it. */
    DELETED,
    /** The browser sent it, and the application sees it. */
    SHOWN,
    /** The browser sent it, and the application does not see it. */
    HIDDEN,
    /** The browser sent it, and the answer removes it. */
    EXPIRED,
    /** It would have been left out, shortened, hardened or hidden, were it not for {@link Mode#REPORT}. */
    REPORTED
}
