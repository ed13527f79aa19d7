// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.time.Duration;

/**
 * Formats a duration as a person would write it. Durations are rounded up, because lifetimes shrink while a server
 * measures them.
 */
final class WholeDuration {
    private static final long MINUTE = 60;
    private static final long DAY = 86_400;
    /** The maximum number of days that a catalogue can contain. Browsers limit lifetimes to 400. */
    private static final long MAX_DAYS = 99_999;

    private WholeDuration() {}

    /** Returns the duration in ISO 8601, in one unit: {@code PT30M}, {@code P14D}. */
    static String of(Duration duration) {
        long seconds = Math.min(MAX_DAYS * DAY, Math.max(1, duration.toSeconds()));
        if (seconds < MINUTE) {
            return "PT" + seconds + "S";
        }
        if (seconds < DAY) {
            return "PT" + roundUp(seconds, MINUTE) + "M";
        }
        return "P" + roundUp(seconds, DAY) + "D";
    }

    private static long roundUp(long seconds, long unit) {
        return (seconds + unit - 1) / unit;
    }
}
