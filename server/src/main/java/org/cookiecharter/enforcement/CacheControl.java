// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** Excludes a response for one visitor from shared caches (RFC 9111, 5.2.2.7). */
final class CacheControl {
    private static final HttpField PRIVATE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "private");

    private CacheControl() {}

    static void makePrivate(HttpFields.Mutable headers) {
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            headers.add(PRIVATE);
            return;
        }
        List<String> directives = new ArrayList<>();
        for (String directive : directives(headers)) {
            String name = directive.toLowerCase(Locale.ROOT);
            if (name.equals("no-store") || name.equals("private")) {
                return;
            }
            if (!name.equals("public") && !name.startsWith("s-maxage") && !name.startsWith("private=")) {
                directives.add(directive);
            }
        }
        directives.add(0, "private");
        headers.put(HttpHeader.CACHE_CONTROL, String.join(", ", directives));
    }

    /**
     * Returns the directives, or none if a quoted string is not closed: this runs while the response is written, when
     * an exception would leave no response at all.
     */
    private static List<String> directives(HttpFields headers) {
        try {
            return headers.getCSV(HttpHeader.CACHE_CONTROL, true);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
