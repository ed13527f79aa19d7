// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/** One cookie that a browser sent: a slice of a {@code Cookie} field, passed on as it came or not at all. */
public final class CookiePair {
    /** The characters of tokens (RFC 9110, 5.6.2), and others that applications put into names. */
    private static final String USUAL_IN_NAMES = "!#$%&'*+-.^_`|~[]():/@";

    private final String header;
    private final int field;
    private final int start;
    private final int nameEnd;
    private final int end;

    private CookiePair(String header, int field, int start, int nameEnd, int end) {
        this.header = header;
        this.field = field;
        this.start = start;
        this.nameEnd = nameEnd;
        this.end = end;
    }

    /** Reads what stands between two semicolons, white space aside, as a browser writes it (RFC 6265bis, 5.8.3). */
    static CookiePair of(String header, int field, int start, int end) {
        int equals = CookieHeader.indexOf('=', header, start, end);
        int nameEnd = equals == end ? start : CookieHeader.trimEnd(header, start, equals);
        return new CookiePair(header, field, start, nameEnd, end);
    }

    /** What stands before the first {@code =}; empty for a cookie without a name. */
    public String name() {
        return header.substring(start, nameEnd);
    }

    /** Whether that is its name. */
    public boolean isNamed(String name) {
        return nameEnd - start == name.length() && header.startsWith(name, start);
    }

    /**
     * Whether browsers may store it under this name: control characters around a name are no part of it once a server on
     * the way has turned them into spaces.
     */
    boolean mayBeNamed(String name) {
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

    /** Whether its name looks like a value, as that of a cookie without a name does whose value has a {@code =} in it. */
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

    /** What is declared for its name; null if nothing is. */
    @Nullable
    CookieDeclaration declaration(Catalogue catalogue) {
        return catalogue.declaration(Storage.COOKIE, header, start, nameEnd);
    }

    /** What stands behind it. */
    public String value() {
        int equals = CookieHeader.indexOf('=', header, nameEnd, end);
        return CookieHeader.trim(header, equals == end ? start : equals + 1, end);
    }

    /** Which of the request's {@code Cookie} fields it came in, counted from 0. */
    public int field() {
        return field;
    }

    /** Both as they came, without the white space around them. */
    public String text() {
        return header.substring(start, end);
    }

    /** Adds {@link #text} to a field that is put together again. */
    public void appendTo(StringBuilder visible) {
        visible.append(visible.isEmpty() ? "" : "; ").append(header, start, end);
    }
}
