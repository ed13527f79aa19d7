// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Set-Cookie} field says of how long its cookie stays: the last attribute of a kind that browsers do not
 * ignore.
 *
 * @param maxAge in seconds; {@link SetCookie#IGNORED} where there is none
 * @param expires null if there is none, or one over which browsers differ: it must not pass for a deletion
 * @param doubtful whether browsers may read it otherwise: there is more than one attribute of this kind or that, readable or
 *     not, or a date over which they differ
 */
public record CookieLifetime(long maxAge, @Nullable Instant expires, boolean doubtful) {
    private static final CookieLifetime OF_SESSION = new CookieLifetime(SetCookie.IGNORED, null, false);

    /** @param pairEnd where the field's name and value end */
    static CookieLifetime of(String field, int pairEnd) {
        long maxAge = SetCookie.IGNORED;
        Instant expires = null;
        boolean disputed = false;
        int found = 0;
        for (AttributeCursor at = new AttributeCursor(field, pairEnd); at.next(); ) {
            if (at.is("max-age")) {
                long seconds = SetCookie.seconds(at.value());
                maxAge = seconds == SetCookie.IGNORED ? maxAge : seconds;
                found++;
            } else if (at.is("expires")) {
                Instant date = CookieDate.parse(at.value());
                expires = date == null ? expires : date;
                disputed |= CookieDate.isDisputed(at.value());
                found++;
            }
        }
        return found == 0 ? OF_SESSION : new CookieLifetime(maxAge, disputed ? null : expires, disputed || found > 1);
    }

    /** How long it still is: by {@code Max-Age}, else by {@code Expires}; null until the browser is closed. */
    public @Nullable Duration left(Instant now) {
        if (maxAge != SetCookie.IGNORED) {
            return Duration.ofSeconds(maxAge);
        }
        return expires == null ? null : Duration.between(now, expires);
    }

    /** Whether it is none: the field removes the cookie. */
    public boolean isOver(Instant now) {
        return maxAge == SetCookie.IGNORED ? expires != null && !expires.isAfter(now) : maxAge == 0;
    }

    /** Whether it may be longer than this; where in doubt, it may. */
    public boolean mayExceed(CookieDuration duration, Instant now) {
        if (doubtful) {
            return true;
        }
        if (maxAge == SetCookie.IGNORED && expires == null) {
            return false;
        }
        return duration.isSession()
                || (expires == null
                        ? maxAge > duration.seconds()
                        : expires.isAfter(now.plusSeconds(duration.seconds())));
    }
}
