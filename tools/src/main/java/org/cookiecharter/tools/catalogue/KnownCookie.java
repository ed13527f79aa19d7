// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a knowledge base says of one cookie.
 *
 * @param platform whose it is
 * @param kind {@code Analytics}, {@code Marketing}, {@code Functional}…
 * @param name its name, or how its names begin
 * @param prefix whether it is how they begin
 * @param domain the domain that it lies on; empty if it lies on the site itself
 * @param description what it is for, in English
 * @param retention how long it stays, in words
 * @param controller who answers for it; empty if that is not told
 * @param privacy the address of a privacy policy; empty if that is not told
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
    private static final int SHORTEST_PREFIX = 4;

    /** Whether it is, or may be, of this name. Beginnings of a few letters fit too much to say anything. */
    boolean fits(String other) {
        return prefix ? name.length() >= SHORTEST_PREFIX && other.startsWith(name) : name.equals(other);
    }

    /** The domain alone: what is told as "example.com (3rd party)" is {@code example.com}. */
    static String domain(String told) {
        Matcher host = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+").matcher(told.toLowerCase(Locale.ROOT));
        return host.find() ? host.group() : "";
    }

    /** How long it stays, as a catalogue says it; null if the words say something else. */
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
