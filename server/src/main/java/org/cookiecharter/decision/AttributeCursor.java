// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

/** Walks over the attributes of a {@code Set-Cookie} field as browsers read them (RFC 6265bis, 5.6). */
final class AttributeCursor {
    /** Browsers ignore an attribute whose value has more octets. */
    private static final int LONGEST_VALUE = 1024;

    private final String field;
    private int start;
    private int equals;
    private int end;

    /**
     * @param pairEnd where the name and value end: at the first semicolon, or with the field
     */
    AttributeCursor(String field, int pairEnd) {
        this.field = field;
        this.end = pairEnd;
    }

    /** Goes to the next attribute. Returns false if there is none. */
    boolean next() {
        if (end >= field.length()) {
            return false;
        }
        start = end;
        end = CookieHeader.indexOf(';', field, start + 1, field.length());
        equals = CookieHeader.indexOf('=', field, start, end);
        return true;
    }

    /** Where the attribute begins: at its semicolon. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether it has this name, in any case, and a value that browsers read. */
    boolean is(String lowerCase) {
        int from = CookieHeader.trimStart(field, start + 1, equals);
        if (CookieHeader.trimEnd(field, from, equals) - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            char c = field.charAt(from + i);
            // ASCII alone, as browsers fold it: to Unicode, "expireſ" would be a deletion that no browser sees.
            if ((c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return end - equals <= LONGEST_VALUE || value().length() <= LONGEST_VALUE;
    }

    /** What stands behind its equals sign; empty if nothing does. */
    String value() {
        return CookieHeader.trim(field, Math.min(equals + 1, end), end);
    }
}
