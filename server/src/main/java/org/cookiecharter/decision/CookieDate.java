// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The date of an {@code Expires} attribute, read with the patience that browsers have (RFC 6265bis, 5.6.1): its parts
 * are told by their form, in any order, and what is none of them does not matter.
 */
final class CookieDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private final String text;
    private int second = -1;
    private int minute;
    private int hour;
    private int day = -1;
    private int month;
    private int year = -1;
    /** Whether browsers find another date in a token than the standard does, or one where it finds none. */
    private boolean disputed;

    private CookieDate(String text) {
        this.text = text;
    }

    static String format(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The instant of this text; null if browsers find none in it, and ignore the attribute. */
    static @Nullable Instant parse(String text) {
        return read(text).instant();
    }

    /**
     * Whether browsers may find another instant in this text than {@link #parse}. Chromium takes {@code 27x Jan 2020
     * 00:00:00 5} for a day of 2027, and years of five digits too.
     */
    static boolean isDisputed(String text) {
        return read(text).disputed;
    }

    private static CookieDate read(String text) {
        CookieDate date = new CookieDate(text);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                date.readToken(at, end);
            }
            at = end + 1;
        }
        return date;
    }

    /** Each part is taken from the first token that has its form and is not another part already. */
    private void readToken(int start, int end) {
        disputed |= isDisputed(start, end);
        if (second < 0 && readTime(start, end)) {
            return;
        }
        int digits = digits(start, end);
        if (day < 0 && digits >= 1 && digits <= 2) {
            day = number(start, digits);
        } else if (month == 0 && isMonth(start, end)) {
            return;
        } else if (year < 0 && digits >= 2 && digits <= 4) {
            year = number(start, digits);
        }
    }

    /** Whether Chromium reads this token in another way. It takes whole tokens only, and years of up to five digits. */
    private boolean isDisputed(int start, int end) {
        int digits = digits(start, end);
        if (digits == 0) {
            return false;
        }
        boolean isTime = CookieHeader.indexOf(':', text, start, end) < end;
        if (day >= 0 && year >= 0 && (second >= 0 || !isTime)) {
            return false;
        }
        if (isTime) {
            return second >= 0 || !isWholeTime(start, end);
        }
        boolean isYear = day >= 0 || digits > 2;
        return digits != end - start || (isYear && (digits == 1 || digits == 5));
    }

    private boolean isWholeTime(int start, int end) {
        int hours = digits(start, end);
        int minutes = digits(start + hours + 1, end);
        int seconds = digits(start + hours + minutes + 2, end);
        return isOneOrTwo(hours)
                && isOneOrTwo(minutes)
                && isOneOrTwo(seconds)
                && hours + minutes + seconds + 2 == end - start;
    }

    private boolean readTime(int start, int end) {
        int hours = digits(start, end);
        int minutesAt = start + hours + 1;
        int minutes = digits(minutesAt, end);
        int secondsAt = minutesAt + minutes + 1;
        int seconds = digits(secondsAt, end);
        if (!isOneOrTwo(hours)
                || !isOneOrTwo(minutes)
                || !isOneOrTwo(seconds)
                || text.charAt(minutesAt - 1) != ':'
                || text.charAt(secondsAt - 1) != ':') {
            return false;
        }
        hour = number(start, hours);
        minute = number(minutesAt, minutes);
        second = number(secondsAt, seconds);
        return true;
    }

    /** How many digits stand here; a number may run into other text, but not into a further digit. */
    private int digits(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static boolean isOneOrTwo(int digits) {
        return digits == 1 || digits == 2;
    }

    private int number(int from, int digits) {
        return Integer.parseInt(text, from, from + digits, 10);
    }

    private boolean isMonth(int start, int end) {
        for (int i = 0; end - start >= 3 && i < MONTHS.length(); i += 3) {
            if (isLetter(start, i) && isLetter(start + 1, i + 1) && isLetter(start + 2, i + 2)) {
                month = i / 3 + 1;
                return true;
            }
        }
        return false;
    }

    /** In any case, of ASCII alone: to Unicode, "ſep" would be September. */
    private boolean isLetter(int at, int letter) {
        return (text.charAt(at) | 0x20) == MONTHS.charAt(letter);
    }

    private @Nullable Instant instant() {
        if (second < 0 || day < 0 || month == 0 || year < 0) {
            return null;
        }
        int fullYear = year <= 69 ? year + 2000 : year <= 99 ? year + 1900 : year;
        if (fullYear < 1601) {
            return null;
        }
        try {
            return LocalDateTime.of(fullYear, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isDelimiter(char c) {
        return c == '\t'
                || (c >= ' ' && c <= '/')
                || (c >= ';' && c <= '@')
                || (c >= '[' && c <= '`')
                || (c >= '{' && c <= '~');
    }
}
