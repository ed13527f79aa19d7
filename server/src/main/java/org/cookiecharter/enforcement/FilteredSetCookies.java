// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.Arrays;
import java.util.ListIterator;
import java.util.function.Consumer;
import org.cookiecharter.cookie.SetCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * The {@code Set-Cookie} header fields that a response has after they were filtered, in their order. They are compared
 * as objects: only the same object is known to be filtered. Immutable once {@link ResponseCookies} has returned it.
 */
public final class FilteredSetCookies {
    /** No header fields. */
    public static final FilteredSetCookies NONE = new FilteredSetCookies(new HttpField[0]);

    private static final int TYPICAL_COUNT = 4;

    private HttpField[] headers;
    private int count;
    private boolean changed;
    private boolean consented;

    private FilteredSetCookies(HttpField[] headers) {
        this.headers = headers;
        this.count = headers.length;
    }

    /** Creates an empty list to which header fields are added. */
    FilteredSetCookies() {
        headers = new HttpField[TYPICAL_COUNT];
    }

    /** Returns a copy to which header fields can be added. */
    FilteredSetCookies copy() {
        FilteredSetCookies copy = new FilteredSetCookies();
        for (int i = 0; i < count; i++) {
            copy.add(headers[i]);
        }
        return copy;
    }

    void add(HttpField header) {
        if (count == headers.length) {
            headers = Arrays.copyOf(headers, 2 * count);
        }
        headers[count++] = header;
    }

    /** Adds a header field that a cookie's decision allows. */
    void add(HttpField header, ResponseCookie cookie) {
        add(header);
        consented |= cookie.consented();
    }

    void setChanged() {
        changed = true;
    }

    /** Returns whether any header field was removed or changed. */
    public boolean isChanged() {
        return changed;
    }

    /** Returns whether another visitor may have refused one of the cookies. */
    boolean isConsented() {
        return consented;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Calls the action with the value of each header field. */
    public void forEachValue(Consumer<String> action) {
        for (int i = 0; i < count; i++) {
            action.accept(String.valueOf(headers[i].getValue()));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Only the same object is known to be filtered.
    boolean contains(HttpField header) {
        for (int i = 0; i < count; i++) {
            if (headers[i] == header) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether these objects are all the {@code Set-Cookie} header fields, in the same order. */
    @SuppressWarnings("ReferenceEquality") // Only the same object is known to be filtered.
    public boolean areAllIn(HttpFields fields) {
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            if (SetCookie.isSetCookie(field)) {
                if (next == count || headers[next] != field) {
                    return false;
                }
                next++;
            }
        }
        return true;
    }
}
