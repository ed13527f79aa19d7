package org.cookiecharter.jetty;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Keeps an answer for one visitor out of caches that serve many (RFC 9111, 5.2.2.7). */
final class CacheControl {
    private CacheControl() {}

    static void makePrivate(HttpFields.Mutable headers) {
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

    /** None where a quote is left open: this runs while the answer is written, when an error leaves no answer at all. */
    private static List<String> directives(HttpFields headers) {
        try {
            return headers.getCSV(HttpHeader.CACHE_CONTROL, true);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
