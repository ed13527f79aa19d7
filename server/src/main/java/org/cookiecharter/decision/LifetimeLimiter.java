// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.jspecify.annotations.Nullable;

/** Cuts the life that a {@code Set-Cookie} field gives: in each of its two attributes, whichever a browser goes by. */
final class LifetimeLimiter {
    private LifetimeLimiter() {}

    /**
     * The field with a life no longer than this.
     *
     * @param pairEnd where the field's name and value end
     * @return the very same text where it is short enough already
     */
    static String atMost(CookieDuration duration, String field, int pairEnd, Instant now) {
        HeaderEdit edit = new HeaderEdit(field);
        for (AttributeCursor at = new AttributeCursor(field, pairEnd); at.next(); ) {
            String shorter = shorter(at, duration, now);
            if (shorter != null) {
                edit.replace(at.start(), at.end(), shorter);
            }
        }
        return edit.text();
    }

    /** What stands in for this attribute; null if it may stay. */
    private static @Nullable String shorter(AttributeCursor at, CookieDuration duration, Instant now) {
        if (at.is("max-age")) {
            long seconds = SetCookie.seconds(at.value());
            if (seconds != SetCookie.IGNORED && (duration.isSession() || seconds > duration.seconds())) {
                return duration.isSession() ? "" : "; Max-Age=" + duration.seconds();
            }
        } else if (at.is("expires")) {
            if (CookieDate.isDisputed(at.value())) {
                // Some browsers would keep the cookie longer than this reader can tell.
                return "";
            }
            Instant date = CookieDate.parse(at.value());
            Instant latest = duration.isSession() ? Instant.MIN : now.plusSeconds(duration.seconds());
            if (date != null && date.isAfter(latest)) {
                return duration.isSession() ? "" : "; Expires=" + CookieDate.format(latest);
            }
        }
        return null;
    }
}
