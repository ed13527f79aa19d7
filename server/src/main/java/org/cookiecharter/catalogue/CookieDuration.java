// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The duration for which an entry stays on the visitor's device.
 *
 * @param text the declared text: ISO 8601 ({@code P6M}, {@code PT30M}) or {@code session}
 * @param seconds the duration in seconds; {@link #SESSION} if the entry ends with the browser session. A year, and
 *     likewise twelve months, is 365 days; each further month is 30 days
 */
public record CookieDuration(String text, long seconds) {
    /** The value of {@link #seconds} for an entry that ends with the browser session. */
    public static final long SESSION = -1;

    private static final long DAY = 86_400;
    /** The ISO 8601 syntax. The number of digits is limited, so that no sum of them overflows. */
    private static final Pattern ISO_8601 =
            Pattern.compile("P(?:(\\d{1,4})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?"
                    + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?");

    public boolean isSession() {
        return seconds == SESSION;
    }

    /** Parses a duration. Returns null if the text is not a duration, or if it has no length. */
    public static @Nullable CookieDuration parse(String text) {
        if (text.equals("session")) {
            return new CookieDuration(text, SESSION);
        }
        Matcher matcher = ISO_8601.matcher(text);
        if (!matcher.matches() || text.endsWith("T")) {
            return null;
        }
        long months = part(matcher, 2);
        long days =
                part(matcher, 1) * 365 + months / 12 * 365 + months % 12 * 30 + part(matcher, 3) * 7 + part(matcher, 4);
        long seconds = days * DAY + part(matcher, 5) * 3600 + part(matcher, 6) * 60 + part(matcher, 7);
        return seconds > 0 ? new CookieDuration(text, seconds) : null;
    }

    /**
     * Returns the longest time in seconds that the duration can last, if a site counts calendar months: a month has up to
     * 31 days, and a year 366. {@link #SESSION} if the entry ends with the browser session.
     */
    public long longestSeconds() {
        Matcher matcher = ISO_8601.matcher(text);
        if (isSession() || !matcher.matches()) {
            return seconds;
        }
        long months = part(matcher, 2);
        return seconds + (part(matcher, 1) + months / 12 + months % 12) * DAY;
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
