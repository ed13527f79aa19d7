// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.util.List;

/**
 * Cuts a {@code Cookie} field into cookies as a browser put it together: at each semicolon, whatever quotes say.
 *
 * <p>Servers differ over quotes and commas; browsers know neither. Deciding on the browser's reading, and handing on
 * the text between semicolons untouched, no quote can smuggle a cookie past a decision on another one.
 */
public final class CookieHeader {
    private CookieHeader() {}

    /** Adds the cookies of a field to the list, as a browser put it together. */
    public static void read(String text, int field, List<CookiePair> cookies) {
        read(text, field, false, cookies);
    }

    /**
     * Adds the cookies of a field to the list. Never fails.
     *
     * @param text the field's value
     * @param field which of the request's {@code Cookie} fields it is, counted from 0
     * @param commas whether the application's server takes a comma for a semicolon (RFC 2965): what it would read as a
     *     cookie is decided on as one, although a browser sent it as a part of another
     */
    public static void read(String text, int field, boolean commas, List<CookiePair> cookies) {
        int start = 0;
        while (start <= text.length()) {
            int end = commas ? firstEnd(text, start) : indexOf(';', text, start, text.length());
            int from = trimStart(text, start, end);
            int to = trimEnd(text, from, end);
            // Nothing before a comma is a cookie too, which cannot be read: some of Jetty's modes take the comma into
            // the
            // next name, and without a cookie to hide the field would stay as it is.
            if (from < to || (commas && end < text.length() && text.charAt(end) == ',')) {
                cookies.add(CookiePair.of(text, field, from, to));
            }
            start = end + 1;
        }
    }

    /** Looks for both at once: to look for a semicolon behind each comma would take the square of the field's length. */
    private static int firstEnd(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != ';' && text.charAt(at) != ',') {
            at++;
        }
        return at;
    }

    /** Where this character stands; the end where it does not stand before that. */
    static int indexOf(char c, String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != c) {
            at++;
        }
        return at;
    }

    /** This part of the text without the spaces and tabs around it. */
    static String trim(String text, int start, int end) {
        int from = trimStart(text, start, end);
        return text.substring(from, trimEnd(text, from, end));
    }

    static int trimStart(String text, int start, int end) {
        int from = start;
        while (from < end && isWhiteSpace(text.charAt(from))) {
            from++;
        }
        return from;
    }

    static int trimEnd(String text, int start, int end) {
        int to = end;
        while (to > start && isWhiteSpace(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
