// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The date of an {@code Expires} attribute, parsed as leniently as in browsers (RFC 6265bis, 5.6.1): its parts are
 * recognized by their form, in any order, and other tokens are ignored.
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
    /** True if browsers parse a token differently than the standard does, or parse one that the standard ignores. */
    private boolean disputed;

    private CookieDate(String text) {
        this.text = text;
    }

    static String format(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Returns the instant of a date, or null if browsers find none in the text and ignore the attribute. */
    static @Nullable Instant parse(String text) {
        return of(text).instant();
    }

    /**
     * Returns whether browsers may parse this text as another instant than {@link #parse} does. For Chromium, {@code
     * 27x Jan 2020 00:00:00 5} is a day in 2027, and years may have five digits.
     */
    static boolean isDisputed(String text) {
        return of(text).isDisputed();
    }

    /** Reads the date in a text. */
    static CookieDate of(String text) {
        CookieDate date = new CookieDate(text);
        int position = 0;
        while (position < text.length()) {
            int end = position;
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
            if (end > position) {
                date.readToken(position, end);
            }
            position = end + 1;
        }
        return date;
    }

    /** Reads one token. Each part of the date is the first token that has its form and is not another part already. */
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

    /**
     * Returns whether Chromium parses this token differently. It accepts only whole tokens, and years of up to five
     * digits.
     */
    private boolean isDisputed(int start, int end) {
        int digits = digits(start, end);
        if (digits == 0) {
            return false;
        }
        boolean isTime = CookieText.indexOf(':', text, start, end) < end;
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

    /** Returns the number of digits at this index. A number may be followed by other text, but not by another digit. */
    private int digits(int from, int end) {
        int position = from;
        while (position < end && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        return position - from;
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

    /** Compares a letter without regard to case, in ASCII only: under Unicode rules, "ſep" would be September. */
    private boolean isLetter(int position, int letter) {
        return (text.charAt(position) | 0x20) == MONTHS.charAt(letter);
    }

    /** Returns whether browsers may parse the text as another instant. */
    boolean isDisputed() {
        return disputed;
    }

    /** Returns the instant, or null if browsers find none in the text and ignore the attribute. */
    @Nullable
    Instant instant() {
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
