// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.time.Duration;

/** A length of time as a person would write it. What a server counted while the clock went on is rounded up. */
final class WholeDuration {
    private static final long MINUTE = 60;
    private static final long DAY = 86_400;
    /** Days, as a catalogue can write them. Browsers stop at 400. */
    private static final long LONGEST = 99_999;

    private WholeDuration() {}

    /** ISO 8601, of one unit: {@code PT30M}, {@code P14D}. */
    static String of(Duration duration) {
        long seconds = Math.min(LONGEST * DAY, Math.max(1, duration.toSeconds()));
        if (seconds < MINUTE) {
            return "PT" + seconds + "S";
        }
        if (seconds < DAY) {
            return "PT" + up(seconds, MINUTE) + "M";
        }
        return "P" + up(seconds, DAY) + "D";
    }

    private static long up(long seconds, long unit) {
        return (seconds + unit - 1) / unit;
    }
}
