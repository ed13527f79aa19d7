// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ListIterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The header fields of a request as the application gets them: without the cookies that are not allowed. */
public final class FilteredRequestHeaders {
    private FilteredRequestHeaders() {}

    /** Returns a filtered copy, even if no cookie is stripped. */
    public static HttpFields of(HttpFields headers, ExchangeConsent consent) {
        HttpFields.Mutable fields = HttpFields.build(headers);
        int cookieFields = 0;
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (field.getHeader() == HttpHeader.COOKIE) {
                int end = endIndex(cookieFields++, consent, next);
                stripDisallowed(i, field, consent, next, end);
                next = end;
            }
        }
        return fields.asImmutable();
    }

    /** Returns the index after the last cookie of this header field, in the list of all cookies. */
    private static int endIndex(int field, ExchangeConsent consent, int from) {
        int end = from;
        while (end < consent.requestCookies().size()
                && consent.requestCookies().get(end).headerIndex() == field) {
            end++;
        }
        return end;
    }

    /**
     * Strips blocked cookies from a header field, and leaves the others unchanged; the same object if none is blocked.
     */
    private static void stripDisallowed(
            ListIterator<HttpField> i, HttpField field, ExchangeConsent consent, int from, int to) {
        int allowedCount = 0;
        for (int index = from; index < to; index++) {
            allowedCount += consent.decision(index).isAllowed() ? 1 : 0;
        }
        if (allowedCount == to - from) {
            return;
        }
        if (allowedCount == 0) {
            i.remove();
            return;
        }
        if (to - from == consent.requestCookies().size()) {
            i.set(consent.allowedCookieHeader());
            return;
        }
        StringBuilder allowedCookies =
                new StringBuilder(String.valueOf(field.getValue()).length());
        for (int index = from; index < to; index++) {
            if (consent.decision(index).isAllowed()) {
                consent.requestCookies().get(index).appendTo(allowedCookies);
            }
        }
        i.set(new HttpField(HttpHeader.COOKIE, allowedCookies.toString()));
    }
}
