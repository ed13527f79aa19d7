// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * A name in which {@code *} stands for any run of characters, none included. Case counts, as it does for browsers.
 *
 * <p>{@code _ga_*} matches {@code _ga_X1} and {@code _ga_}, not {@code _ga} or {@code _GA_X1}. Time grows with the
 * length of the name alone for the usual single star: there are no regular expressions to send astray.
 */
final class NamePattern {
    private NamePattern() {}

    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    /** What stands before the first star. */
    static String prefix(String pattern) {
        return pattern.substring(0, pattern.indexOf('*'));
    }

    static boolean matches(String pattern, String name) {
        return matches(pattern, name, 0, name.length());
    }

    /** @param text holds the name, from one place to another */
    static boolean matches(String pattern, String text, int from, int to) {
        int star = pattern.indexOf('*');
        int lastStar = pattern.lastIndexOf('*');
        int tail = pattern.length() - lastStar - 1;
        if (to - from < star + tail
                || !text.regionMatches(from, pattern, 0, star)
                || !text.regionMatches(to - tail, pattern, lastStar + 1, tail)) {
            return false;
        }
        int at = from + star;
        while (star < lastStar) {
            int next = pattern.indexOf('*', star + 1);
            String piece = pattern.substring(star + 1, next);
            int found = text.indexOf(piece, at);
            if (found < 0 || found + piece.length() > to - tail) {
                return false;
            }
            at = found + piece.length();
            star = next;
        }
        return true;
    }

    /** Whether some name is matched by both. */
    static boolean overlap(String one, String other) {
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
