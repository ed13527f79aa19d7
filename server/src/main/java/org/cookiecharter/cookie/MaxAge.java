// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

/** The value of a {@code Max-Age} attribute (RFC 6265bis, 5.6.2). */
final class MaxAge {
    /** The value that represents a {@code Max-Age} that browsers ignore. */
    static final long IGNORED = -1;

    private MaxAge() {}

    /** Returns the seconds of a {@code Max-Age}, 0 if it is negative; {@link #IGNORED} if browsers ignore it. */
    static long seconds(String text) {
        return seconds(text, 0, text.length());
    }

    /** Returns the seconds of the {@code Max-Age} in this part of a text. */
    static long seconds(String text, int start, int end) {
        boolean negative = start < end && text.charAt(start) == '-';
        int from = negative ? start + 1 : start;
        int digits = end - from;
        for (int i = from; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return IGNORED;
            }
        }
        if (digits == 0) {
            return IGNORED;
        }
        if (negative) {
            return 0;
        }
        return digits > 18 ? Long.MAX_VALUE : Long.parseLong(text, from, end, 10);
    }
}
