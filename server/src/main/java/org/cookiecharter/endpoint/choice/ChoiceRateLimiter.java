// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A rate limiter for choices: per client and overall, with token buckets that hold a minute's worth and refill evenly.
 * The latest 10,000 clients are in memory only. Thread-safe.
 */
public final class ChoiceRateLimiter {
    static final int MAX_CLIENTS = 10_000;
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final int choicesPerMinutePerClient;
    private final LongSupplier clock;
    private final Bucket overallBucket;
    private final Map<String, Bucket> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_CLIENTS;
        }
    };

    /**
     * Creates a limiter that has seen no choice.
     *
     * @param clock a monotonic clock in nanoseconds, such as {@link System#nanoTime}
     */
    public ChoiceRateLimiter(int choicesPerMinutePerClient, int choicesPerMinute, LongSupplier clock) {
        this.choicesPerMinutePerClient = choicesPerMinutePerClient;
        this.clock = clock;
        this.overallBucket = new Bucket(choicesPerMinute, clock.getAsLong());
    }

    /** Acquires one choice for this client. Returns 0, or the number of seconds after which to try again. */
    public synchronized long acquire(String client) {
        long now = clock.getAsLong();
        Bucket clientBucket = clients.computeIfAbsent(client, name -> new Bucket(choicesPerMinutePerClient, now));
        long waitNanos = Math.max(clientBucket.missingNanos(now), overallBucket.missingNanos(now));
        if (waitNanos == 0) {
            clientBucket.availableNanos -= clientBucket.costNanos;
            overallBucket.availableNanos -= overallBucket.costNanos;
        }
        return waitNanos == 0 ? 0 : Math.max(1, Duration.ofNanos(waitNanos - 1).toSeconds() + 1);
    }

    /** A token bucket that counts in nanoseconds: each choice costs some, and they refill as time passes. */
    private static final class Bucket {
        private final long costNanos;
        private long availableNanos = MINUTE_NANOS;
        private long updatedAt;

        Bucket(int choicesPerMinute, long now) {
            costNanos = MINUTE_NANOS / choicesPerMinute;
            updatedAt = now;
        }

        long missingNanos(long now) {
            availableNanos = Math.min(MINUTE_NANOS, availableNanos + (now - updatedAt));
            updatedAt = now;
            return Math.max(0, costNanos - availableNanos);
        }
    }
}
