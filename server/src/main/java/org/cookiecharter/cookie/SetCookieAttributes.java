// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Instant;
import org.cookiecharter.catalogue.DeclaredCookie.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a {@code Set-Cookie} header field, parsed in one pass as browsers do: of each kind, the last
 * attribute that browsers do not ignore is effective (RFC 6265bis, 5.6 and 5.7).
 */
final class SetCookieAttributes {
    private final String header;
    private final CookieLifetime lifetime;
    private final boolean secure;
    private final boolean httpOnly;
    private final int sameSiteStart;
    private final @Nullable SameSite sameSite;
    private final int pathStart;
    private final int pathEnd;
    private final int domainStart;
    private final int domainEnd;

    /**
     * Parses the attributes.
     *
     * @param header the value of the header field
     * @param pairEnd the index at which the cookie's name and value end
     */
    SetCookieAttributes(String header, int pairEnd) {
        long maxAge = MaxAge.IGNORED;
        Instant expires = null;
        boolean disputed = false;
        int lifetimes = 0;
        boolean isSecure = false;
        boolean isHttpOnly = false;
        int lastSameSite = -1;
        SameSite effectiveSameSite = null;
        int pathFrom = 0;
        int pathTo = 0;
        int domainFrom = 0;
        int domainTo = 0;
        for (AttributeCursor attribute = new AttributeCursor(header, pairEnd); attribute.next(); ) {
            if (attribute.isNamed("path")) {
                pathFrom = attribute.valueStart();
                pathTo = attribute.valueEnd();
            } else if (attribute.isNamed("max-age")) {
                long seconds = MaxAge.seconds(header, attribute.valueStart(), attribute.valueEnd());
                maxAge = seconds == MaxAge.IGNORED ? maxAge : seconds;
                lifetimes++;
            } else if (attribute.isNamed("expires")) {
                CookieDate date = CookieDate.of(attribute.value());
                Instant instant = date.instant();
                expires = instant == null ? expires : instant;
                disputed |= date.isDisputed();
                lifetimes++;
            } else if (attribute.isNamed("domain")) {
                domainFrom = attribute.valueStart();
                domainTo = attribute.valueEnd();
            } else if (attribute.isNamed("samesite")) {
                lastSameSite = attribute.start();
                effectiveSameSite = sameSite(header, attribute.valueStart(), attribute.valueEnd());
            } else {
                isSecure |= attribute.isNamed("secure");
                isHttpOnly |= attribute.isNamed("httponly");
            }
        }
        this.header = header;
        lifetime = lifetimes == 0
                ? CookieLifetime.SESSION
                : new CookieLifetime(maxAge, disputed ? null : expires, disputed || lifetimes > 1);
        secure = isSecure;
        httpOnly = isHttpOnly;
        sameSiteStart = lastSameSite;
        sameSite = effectiveSameSite;
        pathStart = pathFrom;
        pathEnd = pathTo;
        domainStart = domainFrom;
        domainEnd = domainTo;
    }

    /** Returns the restriction, or null for a value with the effect of none (RFC 6265bis, 5.6.7). */
    private static @Nullable SameSite sameSite(String header, int start, int end) {
        if (CookieText.equalsIgnoreCase("lax", header, start, end)) {
            return SameSite.LAX;
        }
        return CookieText.equalsIgnoreCase("strict", header, start, end) ? SameSite.STRICT : null;
    }

    CookieLifetime lifetime() {
        return lifetime;
    }

    boolean secure() {
        return secure;
    }

    boolean httpOnly() {
        return httpOnly;
    }

    /** Returns the index at which the effective {@code SameSite} begins, or -1 if there is none. */
    int sameSiteStart() {
        return sameSiteStart;
    }

    /** Returns the effective {@code SameSite}; null if there is none, or if its value has the effect of none. */
    @Nullable
    SameSite sameSite() {
        return sameSite;
    }

    /**
     * Returns the path and the domain that browsers store.
     *
     * @param requestPath the path of the request, as the browser sent it; null if there is none
     */
    CookieScope scope(@Nullable String requestPath) {
        return CookieScope.of(
                header.substring(pathStart, pathEnd), header.substring(domainStart, domainEnd), requestPath);
    }
}
