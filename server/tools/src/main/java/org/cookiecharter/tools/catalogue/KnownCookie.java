// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a database of known cookies.
 *
 * @param platform the platform that sets the cookie
 * @param kind {@code Analytics}, {@code Marketing}, {@code Functional}…
 * @param name the name of the cookie, or the prefix of its names
 * @param prefix whether {@code name} is a prefix
 * @param domain the domain of the cookie; empty if it belongs to the site itself
 * @param description the purpose in English
 * @param retention the duration in words
 * @param controller the controller; empty if it is unknown
 * @param privacy the URL of the privacy policy; empty if it is unknown
 */
record KnownCookie(
        String platform,
        String kind,
        String name,
        boolean prefix,
        String domain,
        String description,
        String retention,
        String controller,
        String privacy) {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}) (second|min|minute|hour|day|week|month|year)s?");
    private static final int MIN_PREFIX_LENGTH = 4;

    /**
     * Returns whether the entry matches a cookie name. Prefixes of a few letters are ignored because they match too
     * many names.
     */
    boolean matches(String other) {
        return prefix ? name.length() >= MIN_PREFIX_LENGTH && other.startsWith(name) : name.equals(other);
    }

    /** Returns the domain only: {@code example.com} for "example.com (3rd party)". */
    static String domain(String text) {
        Matcher host = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+").matcher(text.toLowerCase(Locale.ROOT));
        return host.find() ? host.group() : "";
    }

    /** Returns the duration in the syntax of a catalogue, or null if the words have another form. */
    @Nullable
    String duration() {
        String words = retention.toLowerCase(Locale.ROOT).strip();
        if (words.equals("session") || words.equals("sessions") || words.startsWith("end of session")) {
            return "session";
        }
        Matcher length = LENGTH.matcher(words);
        if (!length.matches() || Integer.parseInt(length.group(1)) == 0) {
            return null;
        }
        String number = length.group(1);
        return switch (length.group(2)) {
            case "second" -> "PT" + number + "S";
            case "min", "minute" -> "PT" + number + "M";
            case "hour" -> "PT" + number + "H";
            case "day" -> "P" + number + "D";
            case "week" -> "P" + number + "W";
            case "month" -> "P" + number + "M";
            default -> "P" + number + "Y";
        };
    }
}
