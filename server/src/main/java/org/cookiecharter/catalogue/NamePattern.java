// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * A name in which {@code *} matches any sequence of characters, including none. Patterns are case-sensitive, as cookie
 * names are in browsers.
 *
 * <p>{@code _ga_*} matches {@code _ga_X1} and {@code _ga_}, but neither {@code _ga} nor {@code _GA_X1}. For the usual
 * single star, the cost depends on the length of the name alone; there are no regular expressions, so no catastrophic
 * backtracking.
 */
final class NamePattern {
    private NamePattern() {}

    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    /** Returns the text before the first star. */
    static String prefix(String pattern) {
        return pattern.substring(0, pattern.indexOf('*'));
    }

    static boolean matches(String pattern, String name) {
        return matches(pattern, name, 0, name.length());
    }

    /**
     * Returns whether a pattern matches a name that is part of a longer text.
     *
     * @param text the text that contains the name
     * @param from the index of the name's first character
     * @param to the index after the name's last character
     */
    static boolean matches(String pattern, String text, int from, int to) {
        int star = pattern.indexOf('*');
        int lastStar = pattern.lastIndexOf('*');
        int tail = pattern.length() - lastStar - 1;
        if (to - from < star + tail
                || !text.regionMatches(from, pattern, 0, star)
                || !text.regionMatches(to - tail, pattern, lastStar + 1, tail)) {
            return false;
        }
        int position = from + star;
        while (star < lastStar) {
            int next = pattern.indexOf('*', star + 1);
            String segment = pattern.substring(star + 1, next);
            int match = text.indexOf(segment, position);
            if (match < 0 || match + segment.length() > to - tail) {
                return false;
            }
            position = match + segment.length();
            star = next;
        }
        return true;
    }

    /** Returns whether some name matches both patterns. */
    static boolean haveCommonMatch(String one, String other) {
        boolean[] row = new boolean[other.length() + 1];
        row[other.length()] = true;
        for (int j = other.length() - 1; j >= 0; j--) {
            row[j] = other.charAt(j) == '*' && row[j + 1];
        }
        for (int i = one.length() - 1; i >= 0; i--) {
            boolean diagonal = row[other.length()];
            row[other.length()] = one.charAt(i) == '*' && diagonal;
            for (int j = other.length() - 1; j >= 0; j--) {
                boolean below = row[j];
                if (one.charAt(i) == '*' || other.charAt(j) == '*') {
                    row[j] = below || row[j + 1];
                } else {
                    row[j] = one.charAt(i) == other.charAt(j) && diagonal;
                }
                diagonal = below;
            }
        }
        return row[0];
    }
}
