// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Set-Cookie} header as browsers parse it: a literal implementation of RFC 6265bis, sections 5.6 and 5.7, for
 * comparison. It does not reject the characters and prefixes that browsers refuse to store, because the server decides
 * on such cookies too.
 */
record BrowserCookie(String name, String value, List<Attribute> attributes) {
    /** The lifetime of a session cookie. */
    static final long SESSION = -1;

    record Attribute(String name, String value) {}

    static BrowserCookie of(String field) {
        String[] parts = field.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : trim(parts[0].substring(0, equals));
        String value = trim(equals < 0 ? parts[0] : parts[0].substring(equals + 1));
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int at = parts[i].indexOf('=');
            String attribute = trim(at < 0 ? parts[i] : parts[i].substring(0, at));
            String of = at < 0 ? "" : trim(parts[i].substring(at + 1));
            if (of.length() <= 1024) {
                attributes.add(new Attribute(asciiLowerCase(attribute), of));
            }
        }
        return new BrowserCookie(name, value, attributes);
    }

    /** Returns the cookie as the {@code Cookie} header of later requests contains it (5.8.3). */
    String sentBack() {
        return name.isEmpty() ? value : name + '=' + value;
    }

    String nameItComesBackWith() {
        String sent = sentBack();
        int equals = sent.indexOf('=');
        return equals < 0 ? "" : trim(sent.substring(0, equals));
    }

    boolean has(String attribute) {
        return attributes.stream().anyMatch(any -> any.name.equals(attribute));
    }

    /** Returns the last value of an attribute, which is the effective one, or empty if there is none. */
    String last(String attribute) {
        return attributes.stream()
                .filter(any -> any.name.equals(attribute))
                .reduce((first, second) -> second)
                .map(Attribute::value)
                .orElse("");
    }

    boolean isDeletedAt(Instant now) {
        return secondsFrom(now) == 0;
    }

    /** Returns the lifetime in seconds; 0 if it has expired, {@link #SESSION} if no attribute sets one. */
    long secondsFrom(Instant now) {
        @Nullable Long seconds = null;
        @Nullable Instant expires = null;
        boolean disputed = false;
        for (Attribute attribute : attributes) {
            if (attribute.name.equals("max-age") && attribute.value.matches("-?[0-9]+")) {
                seconds = attribute.value.startsWith("-") ? 0L : number(attribute.value);
            } else if (attribute.name.equals("expires")) {
                Instant date = CookieDate.parse(attribute.value);
                expires = date == null ? expires : date;
                disputed |= CookieDate.isDisputed(attribute.value);
            }
        }
        if (disputed) {
            // Browsers differ here, so nothing may depend on it.
            expires = null;
        }
        if (seconds != null) {
            return seconds;
        }
        return expires == null
                ? SESSION
                : Math.max(0, Duration.between(now, expires).toSeconds());
    }

    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static String trim(String text) {
        // Not $, which also matches before a final line break.
        return text.replaceAll("^[ \t]+|[ \t]+\\z", "");
    }

    private static String asciiLowerCase(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text.toLowerCase(Locale.ROOT) : text;
    }
}
