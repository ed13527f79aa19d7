// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only advances when a test sets it. */
final class SteppedClock extends Clock {
    private volatile Instant now = TestSite.NOW;

    void forward(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
