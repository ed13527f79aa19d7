// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The path and the domain that a browser stores with a cookie. To delete the cookie, a response must repeat both (RFC
 * 6265bis, 5.7).
 *
 * @param path the path, as the browser stores it
 * @param domain the domain, in lower case and without a leading dot; empty for the host alone
 * @param explicitPath whether the header field contains the path; otherwise, it is the directory of the request's path
 */
public record CookieScope(String path, String domain, boolean explicitPath) {
    /**
     * The maximum length of a path or domain. Longer ones are ignored, because their deletions would displace others.
     */
    private static final int MAX_LENGTH = 256;

    /** The root path. Browsers send a cookie with this path with every request, so there is nothing to learn. */
    public static final String ROOT = "/";

    /**
     * Returns the scope that browsers store for these attributes.
     *
     * @param path the value of the effective {@code Path}; empty if there is none
     * @param domain the value of the effective {@code Domain}; empty if there is none
     * @param requestPath the path of the request, as the browser sent it; null if there is none
     */
    static CookieScope of(String path, String domain, @Nullable String requestPath) {
        boolean explicitPath = path.startsWith(ROOT);
        String host = domain.startsWith(".") ? domain.substring(1) : domain;
        return new CookieScope(
                explicitPath ? path : directory(requestPath == null ? "" : requestPath),
                host.toLowerCase(Locale.ROOT),
                explicitPath);
    }

    /** Returns the default path of a cookie (RFC 6265bis, 5.1.4). */
    private static String directory(String path) {
        int last = path.lastIndexOf('/');
        return last <= 0 || !path.startsWith(ROOT) ? ROOT : path.substring(0, last);
    }

    /** Returns whether the attributes of a header field can express this scope. */
    public boolean isExpressible() {
        return isExpressible(path) && isExpressible(domain);
    }

    /** Returns whether a header field can contain this text, and has room for it. */
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
