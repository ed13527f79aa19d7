// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ArrayList;
import java.util.List;

/**
 * The domains and paths with which a cookie of a request may have been set. A request does not contain them (RFC
 * 6265bis, 5.8.3). Each is the text of an attribute.
 *
 * @param path the path of the request, as the browser sent it
 * @param domains first the host only (no attribute); then the widest domain that browsers allow, down to the host
 * @param paths first the root; then the browser's default path; then each other path that matches the request
 * @param secure whether the cookie may have been set over a secure connection, and so be {@code Partitioned}
 */
record ExpiryScope(String path, List<String> domains, List<String> paths, boolean secure) {
    static final List<String> HOST_ALONE = List.of("");
    static final List<String> ROOT = List.of("; Path=/");

    /** Browsers ignore a longer attribute (RFC 6265bis, 5.6). */
    private static final int MAX_PATH_LENGTH = 1024;
    /** Sites are less deep; more work is not justified for a hostile address. */
    private static final int MAX_PATHS = 64;

    static ExpiryScope of(List<String> cookieDomains, String path, boolean secure) {
        List<String> domains = new ArrayList<>(cookieDomains.size() + 1);
        domains.add("");
        cookieDomains.forEach(domainAttribute -> domains.add(domainAttribute(domainAttribute)));
        return new ExpiryScope(path, List.copyOf(domains), paths(path), secure);
    }

    static String domainAttribute(String domainAttribute) {
        return "; Domain=" + domainAttribute;
    }

    private static List<String> paths(String path) {
        int last = path.lastIndexOf('/');
        if (path.equals("/") || !path.startsWith("/")) {
            return ROOT;
        }
        List<String> paths = new ArrayList<>();
        paths.add(ROOT.get(0));
        if (last > 0) {
            // Without the attribute browsers use the directory of their own URL, even if a proxy rewrites the path.
            paths.add("");
        }
        int expressibleLength = expressibleLength(path);
        for (int slash = path.indexOf('/', 1);
                slash > 0 && slash < expressibleLength && paths.size() < MAX_PATHS;
                slash = path.indexOf('/', slash + 1)) {
            if (slash != last) {
                paths.add("; Path=" + path.substring(0, slash));
            }
            paths.add("; Path=" + path.substring(0, slash + 1));
        }
        if (expressibleLength == path.length() && last < expressibleLength - 1) {
            paths.add("; Path=" + path);
        }
        return List.copyOf(paths);
    }

    /** Returns the length of the part of the path that an attribute can express. */
    private static int expressibleLength(String path) {
        int expressibleLength = 0;
        while (expressibleLength < path.length()
                && expressibleLength < MAX_PATH_LENGTH
                && isPathCharacter(path.charAt(expressibleLength))) {
            expressibleLength++;
        }
        return expressibleLength;
    }

    private static boolean isPathCharacter(char c) {
        return c > ' ' && c < 127 && c != ';';
    }

    /**
     * Returns whether a browser sends a cookie of this cookie path with a request for the path (RFC 6265bis, 5.1.4).
     */
    static boolean pathMatches(String path, String cookiePath) {
        return path.startsWith(cookiePath)
                && (path.length() == cookiePath.length()
                        || cookiePath.endsWith("/")
                        || path.charAt(cookiePath.length()) == '/');
    }
}
