// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.account;

import java.time.Duration;
import java.time.Instant;

/**
 * The account that is logged in on a device.
 *
 * @param account the key of the account
 * @param at the time at which the application stated so, in whole seconds
 * @param isSeparate whether the visitor wants a separate choice on this device
 */
record Login(String account, Instant at, boolean isSeparate) {
    /** The time for which a login is valid, unless the application confirms it. */
    static final Duration VALIDITY = Duration.ofDays(30);

    /** The age from which a confirmed login is written again. */
    private static final Duration RENEWAL = Duration.ofDays(1);

    boolean isValidAt(Instant now) {
        // A day for clocks that differ, as for choices.
        return !at.isAfter(now.plus(RENEWAL)) && now.isBefore(at.plus(VALIDITY));
    }

    boolean needsRenewal(Instant now) {
        return now.isAfter(at.plus(RENEWAL));
    }
}
