// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a report, in UTC.
 *
 * @param from the first day
 * @param to the last day, not before the first, and less than {@value #MAX_DAYS} days after it
 */
record Period(LocalDate from, LocalDate to) {
    static final int MAX_DAYS = 366;
    private static final int DEFAULT_DAYS = 30;

    /** @throws DateTimeException if the last day is before the first, or the period exceeds {@value #MAX_DAYS} days */
    Period {
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MAX_DAYS))) {
            throw new DateTimeException(from + " to " + to);
        }
    }

    /** Returns the thirty days that end with this one. */
    static Period endingAt(LocalDate day) {
        return new Period(day.minusDays(DEFAULT_DAYS - 1L), day);
    }

    /**
     * Returns the period of a request.
     *
     * @param from the first day as {@code 2026-01-31}; null or empty for a period of thirty days
     * @param to the last day; null or empty for today
     * @throws DateTimeException if a day is malformed, or the period is invalid
     */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null || to.isEmpty() ? today : LocalDate.parse(to);
        return from == null || from.isEmpty() ? endingAt(last) : new Period(LocalDate.parse(from), last);
    }
}
