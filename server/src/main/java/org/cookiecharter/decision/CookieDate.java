package org.cookiecharter.decision;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The date of an {@code Expires} attribute, read with the patience that browsers have (RFC 6265bis, 5.1.1). */
final class CookieDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    /** A number may run into other text, but not into a further digit. */
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("(\\d{2,4})(?:\\D.*)?", Pattern.DOTALL);

    private CookieDate() {}

    static String format(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The instant of this text; null where browsers find none in it, and ignore the attribute. */
    static @Nullable Instant parse(String text) {
        int[] time = null;
        int day = -1;
        int month = -1;
        int year = -1;
        int at = 0;
        while (at < text.length()) {
            if (isDelimiter(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
            String token = text.substring(at, end);
            at = end;
            Matcher clock = TIME.matcher(token);
            Matcher dayOfMonth = DAY.matcher(token);
            Matcher fullYear = YEAR.matcher(token);
            if (time == null && clock.matches()) {
                time = new int[] {number(clock, 1), number(clock, 2), number(clock, 3)};
            } else if (day < 0 && dayOfMonth.matches()) {
                day = number(dayOfMonth, 1);
            } else if (month < 0 && month(token) > 0) {
                month = month(token);
            } else if (year < 0 && fullYear.matches()) {
                year = number(fullYear, 1);
            }
        }
        if (time == null || day < 0 || month < 0 || year < 0) {
            return null;
        }
        return instant(fullYear(year), month, day, time);
    }

    private static @Nullable Instant instant(int year, int month, int day, int[] time) {
        if (year < 1601) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, time[0], time[1], time[2]).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int fullYear(int year) {
        if (year >= 70 && year <= 99) {
            return year + 1900;
        }
        return year <= 69 ? year + 2000 : year;
    }

    /** 1 to 12; 0 where the token begins with no month. */
    private static int month(String token) {
        if (token.length() < 3) {
            return 0;
        }
        int at = MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static boolean isDelimiter(char c) {
        return c == '\t'
                || (c >= ' ' && c <= '/')
                || (c >= ';' && c <= '@')
                || (c >= '[' && c <= '`')
                || (c >= '{' && c <= '~');
    }
}
