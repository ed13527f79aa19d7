// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ListIterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers of a request as the application may see them: without the cookies that may not be read. */
public final class FilteredRequestHeaders {
    private FilteredRequestHeaders() {}

    /** Also where none is hidden, another object. */
    public static HttpFields of(HttpFields headers, Consent consent) {
        HttpFields.Mutable fields = HttpFields.build(headers);
        int cookieFields = 0;
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (field.getHeader() == HttpHeader.COOKIE) {
                int end = endOf(cookieFields++, consent, next);
                replace(i, field, consent, next, end);
                next = end;
            }
        }
        return fields.asImmutable();
    }

    /** Where the cookies of this field end in the list of all. */
    private static int endOf(int field, Consent consent, int from) {
        int end = from;
        while (end < consent.sent().size() && consent.sent().get(end).headerIndex() == field) {
            end++;
        }
        return end;
    }

    /** Leaves the kept cookies in a field, each as it came; a field that hides none stays the very same. */
    private static void replace(ListIterator<HttpField> i, HttpField field, Consent consent, int from, int to) {
        int kept = 0;
        for (int at = from; at < to; at++) {
            kept += consent.decision(at).isAllowed() ? 1 : 0;
        }
        if (kept == to - from) {
            return;
        }
        if (kept == 0) {
            i.remove();
            return;
        }
        if (to - from == consent.sent().size()) {
            i.set(consent.visible());
            return;
        }
        StringBuilder visible =
                new StringBuilder(String.valueOf(field.getValue()).length());
        for (int at = from; at < to; at++) {
            if (consent.decision(at).isAllowed()) {
                consent.sent().get(at).appendTo(visible);
            }
        }
        i.set(new HttpField(HttpHeader.COOKIE, visible.toString()));
    }
}
