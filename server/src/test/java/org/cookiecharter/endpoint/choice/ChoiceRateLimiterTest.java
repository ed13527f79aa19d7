// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChoiceRateLimiterTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void allowsOneMinuteOfChoicesThenRefills() {
        ChoiceRateLimiter rate = new ChoiceRateLimiter(6, 100, now::get);
        for (int i = 0; i < 6; i++) {
            assertEquals(0, rate.acquire("a"));
        }
        assertEquals(10, rate.acquire("a"));
        assertEquals(0, rate.acquire("b"));
        pass(Duration.ofSeconds(4));
        assertEquals(6, rate.acquire("a"));
        pass(Duration.ofSeconds(6));
        assertEquals(0, rate.acquire("a"));
        assertEquals(10, rate.acquire("a"));
        pass(Duration.ofHours(1));
        for (int i = 0; i < 6; i++) {
            assertEquals(0, rate.acquire("a"));
        }
        assertEquals(10, rate.acquire("a"));
    }

    @Test
    void rejectedClientDoesNotAffectOthers() {
        ChoiceRateLimiter rate = new ChoiceRateLimiter(1, 3, now::get);
        assertEquals(0, rate.acquire("a"));
        for (int i = 0; i < 100; i++) {
            assertTrue(rate.acquire("a") > 0);
        }
        assertEquals(0, rate.acquire("b"));
        assertEquals(0, rate.acquire("c"));
        assertEquals(20, rate.acquire("d"));
    }

    @Test
    void forgetsOldClientsForNewOnes() {
        ChoiceRateLimiter rate = new ChoiceRateLimiter(1, 1_000_000, now::get);
        assertEquals(0, rate.acquire("first"));
        for (int i = 0; i < ChoiceRateLimiter.MAX_CLIENTS; i++) {
            assertEquals(0, rate.acquire("client " + i));
        }
        assertEquals(0, rate.acquire("first"));
        assertTrue(rate.acquire("client " + (ChoiceRateLimiter.MAX_CLIENTS - 1)) > 0);
    }
}
