// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The header fields of a message that apply to a single connection and must not be forwarded (RFC 9110, 7.6.1).
 *
 * <p>{@code Connection} may list private header fields, but not fields that HTTP defines as end-to-end: otherwise
 * {@code Connection: host} would let a visitor replace the {@code Host} of a request, and {@code Connection:
 * set-cookie} would remove cookies from a response.
 */
final class ConnectionOptions {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "http2-settings",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Set<String> names;

    ConnectionOptions(HttpFields headers) {
        names = new HashSet<>(HOP_BY_HOP);
        for (String option : headers.getCSV(HttpHeader.CONNECTION, false)) {
            String name = option.toLowerCase(Locale.ROOT);
            if (!isEndToEnd(name)) {
                names.add(name);
            }
        }
    }

    boolean contains(HttpField field) {
        return names.contains(field.getLowerCaseName());
    }

    private static boolean isEndToEnd(String name) {
        return HttpHeader.CACHE.get(name) != null
                || name.startsWith("content-")
                || name.startsWith("sec-")
                || name.startsWith("access-control-")
                || name.startsWith("x-forwarded-")
                || name.startsWith("x-csrf")
                || name.equals("x-requested-with");
    }
}
