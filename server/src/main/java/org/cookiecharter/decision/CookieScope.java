// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The path and the domain that a browser stores with a cookie. To delete the cookie, a response must name the same two
 * (RFC 6265bis, 5.7).
 *
 * @param path as the browser stores it
 * @param domain in lower case, without a leading dot; empty for the host alone
 * @param stated whether the header names the path; otherwise it is the directory of the request's address
 */
public record CookieScope(String path, String domain, boolean stated) {
    /** Longer ones are of no use: their deletions would crowd out others. */
    private static final int MAX_LENGTH = 256;

    /** Browsers send a cookie of this path with every request, so that there is nothing to learn. */
    public static final String ROOT = "/";

    /**
     * The scope of a {@code Set-Cookie} header, by the rules of browsers: the last attribute of a kind wins.
     *
     * @param pairEnd the index at which the cookie's name and value end
     * @param requestPath the path of the request, as the browser has it; null if there is none
     */
    static CookieScope of(String field, int pairEnd, @Nullable String requestPath) {
        String path = "";
        String domain = "";
        for (AttributeCursor at = new AttributeCursor(field, pairEnd); at.next(); ) {
            if (at.is("path")) {
                path = at.value();
            } else if (at.is("domain")) {
                domain = at.value();
            }
        }
        boolean stated = path.startsWith(ROOT);
        String host = domain.startsWith(".") ? domain.substring(1) : domain;
        return new CookieScope(
                stated ? path : directory(requestPath == null ? "" : requestPath),
                host.toLowerCase(Locale.ROOT),
                stated);
    }

    /** The default path of a cookie (RFC 6265bis, 5.1.4). */
    private static String directory(String path) {
        int last = path.lastIndexOf('/');
        return last <= 0 || !path.startsWith(ROOT) ? ROOT : path.substring(0, last);
    }

    /** Whether the attributes of a header can name this scope. */
    public boolean isExpressible() {
        return isExpressible(path) && isExpressible(domain);
    }

    /** Whether a header can hold this text, and has room for it. */
    public static boolean isExpressible(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || c == ';') {
                return false;
            }
        }
        return true;
    }
}
