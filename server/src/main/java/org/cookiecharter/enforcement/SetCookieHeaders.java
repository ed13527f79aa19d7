// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ListIterator;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The {@code Set-Cookie} header fields of a response, however they were created.
 *
 * <p>These methods iterate over the header fields of every response. {@code listIterator(0)}, which each implementation
 * overrides, allocates no memory once compiled; {@code iterator()} is one shared method, and does.
 */
public final class SetCookieHeaders {
    private SetCookieHeaders() {}

    /** Compares by name, because a header field that was created from text alone has no {@link HttpHeader}. */
    public static boolean isSetCookie(HttpField field) {
        return field.getHeader() == HttpHeader.SET_COOKIE
                || (field.getName().length() == 10 && field.getName().equalsIgnoreCase("Set-Cookie"));
    }

    public static boolean anyIn(HttpFields fields) {
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            if (isSetCookie(i.next())) {
                return true;
            }
        }
        return false;
    }

    public static void remove(HttpFields.Mutable fields, Predicate<HttpField> unwanted) {
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            if (unwanted.test(i.next())) {
                i.remove();
            }
        }
    }
}
