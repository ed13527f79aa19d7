// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.time.Duration;

/**
 * The times between attempts, each twice as long as the one before.
 *
 * @param first the time after the first failure
 * @param max the maximum time
 */
record RetrySchedule(Duration first, Duration max) {
    static final RetrySchedule DEFAULT = new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(1));

    /** The number of attempts for a message that the receiver rejects: about a day and a half by default. */
    static final int MAX_ATTEMPTS = 40;

    private static final int MAX_DOUBLINGS = 30;

    /** @param failures the number of failures until now, at least 1 */
    Duration delay(int failures) {
        Duration delay = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return delay.compareTo(max) > 0 ? max : delay;
    }
}
