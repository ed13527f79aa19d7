// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Set-Cookie} field, read as browsers read it (RFC 6265bis, 5.6): whatever is wrong with an attribute, the
 * cookie is set, so its name alone decides. Reading never fails.
 *
 * <p>A name with a control character in it is no declared one, so such a cookie is undeclared: browsers ignore the
 * field, but a server on the way may turn the character into a space.
 */
public final class SetCookie {
    /** Stands for a {@code Max-Age} that browsers ignore. */
    static final long IGNORED = -1;

    private final String field;
    private final int pairEnd;
    private final CookiePair pair;

    private SetCookie(String field, int pairEnd, CookiePair pair) {
        this.field = field;
        this.pairEnd = pairEnd;
        this.pair = pair;
    }

    public static SetCookie of(String field) {
        int end = CookieHeader.indexOf(';', field, 0, field.length());
        int start = CookieHeader.trimStart(field, 0, end);
        if (start < end && field.charAt(start) == '=') {
            // "=_ga=1" is stored without a name and comes back as "_ga=1": what comes back is what is decided on.
            start = CookieHeader.trimStart(field, start + 1, end);
        }
        return new SetCookie(field, end, CookiePair.of(field, 0, start, CookieHeader.trimEnd(field, start, end)));
    }

    /** What comes back. */
    public CookiePair pair() {
        return pair;
    }

    /** The name under which the cookie comes back; empty if it comes back without one. */
    public String name() {
        return pair.name();
    }

    /** The value with which it comes back. */
    public String value() {
        return pair.value();
    }

    /** Whether it removes the cookie: by {@code Max-Age}, else by {@code Expires}. */
    public boolean deletes(Instant now) {
        return life().isOver(now);
    }

    /** How long the cookie stays: by {@code Max-Age}, else by {@code Expires}; null until the browser is closed. */
    public @Nullable Duration life(Instant now) {
        return life().left(now);
    }

    /** What it says of how long the cookie stays, to be asked more than one thing. */
    public CookieLifetime life() {
        return CookieLifetime.of(field, pairEnd);
    }

    /**
     * The path and domain that browsers store.
     *
     * @param requestPath the path of the request, as the browser has it; null if there is none
     */
    public CookieScope scope(@Nullable String requestPath) {
        return CookieScope.of(field, pairEnd, requestPath);
    }

    /** The field with a life no longer than this; the very same text where it is short enough already. */
    public String livingAtMost(CookieDuration duration, Instant now) {
        return LifetimeLimiter.atMost(duration, field, pairEnd, now);
    }

    /**
     * The field with the attributes that the declaration asks for at least; the very same text where it is strict
     * enough already.
     *
     * @param secure whether the response goes over a secure connection
     */
    public String hardened(DeclaredCookie declared, boolean secure) {
        return AttributeHardening.isSetBy(declared)
                ? AttributeHardening.under(declared, field, pairEnd, secure)
                : field;
    }

    /** The seconds of a {@code Max-Age}, 0 for less than that; {@link #IGNORED} where browsers ignore it. */
    static long seconds(String text) {
        boolean negative = text.startsWith("-");
        int digits = text.length() - (negative ? 1 : 0);
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return IGNORED;
            }
        }
        if (digits == 0) {
            return IGNORED;
        }
        if (negative) {
            return 0;
        }
        return digits > 18 ? Long.MAX_VALUE : Long.parseLong(text);
    }
}
