// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.cookie.SetCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that a response sets, parsed and decided on once, by {@link ResponseCookies#decide}. Immutable.
 *
 * @param cookie the parsed header field
 * @param action the action on the header field
 * @param decision the reason
 * @param consented whether another visitor may have refused the cookie, so that no shared cache may store the response
 * @param filteredValue the value of the header field after the action
 * @param declaration the declaration of the cookie; null if there is none, or if only our endpoint may set the cookie
 */
public record ResponseCookie(
        SetCookie cookie,
        CookieAction action,
        Decision decision,
        boolean consented,
        String filteredValue,
        @Nullable CookieDeclaration declaration) {

    /** A header field with the decision on it, which a filter of all header fields then adopts. */
    private static final class DecidedField extends HttpField {
        private final ResponseCookie cookie;

        DecidedField(ResponseCookie cookie) {
            super(HttpHeader.SET_COOKIE, cookie.cookie.header());
            this.cookie = cookie;
        }
    }

    /** Returns the header field, which carries this decision. */
    public HttpField header() {
        return new DecidedField(this);
    }

    /** Returns the decision that a header field carries, or null if it carries none. */
    static @Nullable ResponseCookie attachedTo(HttpField field) {
        return field instanceof DecidedField decided ? decided.cookie : null;
    }

    /** Returns whether the header field complies with the catalogue and the choice unchanged. */
    boolean isCompliant() {
        return action == CookieAction.SET || action == CookieAction.DELETED;
    }

    /** Returns whether the application may set the cookie, as it is or limited, or has set it before. */
    boolean isSet() {
        return action != CookieAction.BLOCKED && action != CookieAction.DELETED;
    }

    /** Returns whether the cookie may be set with another header field, whose value is {@link #filteredValue}. */
    boolean isChanged() {
        return action == CookieAction.SHORTENED || action == CookieAction.HARDENED;
    }
}
