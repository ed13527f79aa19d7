// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of one unit, as part of a duration in words.
 *
 * @param number the number of units
 * @param unit {@code year}, {@code month}, {@code week}, {@code day}, {@code hour}, {@code minute} or {@code second}
 */
record DurationParts(long number, String unit) {
    private static final Pattern PART = Pattern.compile("(\\d+)([YMWDHS])|T");

    /**
     * Returns the parts of an ISO 8601 duration, largest first; days that make up whole weeks are returned as weeks.
     */
    static List<DurationParts> of(String duration) {
        List<DurationParts> parts = new ArrayList<>();
        boolean isTime = false;
        Matcher matcher = PART.matcher(duration);
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                isTime = true;
                continue;
            }
            long number = Long.parseLong(matcher.group(1));
            if (number > 0) {
                parts.add(part(number, matcher.group(2).charAt(0), isTime));
            }
        }
        return parts;
    }

    private static DurationParts part(long number, char letter, boolean isTime) {
        return switch (letter) {
            case 'Y' -> new DurationParts(number, "year");
            case 'M' -> new DurationParts(number, isTime ? "minute" : "month");
            case 'W' -> new DurationParts(number, "week");
            case 'H' -> new DurationParts(number, "hour");
            case 'S' -> new DurationParts(number, "second");
            default -> number % 7 == 0 ? new DurationParts(number / 7, "week") : new DurationParts(number, "day");
        };
    }
}
