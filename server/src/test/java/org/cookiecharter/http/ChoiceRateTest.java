// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChoiceRateTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aMinutesWorthMayComeAtOnceAndThenAsTimeGoesBy() {
        ChoiceRate rate = new ChoiceRate(6, 100, now::get);
        for (int i = 0; i < 6; i++) {
            assertEquals(0, rate.take("a"));
        }
        assertEquals(10, rate.take("a"));
        assertEquals(0, rate.take("b"));
        pass(Duration.ofSeconds(4));
        assertEquals(6, rate.take("a"));
        pass(Duration.ofSeconds(6));
        assertEquals(0, rate.take("a"));
        assertEquals(10, rate.take("a"));
        pass(Duration.ofHours(1));
        for (int i = 0; i < 6; i++) {
            assertEquals(0, rate.take("a"));
        }
        assertEquals(10, rate.take("a"));
    }

    @Test
    void whoIsTurnedAwayCostsTheOthersNothing() {
        ChoiceRate rate = new ChoiceRate(1, 3, now::get);
        assertEquals(0, rate.take("a"));
        for (int i = 0; i < 100; i++) {
            assertTrue(rate.take("a") > 0);
        }
        assertEquals(0, rate.take("b"));
        assertEquals(0, rate.take("c"));
        assertEquals(20, rate.take("d"));
    }

    @Test
    void oldClientsAreForgottenForNewOnes() {
        ChoiceRate rate = new ChoiceRate(1, 1_000_000, now::get);
        assertEquals(0, rate.take("first"));
        for (int i = 0; i < ChoiceRate.CLIENTS; i++) {
            assertEquals(0, rate.take("client " + i));
        }
        assertEquals(0, rate.take("first"));
        assertTrue(rate.take("client " + (ChoiceRate.CLIENTS - 1)) > 0);
    }
}
