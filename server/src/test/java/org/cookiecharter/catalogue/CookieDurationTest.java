// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieDurationTest {
    private static final long DAY = 86_400;

    @ParameterizedTest
    @CsvSource({
        "P6M, 15552000",
        "P14D, 1209600",
        "P12M, 31536000",
        "P1Y, 31536000",
        "P13M, 34128000",
        "P24M, 63072000",
        "P2W, 1209600",
        "P1DT1S, 86401",
        "PT30M, 1800",
        "PT2H, 7200",
        "P9999Y9999M9999W99999DT999999H9999999M999999999S, 361493033139",
    })
    void returnsLengthOfDurationInSeconds(String text, long seconds) {
        CookieDuration duration = CookieDuration.parse(text);
        assertNotNull(duration);
        assertEquals(seconds, duration.seconds());
        assertEquals(text, duration.text());
    }

    @Test
    void acceptsTwelveMonthsOfDjangoCsrfToken() {
        CookieDuration duration = CookieDuration.parse("P12M");
        assertNotNull(duration);
        assertTrue(duration.seconds() >= 364 * DAY, duration::toString);
    }

    @Test
    void sessionHasNoLength() {
        CookieDuration duration = CookieDuration.parse("session");
        assertNotNull(duration);
        assertTrue(duration.isSession());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6 months",
                "P",
                "PT",
                "P1",
                "-P1D",
                "P-1D",
                "P0D",
                "PT0S",
                "P1DT",
                "p6m",
                "P6m",
                "P1M1Y",
                "P0.5D",
                " P6M",
                "P6M\n",
                "P100000D",
                "P99999999999999999999Y",
                "SESSION",
                "P٣D"
            })
    void rejectsInvalidDurations(String text) {
        assertNull(CookieDuration.parse(text));
    }
}
