// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

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
    private static final HttpField[] NONE = {};

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

    /** Returns the same objects, in their order. */
    public static HttpField[] of(HttpFields fields) {
        int count = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            count += isSetCookie(i.next()) ? 1 : 0;
        }
        HttpField[] found = count == 0 ? NONE : new HttpField[count];
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); next < count && i.hasNext(); ) {
            HttpField field = i.next();
            if (isSetCookie(field)) {
                found[next++] = field;
            }
        }
        return found;
    }

    /** Returns whether these objects are all the {@code Set-Cookie} header fields, in the same order. */
    @SuppressWarnings("ReferenceEquality") // Only the same object is known to be checked.
    public static boolean areAllIn(HttpField[] headers, HttpFields fields) {
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            if (isSetCookie(field)) {
                if (next == headers.length || headers[next] != field) {
                    return false;
                }
                next++;
            }
        }
        return true;
    }

    public static void remove(HttpFields.Mutable fields, Predicate<HttpField> unwanted) {
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            if (unwanted.test(i.next())) {
                i.remove();
            }
        }
    }
}
