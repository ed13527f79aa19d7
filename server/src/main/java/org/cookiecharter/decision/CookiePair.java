// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/** One cookie that a browser sent: a slice of a {@code Cookie} field, passed on as it came or not at all. */
public final class CookiePair {
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

    /** What is declared for its name; null where nothing is. */
    @Nullable
    Declaration declaration(Catalogue catalogue) {
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

    /** Adds {@link #text} to a field that is put together anew. */
    public void appendTo(StringBuilder visible) {
        visible.append(visible.isEmpty() ? "" : "; ").append(header, start, end);
    }
}
