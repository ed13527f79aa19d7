// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The number of calendar months for which grants and refusals are valid. A month is counted as {@code java.time} counts
 * it, in UTC: the same day and time of a later month, or its last day if the month is shorter. The page script counts
 * alike, and both are tested by the same vectors.
 *
 * @param grantMonths how long grants are valid, in months
 * @param refusalMonths how long refusals are valid, in months; at least as long as grants, because refusing must not be
 *     less durable than accepting (CNIL 2020-092, art. 2)
 */
public record ChoiceValidity(int grantMonths, int refusalMonths) {
    /** Six months for both, which the CNIL recommends as good practice (2020-092, art. 2). */
    public static final ChoiceValidity DEFAULT = new ChoiceValidity(6, 6);

    public ChoiceValidity {
        if (grantMonths < 1 || refusalMonths < grantMonths) {
            throw new IllegalArgumentException("grantMonths (" + grantMonths
                    + ") must be at least 1, and refusalMonths (" + refusalMonths + ") at least as many");
        }
    }

    /** Returns the last time at which grants of this time are valid. */
    public Instant endOfGrants(Instant at) {
        return plusMonths(at, grantMonths);
    }

    /** Returns the last time at which refusals of this time, and thus the whole choice, are valid. */
    public Instant endOfRefusals(Instant at) {
        return plusMonths(at, refusalMonths);
    }

    private static Instant plusMonths(Instant at, int months) {
        return at.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
