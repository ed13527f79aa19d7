// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

/** Iterates over the attributes of a {@code Set-Cookie} header field as browsers parse them (RFC 6265bis, 5.6). */
final class AttributeCursor {
    /** The maximum length of an attribute value in octets. Browsers ignore an attribute with a longer one. */
    private static final int MAX_VALUE_LENGTH = 1024;

    private final String header;
    private int start;
    private int nameStart;
    private int nameEnd;
    private int equals;
    private int end;

    /**
     * Creates a cursor before the first attribute.
     *
     * @param header the value of the header field
     * @param pairEnd the index at which the cookie's name and value end: that of the first semicolon, or the length of
     *     the header
     */
    AttributeCursor(String header, int pairEnd) {
        this.header = header;
        this.end = pairEnd;
    }

    /** Advances to the next attribute. Returns false if there is none. */
    boolean next() {
        if (end >= header.length()) {
            return false;
        }
        start = end;
        int semicolon = header.indexOf(';', start + 1);
        end = semicolon < 0 ? header.length() : semicolon;
        equals = CookieText.indexOf('=', header, start, end);
        nameStart = CookieText.trimStart(header, start + 1, equals);
        nameEnd = CookieText.trimEnd(header, nameStart, equals);
        return true;
    }

    /** Returns the index at which the attribute begins: that of its semicolon. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns whether the attribute has this name, in any case, and a value that browsers do not ignore. */
    boolean isNamed(String lowerCaseName) {
        return CookieText.equalsIgnoreCase(lowerCaseName, header, nameStart, nameEnd)
                && (end - equals <= MAX_VALUE_LENGTH || valueEnd() - valueStart() <= MAX_VALUE_LENGTH);
    }

    /** Returns the text after the equals sign; empty if there is none. */
    String value() {
        return header.substring(valueStart(), valueEnd());
    }

    /** Returns the index at which {@link #value} begins in the header field. */
    int valueStart() {
        return CookieText.trimStart(header, Math.min(equals + 1, end), end);
    }

    int valueEnd() {
        return CookieText.trimEnd(header, valueStart(), end);
    }
}
