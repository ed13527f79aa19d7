package org.cookiecharter.decision;

import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Set-Cookie} field, read as browsers read it (RFC 6265bis, 5.6): whatever is wrong with an attribute, the
 * cookie is set, so its name alone decides. Reading never fails.
 */
public final class SetCookie {
    /** Browsers ignore an attribute whose value is longer. */
    private static final int LONGEST_ATTRIBUTE = 1024;

    private final String field;
    private final int attributes;
    private final String name;
    private final String value;

    private SetCookie(String field, int attributes, String name, String value) {
        this.field = field;
        this.attributes = attributes;
        this.name = name;
        this.value = value;
    }

    public static SetCookie of(String field) {
        int end = field.indexOf(';');
        end = end < 0 ? field.length() : end;
        int equals = field.indexOf('=');
        if (equals < 0 || equals > end) {
            return new SetCookie(field, end, "", CookieHeader.trim(field, 0, end));
        }
        String name = CookieHeader.trim(field, 0, equals);
        String value = CookieHeader.trim(field, equals + 1, end);
        if (name.isEmpty()) {
            // "=_ga=1" is stored without a name and comes back as "_ga=1": what comes back is what is decided on.
            CookiePair back = CookiePair.of(value);
            return new SetCookie(field, end, back.name(), back.value());
        }
        return new SetCookie(field, end, name, value);
    }

    /** The name under which the cookie comes back; empty where it comes back without one. */
    public String name() {
        return name;
    }

    /** The value with which it comes back. */
    public String value() {
        return value;
    }

    /** Whether it removes the cookie: by {@code Max-Age}, else by {@code Expires}. */
    public boolean deletes(Instant now) {
        Long maxAge = null;
        Instant expires = null;
        for (int at = attributes; at < field.length(); at = end(at + 1)) {
            if (isNamed(at, "max-age")) {
                Long seconds = seconds(value(at));
                maxAge = seconds == null ? maxAge : seconds;
            } else if (isNamed(at, "expires")) {
                Instant date = CookieDate.parse(value(at));
                expires = date == null ? expires : date;
            }
        }
        if (maxAge != null) {
            return maxAge <= 0;
        }
        return expires != null && !expires.isAfter(now);
    }

    /** The field with a life no longer than this; the very same text where it is short enough already. */
    public String livingAtMost(CookieDuration duration, Instant now) {
        StringBuilder shortened = null;
        for (int at = attributes; at < field.length(); at = end(at + 1)) {
            int end = end(at + 1);
            String replacement = replacement(at, duration, now);
            if (replacement != null && shortened == null) {
                shortened = new StringBuilder(field.length()).append(field, 0, at);
            }
            if (shortened != null) {
                shortened.append(replacement == null ? field.substring(at, end) : replacement);
            }
        }
        return shortened == null ? field : shortened.toString();
    }

    /** What stands in for the attribute at this semicolon; null where it may stay. */
    private @Nullable String replacement(int at, CookieDuration duration, Instant now) {
        if (isNamed(at, "max-age")) {
            Long seconds = seconds(value(at));
            if (seconds != null && (duration.isSession() || seconds > duration.seconds())) {
                return duration.isSession() ? "" : "; Max-Age=" + duration.seconds();
            }
        } else if (isNamed(at, "expires")) {
            Instant date = CookieDate.parse(value(at));
            Instant latest = duration.isSession() ? Instant.MIN : now.plusSeconds(duration.seconds());
            if (date != null && date.isAfter(latest)) {
                return duration.isSession() ? "" : "; Expires=" + CookieDate.format(latest);
            }
        }
        return null;
    }

    /** Where the attribute that begins before this place ends. */
    private int end(int from) {
        int end = field.indexOf(';', from);
        return end < 0 ? field.length() : end;
    }

    /** Whether the attribute at this semicolon has this name, in any case, white space aside. */
    private boolean isNamed(int semicolon, String name) {
        int from = semicolon + 1;
        int to = equals(semicolon);
        while (from < to && CookieHeader.isWhiteSpace(field.charAt(from))) {
            from++;
        }
        while (to > from && CookieHeader.isWhiteSpace(field.charAt(to - 1))) {
            to--;
        }
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = field.charAt(from + i);
            // ASCII alone, as browsers fold it: to Unicode, "expireſ" would be a deletion that no browser sees.
            if ((c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value of the attribute at this semicolon; empty where it has none that browsers take. */
    private String value(int semicolon) {
        int end = end(semicolon + 1);
        String text = CookieHeader.trim(field, Math.min(equals(semicolon) + 1, end), end);
        return text.length() > LONGEST_ATTRIBUTE ? "" : text;
    }

    /** Where the name of the attribute at this semicolon ends: at its equals sign, or with the attribute. */
    private int equals(int semicolon) {
        int at = semicolon + 1;
        while (at < field.length() && field.charAt(at) != '=' && field.charAt(at) != ';') {
            at++;
        }
        return at;
    }

    /** The seconds of a {@code Max-Age}; null where browsers ignore it. */
    private static @Nullable Long seconds(String text) {
        boolean negative = text.startsWith("-");
        int digits = text.length() - (negative ? 1 : 0);
        if (digits == 0 || !text.chars().skip(negative ? 1 : 0).allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        if (negative) {
            return 0L;
        }
        return digits > 18 ? Long.MAX_VALUE : Long.parseLong(text);
    }
}
