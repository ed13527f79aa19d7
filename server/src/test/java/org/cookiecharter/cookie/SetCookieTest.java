// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.DeclaredCookie.SameSite;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@code Set-Cookie} headers are parsed like in browsers. */
class SetCookieTest {
    private static final Instant NOW = Instant.parse("2026-11-23T13:57:13Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a=1                       | a    | 1
                    a=1; Path=/               | a    | 1
                    ` a = 1 ; Path=/`         | a    | 1
                    a=b=c                     | a    | b=c
                    a="x y"; Path=/           | a    | "x y"
                    a=                        | a    | ``
                    =_ga=1                    | _ga  | 1
                    foo                       | ``   | foo
                    =foo                      | ``   | foo
                    ; a=1                     | ``   | ``
                    ``                        | ``   | ``
                    a; b=1                    | ``   | a
                    """)
    void decidesOnNameThatBrowserSendsBack(String field, String name, String value) {
        assertEquals(name, SetCookie.of(field).name());
        assertEquals(value, SetCookie.of(field).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1; Max-Age=0",
                "a=1; max-age=-5",
                "a=1; Max-Age=9; Max-Age=0",
                "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=1; expires=Thu, 01-Jan-70 00:00:00 GMT",
                "a=1; Expires=Sat, 01 Jan 2028 00:00:00 GMT; Max-Age=0",
                "a=1; Expires=Sat, 01 Jan 2028 00:00:00 GMT; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "sessionid=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax"
            })
    void recognizesDeletionsLikeBrowsers(String field) {
        assertEquals(true, SetCookie.of(field).isDeletion(NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "a=1; Max-Age=60",
                "a=1; Max-Age=0; Max-Age=9",
                "a=1; Max-Age=abc",
                "a=1; Max-Age=+0",
                "a=1; Max-Age=",
                "a=1; Max-Age=-",
                "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=1; Expires=yesterday",
                "a=1; Expires=Thu, 01 Jan 1600 00:00:00 GMT",
                "a=1; Expires=Thu, 31 Feb 1970 00:00:00 GMT",
                "a=1; expireſ=Thu, 01 Jan 1970 00:00:00 GMT",
                "a=Max-Age=0"
            })
    void keepsCookiesThatBrowsersWouldKeep(String field) {
        assertEquals(false, SetCookie.of(field).isDeletion(NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " csrftoken=Rzzi; expires=Mon, 22 Nov 2027 13:57:13 GMT; Max-Age=31449600; Path=/; SameSite=Lax",
                " sessionid=zyh5; expires=Mon, 07 Dec 2026 13:57:13 GMT; HttpOnly; Max-Age=1209600; Path=/",
                " django_language=en; Path=/",
                "a=1; Max-Age=nonsense; Expires=nonsense; X=y;;  ; =",
            })
    void forwardsSufficientlyShortCookiesByteForByte(String field) {
        assertSame(field, limited(field, "P12M"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1; max-age=02592000", "a=1; expires=Wed, 23-Dec-2026 13:57:13 GMT"})
    void forwardsCookieOfExactLifetimeByteForByte(String field) {
        assertSame(field, limited(field, "P1M"));
    }

    @Test
    void parsesLargestMaxAge() {
        String nines = "9".repeat(18);
        assertEquals(
                Duration.ofSeconds(Long.parseLong(nines)),
                SetCookie.of("a=1; Max-Age=" + nines).lifetime(NOW));
        assertEquals(
                Duration.ofSeconds(Long.MAX_VALUE),
                SetCookie.of("a=1; Max-Age=1" + nines).lifetime(NOW));
    }

    @Test
    void shortensExpiresAndMaxAgeTogether() {
        assertEquals(
                "a=1; Path=/; Max-Age=2592000; Expires=Wed, 23 Dec 2026 13:57:13 GMT; HttpOnly",
                limited("a=1; Path=/; max-age=99999999; expires=Sat, 01 Jan 2028 00:00:00 GMT; HttpOnly", "P1M"));
        assertEquals("a=1; Max-Age=2592000; Secure", limited("a=1; Max-Age=99999999999999999999999999; Secure", "P1M"));
    }

    @Test
    void removesLifetimeOfSessionCookie() {
        assertEquals(
                "a=1; Path=/; Secure",
                limited("a=1; Max-Age=60; Path=/; Expires=Sat, 01 Jan 2028 00:00:00 GMT; Secure", "session"));
    }

    @Test
    void limitsLifetimeAndAttributesInOneEdit() {
        DeclaredCookie strict = declared("P1M", true, SameSite.STRICT);
        assertEquals(
                new LimitedSetCookie("a=1; Max-Age=2592000; SameSite=Strict; Path=/; Secure; HttpOnly", true),
                SetCookie.of("a=1; Max-Age=99999999; samesite=lax; Path=/").limitTo(strict, true, NOW));
        assertEquals(
                new LimitedSetCookie("a=1; Max-Age=60; HttpOnly; SameSite=Strict", false),
                SetCookie.of("a=1; Max-Age=60").limitTo(strict, false, NOW));
        assertEquals(
                new LimitedSetCookie("a=1; SameSite=Lax; SameSite=Strict; Secure; HttpOnly", true),
                SetCookie.of("a=1; SameSite=Lax; Max-Age=60; SameSite=None")
                        .limitTo(declared("session", true, SameSite.STRICT), true, NOW));
    }

    private static String limited(String field, String duration) {
        LimitedSetCookie limited = SetCookie.of(field).limitTo(declared(duration, false, null), true, NOW);
        return limited == null ? field : limited.header();
    }

    private static DeclaredCookie declared(String duration, boolean hardens, @Nullable SameSite sameSite) {
        return new DeclaredCookie(
                "a",
                new LocalizedText("en", Map.of("en", "Session")),
                Objects.requireNonNull(CookieDuration.parse(duration)),
                Storage.COOKIE,
                null,
                null,
                false,
                false,
                true,
                hardens,
                hardens,
                sameSite);
    }
}
