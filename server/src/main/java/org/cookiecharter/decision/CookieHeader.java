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

    /** Adds the cookies of this field to the list. Never fails. */
    public static void read(String field, List<CookiePair> cookies) {
        int start = 0;
        while (start <= field.length()) {
            int end = field.indexOf(';', start);
            end = end < 0 ? field.length() : end;
            String text = trim(field, start, end);
            if (!text.isEmpty()) {
                cookies.add(CookiePair.of(text));
            }
            start = end + 1;
        }
    }

    /** This part of the text without the spaces and tabs around it. */
    static String trim(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isWhiteSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhiteSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
