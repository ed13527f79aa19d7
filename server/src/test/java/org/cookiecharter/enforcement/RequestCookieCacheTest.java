// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.SigningKey;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Attributes;
import org.junit.jupiter.api.Test;

/** Tests which cookies are parsed once per connection, and which again. */
class RequestCookieCacheTest {
    private static final Catalogue CATALOGUE = Catalogue.parse("""
            {"site": "https://example.org", "language": "en", "regions": [{"use": "us-opt-out"}],
             "categories": [
              {"id": "stats", "consent": "opt-out", "name": "Statistics", "gpc": true},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show media"}],
             "services": [
              {"id": "count", "provider": "Us", "name": "Count", "category": "stats", "cookies": [
                {"name": "_c", "purpose": "To count", "duration": "P13M"}]},
              {"id": "video", "provider": "Them", "name": "Video", "category": "media", "cookies": [
                {"name": "_v", "purpose": "To measure", "duration": "P6M"}]}]}
            """, "memory.json");

    private final Attributes connection = new Attributes.Mapped();
    private SigningKeys keys = keys(1);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private ConsentReader reader = reader();

    private static SigningKeys keys(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new SigningKeys(List.of(new SigningKey(Instant.EPOCH, bytes)));
    }

    private ConsentReader reader() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        return new ConsentReader(
                new RegionPolicies(
                        new CookiePolicy(CATALOGUE, "cookies_preferences", false), headers -> headers.get("X-Region")),
                new ChoiceCookie(() -> keys, Choice.Validity.DEFAULT),
                clock,
                new CookieEventLog(new CookieMetrics(), null),
                new UsageStats(clock),
                null);
    }

    private ExchangeConsent read(String cookies, String... more) {
        HttpFields.Mutable headers = HttpFields.build().add(HttpHeader.COOKIE, cookies);
        for (String field : more) {
            headers.add(field.split(": ", 2)[0], field.split(": ", 2)[1]);
        }
        return reader.read(headers, false, connection);
    }

    private String granted() {
        Choice choice = Choice.of(CATALOGUE, List.of("video"), now, "AAAAAAAAAAAAAAAAAAAAAA", Choice.Validity.DEFAULT);
        return "cookies_preferences=" + new ChoiceCookie(() -> keys, Choice.Validity.DEFAULT).write(choice);
    }

    @Test
    void parsesSameCookiesOnce() {
        ExchangeConsent first = read("_v=1; _c=2");
        assertSame(first.requestCookies(), read("_v=1; _c=2").requestCookies());
        assertNotSame(first, read("_v=1; _c=2"));
    }

    @Test
    void parsesOtherCookiesAgain() {
        ExchangeConsent first = read("_v=1");
        assertEquals("2", read("_v=2").requestCookies().get(0).value());
        assertNotSame(first.requestCookies(), read("_v=1").requestCookies());
    }

    @Test
    void distinguishesGpcSignalWithSameCookies() {
        assertTrue(read("_c=1").allows("count"));
        assertFalse(read("_c=1", "Sec-GPC: 1").allows("count"));
        assertTrue(read("_c=1").allows("count"));
    }

    @Test
    void distinguishesRegionWithSameCookies() {
        assertFalse(read("_v=1").allows("video"));
        assertTrue(read("_v=1", "X-Region: US-CA").allows("video"));
        assertFalse(read("_v=1", "X-Region: FR").allows("video"));
    }

    @Test
    void parsesAnyNumberOfHeaders() {
        read("_v=1");
        assertEquals(2, read("_v=1", "Cookie: _c=1").requestCookies().size());
        assertEquals(1, read("_v=1").requestCookies().size());
    }

    @Test
    void expiresCachedChoice() {
        String cookies = granted();
        now = Choice.Validity.DEFAULT.endOfGrants(now);
        assertTrue(read(cookies).allows("video"));
        assertTrue(read(cookies).allows("video"));
        now = now.plusSeconds(1);
        assertFalse(read(cookies).allows("video"));
    }

    @Test
    void rechecksChoiceThatIsNotValidYet() {
        String cookies = granted();
        now = now.minus(Duration.ofDays(2));
        assertFalse(read(cookies).allows("video"));
        now = now.plus(Duration.ofDays(2));
        assertTrue(read(cookies).allows("video"));
    }

    @Test
    void checksChoiceAgainWithNewKey() {
        String cookies = granted();
        assertTrue(read(cookies).allows("video"));
        keys = keys(2);
        assertFalse(read(cookies).allows("video"));
    }

    @Test
    void parsesAgainForNewSiteVersion() {
        ExchangeConsent first = read("_v=1");
        reader = reader();
        assertNotSame(first.requestCookies(), read("_v=1").requestCookies());
    }

    @Test
    void choiceOfExchangeDoesNotChangeCache() {
        String cookies = granted();
        ExchangeConsent first = read(cookies);
        first.choose(Choice.UNDECIDED, "");
        assertFalse(first.allows("video"));
        assertTrue(read(cookies).allows("video"));
    }

    @Test
    void cachesNoVeryManyCookies() {
        String many = "a=1; ".repeat(65);
        assertNotSame(read(many).requestCookies(), read(many).requestCookies());
    }
}
