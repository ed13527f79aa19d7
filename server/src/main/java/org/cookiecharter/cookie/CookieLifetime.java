// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.jspecify.annotations.Nullable;

/**
 * The lifetime that a {@code Set-Cookie} header field sets: that of the last attribute of each kind that browsers do
 * not ignore.
 *
 * @param maxAge the {@code Max-Age} in seconds; {@link MaxAge#IGNORED} if there is none
 * @param expires the {@code Expires} date; null if there is none, or if browsers differ over it, because it must not be
 *     taken for a deletion
 * @param doubtful whether browsers may read the lifetime differently: there is more than one attribute of either kind,
 *     valid or not, or a date over which browsers differ
 */
public record CookieLifetime(long maxAge, @Nullable Instant expires, boolean doubtful) {
    /** The lifetime of a cookie that ends with the browser session. */
    static final CookieLifetime SESSION = new CookieLifetime(MaxAge.IGNORED, null, false);

    /**
     * Returns the remaining lifetime: by {@code Max-Age}, or else by {@code Expires}; null if the cookie ends with the
     * browser session.
     */
    public @Nullable Duration remaining(Instant now) {
        if (maxAge != MaxAge.IGNORED) {
            return Duration.ofSeconds(maxAge);
        }
        return expires == null ? null : Duration.between(now, expires);
    }

    /** Returns whether the lifetime is over, which means that the header field deletes the cookie. */
    public boolean isExpired(Instant now) {
        return maxAge == MaxAge.IGNORED ? expires != null && !expires.isAfter(now) : maxAge == 0;
    }

    /** Returns whether the lifetime may be longer than this; true if in doubt. */
    public boolean mayExceed(CookieDuration duration, Instant now) {
        if (doubtful) {
            return true;
        }
        if (maxAge == MaxAge.IGNORED && expires == null) {
            return false;
        }
        return duration.isSession()
                || (expires == null
                        ? maxAge > duration.seconds()
                        : expires.isAfter(now.plusSeconds(duration.seconds())));
    }
}
