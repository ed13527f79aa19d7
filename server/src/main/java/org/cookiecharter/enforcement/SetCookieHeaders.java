// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ListIterator;
import java.util.function.Predicate;
import org.cookiecharter.cookie.SetCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * The {@code Set-Cookie} header fields of a response, however they were created.
 *
 * <p>These methods iterate over the header fields of every response. {@code listIterator(0)}, which each implementation
 * overrides, allocates no memory once compiled; {@code iterator()} is one shared method, and does.
 */
public final class SetCookieHeaders {
    private SetCookieHeaders() {}

    public static boolean anyIn(HttpFields fields) {
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            if (SetCookie.isSetCookie(i.next())) {
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
