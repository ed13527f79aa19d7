// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a report, in UTC.
 *
 * @param from the first
 * @param to the last, not before it, and less than {@value #LONGEST} days after it
 */
record Period(LocalDate from, LocalDate to) {
    static final int LONGEST = 366;
    private static final int USUAL = 30;

    /** @throws DateTimeException if it ends before it begins, or is longer than {@value #LONGEST} days */
    Period {
        if (to.isBefore(from) || !to.isBefore(from.plusDays(LONGEST))) {
            throw new DateTimeException(from + " to " + to);
        }
    }

    /** The last thirty days. */
    static Period until(LocalDate day) {
        return new Period(day.minusDays(USUAL - 1L), day);
    }

    /**
     * @param from the first day as {@code 2026-01-31}; null or empty for thirty days in all
     * @param to the last day; null or empty for today
     * @throws DateTimeException if one is no day, or they are no period
     */
    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null || to.isEmpty() ? today : LocalDate.parse(to);
        return from == null || from.isEmpty() ? until(last) : new Period(LocalDate.parse(from), last);
    }
}
