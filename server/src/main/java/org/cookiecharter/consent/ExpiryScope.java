// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.ArrayList;
import java.util.List;

/**
 * With which domains and paths a cookie may have been set that came with a request, for the request does not tell
 * (RFC 6265bis, 5.8.3). Each is the text of an attribute.
 *
 * @param path of the request, as the browser wrote it
 * @param domains none first, for the host alone; then the widest that browsers allow, down to the host itself
 * @param paths the root first; then what a browser takes where no path is said; then each other that leads here
 * @param secure whether the cookie may have been set over a secure connection, and so {@code Partitioned}
 */
record ExpiryScope(String path, List<String> domains, List<String> paths, boolean secure) {
    static final List<String> HOST_ALONE = List.of("");
    static final List<String> ROOT = List.of("; Path=/");

    /** Browsers ignore a longer attribute (RFC 6265bis, 5.6). */
    private static final int LONGEST_PATH = 1024;
    /** Sites are less deep; a hostile address is not worth more work. */
    private static final int MOST_PATHS = 64;

    static ExpiryScope of(List<String> cookieDomains, String path, boolean secure) {
        List<String> domains = new ArrayList<>(cookieDomains.size() + 1);
        domains.add("");
        cookieDomains.forEach(domain -> domains.add(domain(domain)));
        return new ExpiryScope(path, List.copyOf(domains), paths(path), secure);
    }

    static String domain(String domain) {
        return "; Domain=" + domain;
    }

    private static List<String> paths(String path) {
        int last = path.lastIndexOf('/');
        if (path.equals("/") || !path.startsWith("/")) {
            return ROOT;
        }
        List<String> paths = new ArrayList<>();
        paths.add(ROOT.get(0));
        if (last > 0) {
            // Without the attribute browsers take the directory that they see, whatever a proxy made of the address.
            paths.add("");
        }
        int end = end(path);
        for (int slash = path.indexOf('/', 1);
                slash > 0 && slash < end && paths.size() < MOST_PATHS;
                slash = path.indexOf('/', slash + 1)) {
            if (slash != last) {
                paths.add("; Path=" + path.substring(0, slash));
            }
            paths.add("; Path=" + path.substring(0, slash + 1));
        }
        if (end == path.length() && last < end - 1) {
            paths.add("; Path=" + path);
        }
        return List.copyOf(paths);
    }

    /** Up to where the path can be said in an attribute. */
    private static int end(String path) {
        int end = 0;
        while (end < path.length() && end < LONGEST_PATH && isPathCharacter(path.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPathCharacter(char c) {
        return c > ' ' && c < 127 && c != ';';
    }

    /** Whether a browser sends a cookie of this path with a request to that one (RFC 6265bis, 5.1.4). */
    static boolean leadsTo(String path, String cookiePath) {
        return path.startsWith(cookiePath)
                && (path.length() == cookiePath.length()
                        || cookiePath.endsWith("/")
                        || path.charAt(cookiePath.length()) == '/');
    }
}
