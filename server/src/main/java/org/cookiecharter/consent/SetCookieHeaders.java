// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ListIterator;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The {@code Set-Cookie} fields of a response, however they were made.
 *
 * <p>The fields of every response are gone over here. Asked for by {@code listIterator(0)}, which each kind of fields has
 * for itself, the iterator costs no memory once compiled; {@code iterator()} is one method for all, and does.
 */
public final class SetCookieHeaders {
    private static final HttpField[] NONE = {};

    private SetCookieHeaders() {}

    /** By name: a field made from text alone carries no {@link HttpHeader}, and reaches the browser all the same. */
    public static boolean isOne(HttpField field) {
        return field.getHeader() == HttpHeader.SET_COOKIE
                || (field.getName().length() == 10 && field.getName().equalsIgnoreCase("Set-Cookie"));
    }

    public static boolean anyIn(HttpFields fields) {
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            if (isOne(i.next())) {
                return true;
            }
        }
        return false;
    }

    /** These very objects, in their order. */
    public static HttpField[] of(HttpFields fields) {
        int count = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            count += isOne(i.next()) ? 1 : 0;
        }
        HttpField[] found = count == 0 ? NONE : new HttpField[count];
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); next < count && i.hasNext(); ) {
            HttpField field = i.next();
            if (isOne(field)) {
                found[next++] = field;
            }
        }
        return found;
    }

    /** Whether these are the very objects that the fields hold, and all of them. */
    @SuppressWarnings("ReferenceEquality") // What is not the object that was looked at may be anything.
    public static boolean areAllIn(HttpField[] known, HttpFields fields) {
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            if (isOne(field)) {
                if (next == known.length || known[next] != field) {
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
