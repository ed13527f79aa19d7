// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How fast choices may be made, by each client and by all together: buckets that hold a minute's worth and fill evenly.
 * Clients are held in memory alone, the latest 10,000 of them. Safe for use by several threads.
 */
final class ChoiceRate {
    static final int CLIENTS = 10_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perClient;
    private final LongSupplier clock;
    private final Bucket all;
    private final Map<String, Bucket> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CLIENTS;
        }
    };

    /** @param clock nanoseconds that only ever grow, such as {@link System#nanoTime} */
    ChoiceRate(int perClient, int overall, LongSupplier clock) {
        this.perClient = perClient;
        this.clock = clock;
        this.all = new Bucket(overall, clock.getAsLong());
    }

    /** Takes one choice of this client. Returns 0, or after how many seconds there is one to take. */
    synchronized long acquire(String client) {
        long now = clock.getAsLong();
        Bucket own = clients.computeIfAbsent(client, name -> new Bucket(perClient, now));
        long wait = Math.max(own.missing(now), all.missing(now));
        if (wait == 0) {
            own.filled -= own.cost;
            all.filled -= all.cost;
        }
        return wait == 0 ? 0 : Math.max(1, Duration.ofNanos(wait - 1).toSeconds() + 1);
    }

    /** Counted in time: each choice costs some, and time gives it back. */
    private static final class Bucket {
        private final long cost;
        private long filled = MINUTE;
        private long at;

        Bucket(int choices, long now) {
            cost = MINUTE / choices;
            at = now;
        }

        long missing(long now) {
            filled = Math.min(MINUTE, filled + (now - at));
            at = now;
            return Math.max(0, cost - filled);
        }
    }
}
