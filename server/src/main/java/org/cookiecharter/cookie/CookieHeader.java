// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.util.List;

/**
 * Splits a {@code Cookie} header field into cookies as the browser built it: at each semicolon, regardless of quotes.
 *
 * <p>Servers differ over quotes and commas; browsers interpret neither. Because decisions are based on the browser's
 * interpretation, and the text between semicolons is forwarded unchanged, quotes cannot smuggle a cookie past the
 * decision on another one.
 */
public final class CookieHeader {
    private CookieHeader() {}

    /**
     * Adds the cookies of a header field to the list, as the browser sent them.
     *
     * @param text the value of the header field
     * @param headerIndex the index of this field among the request's {@code Cookie} header fields
     */
    public static void read(String text, int headerIndex, List<CookiePair> cookies) {
        read(text, headerIndex, false, cookies);
    }

    /**
     * Adds the cookies of a header field to the list. Never fails.
     *
     * @param text the value of the header field
     * @param headerIndex the index of this field among the request's {@code Cookie} header fields
     * @param commas whether the application's server treats a comma like a semicolon (RFC 2965): text that it would
     *     parse as a cookie is then decided on as a cookie, although the browser sent it as part of another one
     */
    public static void read(String text, int headerIndex, boolean commas, List<CookiePair> cookies) {
        int start = 0;
        while (start <= text.length()) {
            int end = commas ? firstEnd(text, start) : CookieText.indexOf(';', text, start, text.length());
            int from = CookieText.trimStart(text, start, end);
            int to = CookieText.trimEnd(text, from, end);
            // An empty text before a comma is also a cookie, which cannot be parsed: some of Jetty's modes add the
            // comma to the next name, and without a cookie to strip the header field would remain unchanged.
            if (from < to || (commas && end < text.length() && text.charAt(end) == ',')) {
                cookies.add(CookiePair.of(text, headerIndex, from, to));
            }
            start = end + 1;
        }
    }

    /**
     * Finds the first semicolon or comma. A search for the next semicolon after each comma would take quadratic time.
     */
    private static int firstEnd(String text, int start) {
        int index = start;
        while (index < text.length() && text.charAt(index) != ';' && text.charAt(index) != ',') {
            index++;
        }
        return index;
    }
}
