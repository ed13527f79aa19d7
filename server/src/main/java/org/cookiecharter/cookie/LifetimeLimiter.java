// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.jspecify.annotations.Nullable;

/**
 * Limits the lifetime that a {@code Set-Cookie} header field sets, in both of its attributes, regardless of which one a
 * browser uses.
 */
final class LifetimeLimiter {
    private LifetimeLimiter() {}

    /**
     * Returns the header field with a lifetime of at most this duration.
     *
     * @param header the value of the header field
     * @param pairEnd the index at which the cookie's name and value end
     * @return the same string if the lifetime is short enough already
     */
    static String limit(CookieDuration duration, String header, int pairEnd, Instant now) {
        HeaderEdit edit = new HeaderEdit(header);
        for (AttributeCursor attribute = new AttributeCursor(header, pairEnd); attribute.next(); ) {
            String replacement = replacement(attribute, duration, now);
            if (replacement != null) {
                edit.replace(attribute.start(), attribute.end(), replacement);
            }
        }
        return edit.text();
    }

    /** Returns the replacement of this attribute, or null if it is unchanged. */
    private static @Nullable String replacement(AttributeCursor attribute, CookieDuration duration, Instant now) {
        if (attribute.isNamed("max-age")) {
            long seconds = MaxAge.seconds(attribute.value());
            if (seconds != MaxAge.IGNORED && (duration.isSession() || seconds > duration.seconds())) {
                return duration.isSession() ? "" : "; Max-Age=" + duration.seconds();
            }
        } else if (attribute.isNamed("expires")) {
            if (CookieDate.isDisputed(attribute.value())) {
                // Some browsers would store the cookie longer than this parser determines.
                return "";
            }
            Instant date = CookieDate.parse(attribute.value());
            Instant maxExpiry = duration.isSession() ? Instant.MIN : now.plusSeconds(duration.seconds());
            if (date != null && date.isAfter(maxExpiry)) {
                return duration.isSession() ? "" : "; Expires=" + CookieDate.format(maxExpiry);
            }
        }
        return null;
    }
}
