// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Set-Cookie} header field, parsed as browsers parse it (RFC 6265bis, 5.6). A cookie with invalid attributes
 * is set nevertheless, so the decision depends on its name alone. Parsing never fails.
 *
 * <p>A name that contains a control character cannot be declared, so such a cookie is undeclared: browsers ignore the
 * header field, but an intermediary may replace the character by a space.
 */
public final class SetCookie {
    private final String header;
    private final int pairEnd;
    private final CookiePair pair;

    private SetCookie(String header, int pairEnd, CookiePair pair) {
        this.header = header;
        this.pairEnd = pairEnd;
        this.pair = pair;
    }

    public static SetCookie of(String header) {
        int end = CookieText.indexOf(';', header, 0, header.length());
        int start = CookieText.trimStart(header, 0, end);
        if (start < end && header.charAt(start) == '=') {
            // "=_ga=1" is stored without a name and sent back as "_ga=1": the decision is on what the browser sends
            // back.
            start = CookieText.trimStart(header, start + 1, end);
        }
        return new SetCookie(header, end, CookiePair.of(header, 0, start, CookieText.trimEnd(header, start, end)));
    }

    /** Returns the cookie as the browser sends it back. */
    public CookiePair pair() {
        return pair;
    }

    /** Returns the name that the browser sends back; empty if it sends none. */
    public String name() {
        return pair.name();
    }

    /** Returns the value that the browser sends back. */
    public String value() {
        return pair.value();
    }

    /** Returns whether the header field deletes the cookie: by {@code Max-Age}, or else by {@code Expires}. */
    public boolean isDeletion(Instant now) {
        return lifetime().isExpired(now);
    }

    /**
     * Returns the lifetime of the cookie: by {@code Max-Age}, or else by {@code Expires}; null if it ends with the
     * browser session.
     */
    public @Nullable Duration lifetime(Instant now) {
        return lifetime().remaining(now);
    }

    /** Returns the parsed lifetime, for more than one query. */
    public CookieLifetime lifetime() {
        return CookieLifetime.of(header, pairEnd);
    }

    /**
     * Returns the path and the domain that browsers store.
     *
     * @param requestPath the path of the request, as the browser sent it; null if there is none
     */
    public CookieScope scope(@Nullable String requestPath) {
        return CookieScope.of(header, pairEnd, requestPath);
    }

    /**
     * Returns the header field with a lifetime of at most this duration; the same string if it is short enough already.
     */
    public String withMaxLifetime(CookieDuration duration, Instant now) {
        return LifetimeLimiter.limit(duration, header, pairEnd, now);
    }

    /**
     * Returns the header field with the minimum attributes of the declaration; the same string if it has all of them
     * already.
     *
     * @param secure whether the response is sent over a secure connection
     */
    public String withMinimumAttributes(DeclaredCookie declared, boolean secure) {
        return AttributeHardening.isRequiredBy(declared)
                ? AttributeHardening.harden(declared, header, pairEnd, secure)
                : header;
    }
}
