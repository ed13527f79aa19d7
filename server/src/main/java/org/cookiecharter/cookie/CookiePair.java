// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that a browser sent: a part of a {@code Cookie} header field, which is forwarded unchanged or not at all.
 */
public final class CookiePair {
    /** The characters of tokens (RFC 9110, 5.6.2), and others that applications use in names. */
    private static final String USUAL_IN_NAMES = "!#$%&'*+-.^_`|~[]():/@";

    private final String header;
    private final int headerIndex;
    private final int start;
    private final int nameEnd;
    private final int end;

    private CookiePair(String header, int headerIndex, int start, int nameEnd, int end) {
        this.header = header;
        this.headerIndex = headerIndex;
        this.start = start;
        this.nameEnd = nameEnd;
        this.end = end;
    }

    /**
     * Parses the text between two semicolons, without surrounding white space, as a browser writes it (RFC 6265bis,
     * 5.8.3).
     */
    static CookiePair of(String header, int headerIndex, int start, int end) {
        int equals = CookieText.indexOf('=', header, start, end);
        int nameEnd = equals == end ? start : CookieText.trimEnd(header, start, equals);
        return new CookiePair(header, headerIndex, start, nameEnd, end);
    }

    /** Returns the text before the first {@code =}; empty for a cookie without a name. */
    public String name() {
        return header.substring(start, nameEnd);
    }

    /** Returns whether the cookie has this name. */
    public boolean isNamed(String name) {
        return nameEnd - start == name.length() && header.startsWith(name, start);
    }

    /**
     * Returns whether browsers may store the cookie under this name: control characters around a name are no longer
     * part of it once an intermediary has replaced them by spaces.
     */
    public boolean mayBeNamed(String name) {
        int from = start;
        int to = nameEnd;
        while (from < to && isBlank(header.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(header.charAt(to - 1))) {
            to--;
        }
        return to - from == name.length() && header.startsWith(name, from);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == 127;
    }

    /**
     * Returns whether the name looks like a value. This is the case for a cookie without a name whose value contains
     * {@code =}.
     */
    public boolean hasNameLikeAValue() {
        for (int i = start; i < nameEnd; i++) {
            char c = header.charAt(i);
            boolean usual = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || USUAL_IN_NAMES.indexOf(c) >= 0;
            if (!usual) {
                return true;
            }
        }
        return nameEnd == start;
    }

    /** Returns the declaration of its name, or null if it is not declared. */
    @Nullable
    public CookieDeclaration declaration(Catalogue catalogue) {
        return catalogue.declaration(Storage.COOKIE, header, start, nameEnd);
    }

    /** Returns the text after the name and its equals sign. */
    public String value() {
        int equals = CookieText.indexOf('=', header, nameEnd, end);
        return CookieText.trim(header, equals == end ? start : equals + 1, end);
    }

    /**
     * Returns the index of the header field that contained the cookie among the request's {@code Cookie} header fields.
     */
    public int headerIndex() {
        return headerIndex;
    }

    /** Returns the name and the value as they were received, without surrounding white space. */
    public String text() {
        return header.substring(start, end);
    }

    /** Appends {@link #text} to a rebuilt header field. */
    public void appendTo(StringBuilder rebuilt) {
        rebuilt.append(rebuilt.isEmpty() ? "" : "; ").append(header, start, end);
    }
}
