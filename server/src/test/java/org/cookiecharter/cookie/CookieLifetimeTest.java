// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.catalogue.CookieDuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the lifetime in {@code Set-Cookie} headers. */
class CookieLifetimeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CookieDuration HOUR = new CookieDuration("PT1H", 3600);
    private static final CookieDuration SESSION = new CookieDuration("session", CookieDuration.SESSION);

    private static CookieLifetime life(String attributes) {
        return SetCookie.of("n=1" + attributes).lifetime();
    }

    @ParameterizedTest
    @CsvSource({
        "'; Max-Age=60', PT1M",
        "'; Expires=Thu, 01 Jan 2026 00:10:00 GMT', PT10M",
        "'; Expires=Thu, 01 Jan 2026 00:10:00 GMT; Max-Age=60', PT1M",
        "'; Max-Age=60; Expires=Thu, 01 Jan 2026 00:10:00 GMT', PT1M",
        "'; Max-Age=60; Max-Age=90', PT1M30S",
        "'; Max-Age=60; Max-Age=soon', PT1M",
        "'; Expires=Thu, 01 Jan 2026 00:10:00 GMT; Expires=soon', PT10M"
    })
    void usesLastValidLifetimeAttribute(String attributes, Duration left) {
        assertEquals(left, life(attributes).remaining(NOW));
    }

    @ParameterizedTest
    @CsvSource({"''", "'; Path=/; Secure'", "'; Max-Age=soon'", "'; Expires=soon'"})
    void cookieWithoutLifetimeIsSessionCookie(String attributes) {
        assertNull(life(attributes).remaining(NOW));
    }

    /** A short enough lifetime must return false, or each such header would be rewritten. */
    @ParameterizedTest
    @CsvSource({
        "'', false, false",
        "'; Max-Age=soon', false, false",
        "'; Max-Age=3600', false, true",
        "'; Max-Age=3601', true, true",
        "'; Expires=Thu, 01 Jan 2026 01:00:00 GMT', false, true",
        "'; Expires=Thu, 01 Jan 2026 01:00:01 GMT', true, true",
        "'; Max-Age=60; Max-Age=60', true, true",
        "'; Max-Age=soon; Expires=soon', true, true",
        "'; Expires=1 Jan 20270 00:00:00', true, true",
        "'; Expires=soon', false, false"
    })
    void knowsSufficientlyShortLifetime(String attributes, boolean exceedsHour, boolean exceedsSession) {
        assertEquals(exceedsHour, life(attributes).mayExceed(HOUR, NOW));
        assertEquals(exceedsSession, life(attributes).mayExceed(SESSION, NOW));
    }

    /** Otherwise a cookie that needs consent would pass as its own deletion. */
    @ParameterizedTest
    @CsvSource({
        "'; Expires=27x Jan 2020 00:00:00 5', false",
        "'; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=1 Jan 20270 00:00:00', false",
        "'; Expires=27x Jan 2020 00:00:00 5; Max-Age=0', true",
        "'; Expires=0', false",
        "'; Expires=Thu, 01 Jan 1970 00:00:00 GMT', true"
    })
    void isNotExpiredIfBrowsersDiffer(String attributes, boolean over) {
        assertEquals(over, life(attributes).isExpired(NOW));
    }

    @Test
    void isNotExpiredShortlyBeforeExpiry() {
        assertEquals(true, life("; Expires=Thu, 01 Jan 2026 00:00:00 GMT").isExpired(NOW));
        assertEquals(false, life("; Expires=Thu, 01 Jan 2026 00:00:01 GMT").isExpired(NOW));
    }
}
