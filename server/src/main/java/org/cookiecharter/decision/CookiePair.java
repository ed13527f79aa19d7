package org.cookiecharter.decision;

/**
 * One cookie that a browser sent.
 *
 * @param name what stands before the first {@code =}; empty for a cookie without a name
 * @param value what stands behind it
 * @param text both as they came, for they are passed on untouched or not at all
 */
public record CookiePair(String name, String value, String text) {

    /** Reads what stands between two semicolons, as a browser writes it (RFC 6265bis, 5.8.3). */
    static CookiePair of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new CookiePair("", text, text)
                : new CookiePair(
                        CookieHeader.trim(text, 0, equals), CookieHeader.trim(text, equals + 1, text.length()), text);
    }
}
