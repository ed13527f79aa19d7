// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.jspecify.annotations.Nullable;

/**
 * Limits the lifetime that a {@code Set-Cookie} header field sets, in each of its attributes, regardless of which one a
 * browser uses.
 */
final class LifetimeLimiter {
    private LifetimeLimiter() {}

    /** Returns the replacement of this attribute, or null if it is unchanged. */
    static @Nullable String replacement(AttributeCursor attribute, CookieDuration duration, Instant now) {
        if (attribute.isNamed("max-age")) {
            long seconds = MaxAge.seconds(attribute.value());
            if (seconds != MaxAge.IGNORED && (duration.isSession() || seconds > duration.seconds())) {
                return duration.isSession() ? "" : "; Max-Age=" + duration.seconds();
            }
        } else if (attribute.isNamed("expires")) {
            CookieDate date = CookieDate.of(attribute.value());
            if (date.isDisputed()) {
                // Some browsers would store the cookie longer than this parser determines.
                return "";
            }
            Instant expires = date.instant();
            Instant maxExpiry = duration.isSession() ? Instant.MIN : now.plusSeconds(duration.seconds());
            if (expires != null && expires.isAfter(maxExpiry)) {
                return duration.isSession() ? "" : "; Expires=" + CookieDate.format(maxExpiry);
            }
        }
        return null;
    }
}
