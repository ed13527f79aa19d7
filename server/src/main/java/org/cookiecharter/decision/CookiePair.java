package org.cookiecharter.decision;

/** One cookie that a browser sent: a slice of a {@code Cookie} field, passed on as it came or not at all. */
public final class CookiePair {
    private final String header;
    private final int field;
    private final int start;
    private final int end;
    /** Where the value starts, white space before it included. */
    private final int value;

    private final String name;

    private CookiePair(String header, int field, int start, int end, int value, String name) {
        this.header = header;
        this.field = field;
        this.start = start;
        this.end = end;
        this.value = value;
        this.name = name;
    }

    /** Reads what stands between two semicolons, white space aside, as a browser writes it (RFC 6265bis, 5.8.3). */
    static CookiePair of(String header, int field, int start, int end) {
        int equals = CookieHeader.indexOf('=', header, start, end);
        return equals == end
                ? new CookiePair(header, field, start, end, start, "")
                : new CookiePair(header, field, start, end, equals + 1, CookieHeader.trim(header, start, equals));
    }

    /** What stands before the first {@code =}; empty for a cookie without a name. */
    public String name() {
        return name;
    }

    /** What stands behind it. */
    public String value() {
        return CookieHeader.trim(header, value, end);
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
