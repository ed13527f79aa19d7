// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ListIterator;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.html.header.ContentType;
import org.cookiecharter.html.header.HtmlType;
import org.cookiecharter.html.thirdparty.AddressHeader;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a response header that decide how the response is handled, found in one pass over its fields: most of the
 * time that an ordinary response takes is spent in such passes. {@code listIterator(0)}, which each implementation of
 * the fields overrides, allocates no memory once compiled; {@code iterator()} is one shared method, and does.
 *
 * @param setsCookies whether there is a {@code Set-Cookie}
 * @param hasAddresses whether there is an {@link AddressHeader}
 * @param refresh the value of the first {@code Refresh}, or null if there is none
 * @param contentType the content type, or null if none is declared, or an invalid one
 */
public record ResponseFields(
        boolean setsCookies,
        boolean hasAddresses,
        @Nullable String refresh,
        @Nullable ContentType contentType) {
    private static final String REFRESH = "Refresh";

    /** Reads a response header. */
    public static ResponseFields of(HttpFields fields) {
        boolean setsCookies = false;
        boolean hasAddresses = false;
        String refresh = null;
        String type = null;
        for (ListIterator<HttpField> i = fields.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            String value = field.getValue();
            if (ContentType.isContentType(field)) {
                if (value != null) {
                    type = type == null ? value : type + ',' + value;
                }
            } else if (SetCookie.isSetCookie(field)) {
                setsCookies = true;
            } else if (AddressHeader.of(field) != null) {
                hasAddresses = true;
            } else if (refresh == null && field.is(REFRESH)) {
                refresh = value;
            }
        }
        return new ResponseFields(setsCookies, hasAddresses, refresh, type == null ? null : ContentType.of(type));
    }

    /** Returns whether the response declares the type of a page. */
    public boolean isPage() {
        return contentType != null && HtmlType.isPage(contentType);
    }
}
