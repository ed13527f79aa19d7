// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Set-Cookie} header field, parsed once as browsers parse it (RFC 6265bis, 5.6). A cookie with invalid
 * attributes is set nevertheless, so the decision depends on its name alone. Parsing never fails. Immutable.
 *
 * <p>A name that contains a control character cannot be declared, so such a cookie is undeclared: browsers ignore the
 * header field, but an intermediary may replace the character by a space.
 */
public final class SetCookie {
    private final String header;
    private final int pairEnd;
    private final CookiePair pair;
    private final SetCookieAttributes attributes;

    private SetCookie(String header) {
        this.header = header;
        this.pairEnd = pairEnd(header);
        this.pair = pair(header, pairEnd);
        this.attributes = new SetCookieAttributes(header, pairEnd);
    }

    /**
     * Parses the value of a header field.
     *
     * @param header any text
     */
    public static SetCookie of(String header) {
        return new SetCookie(header);
    }

    /**
     * Returns whether a header field sets a cookie. Compares the name, because a header field that was created from text
     * alone may have no {@link HttpHeader}.
     */
    public static boolean isSetCookie(HttpField field) {
        return field.getHeader() == HttpHeader.SET_COOKIE
                || (field.getName().length() == 10 && field.getName().equalsIgnoreCase("Set-Cookie"));
    }

    /** Returns the cookie that a header field sets, as the browser sends it back, without parsing the attributes. */
    public static CookiePair pair(String header) {
        return pair(header, pairEnd(header));
    }

    private static int pairEnd(String header) {
        int semicolon = header.indexOf(';');
        return semicolon < 0 ? header.length() : semicolon;
    }

    private static CookiePair pair(String header, int end) {
        int start = CookieText.trimStart(header, 0, end);
        if (start < end && header.charAt(start) == '=') {
            // "=_ga=1" is stored without a name and sent back as "_ga=1": the decision is on what the browser sends
            // back.
            start = CookieText.trimStart(header, start + 1, end);
        }
        return CookiePair.of(header, 0, start, CookieText.trimEnd(header, start, end));
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

    /** Returns the lifetime that the header field sets. */
    public CookieLifetime lifetime() {
        return attributes.lifetime();
    }

    /**
     * Returns the path and the domain that browsers store.
     *
     * @param requestPath the path of the request, as the browser sent it; null if there is none
     */
    public CookieScope scope(@Nullable String requestPath) {
        return attributes.scope(requestPath);
    }

    /**
     * Returns the header field with at most the declared lifetime and at least the declared attributes, or null if it
     * complies already.
     *
     * @param secure whether the response is sent over a secure connection
     */
    public @Nullable LimitedSetCookie limitTo(DeclaredCookie declared, boolean secure, Instant now) {
        boolean shortens = lifetime().mayExceed(declared.duration(), now);
        AttributeHardening hardening = AttributeHardening.of(declared, attributes, secure);
        if (!shortens && !hardening.isNeeded()) {
            return null;
        }
        HeaderEdit edit = new HeaderEdit(header);
        boolean shortened = false;
        String sameSite = hardening.sameSiteText();
        for (AttributeCursor attribute = new AttributeCursor(header, pairEnd); attribute.next(); ) {
            String shorter = shortens ? LifetimeLimiter.replacement(attribute, declared.duration(), now) : null;
            if (shorter != null) {
                edit.replace(attribute.start(), attribute.end(), shorter);
                shortened = true;
            } else if (sameSite != null && attribute.start() == attributes.sameSiteStart()) {
                edit.replace(attribute.start(), attribute.end(), sameSite);
            }
        }
        edit.append(hardening.flags() + (sameSite == null || attributes.sameSiteStart() >= 0 ? "" : sameSite));
        return shortened || hardening.isNeeded() ? new LimitedSetCookie(edit.text(), shortened) : null;
    }

    /** Returns the value of the header field. */
    public String header() {
        return header;
    }
}
