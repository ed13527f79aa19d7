// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

/** Functions that find and trim parts of the text of a cookie header field, in which white space is a space or a tab. */
final class CookieText {
    private CookieText() {}

    /** Returns the index of a character, or {@code end} if it does not occur before that. */
    static int indexOf(char c, String text, int start, int end) {
        int index = start;
        while (index < end && text.charAt(index) != c) {
            index++;
        }
        return index;
    }

    /** Returns a part of the text without leading and trailing spaces and tabs. */
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

    /**
     * Returns whether a part of the text is this word, in any case. Only ASCII letters are case-insensitive, as in
     * browsers: under Unicode rules, "expireſ" would be a deletion that no browser sees.
     */
    static boolean equalsIgnoreCase(String lowerCaseWord, String text, int start, int end) {
        if (end - start != lowerCaseWord.length()) {
            return false;
        }
        for (int i = 0; i < lowerCaseWord.length(); i++) {
            char c = text.charAt(start + i);
            if ((c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c) != lowerCaseWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
