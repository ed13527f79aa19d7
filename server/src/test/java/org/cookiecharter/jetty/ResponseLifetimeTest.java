// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.CookieAction;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the lifetimes of allowed cookies, and of deletions. */
class ResponseLifetimeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private List<String> set(String cookie, String... fields) throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting(cookie))) {
            return site.get("/", fields).cookies();
        }
    }

    @Test
    void leavesSufficientlyShortLifetimes() throws Exception {
        String cookie = "sid=1;Path=/ ;max-age=1209600 ; EXPIRES=Sun, 15 Mar 2026 12:00:00 GMT;Priority=High";
        assertEquals(List.of(cookie), set(cookie));
    }

    @Test
    void shortensLongLifetimes() throws Exception {
        assertEquals(
                List.of("sid=1; Path=/; Max-Age=1209600; HttpOnly"), set("sid=1; Path=/; Max-Age=1209601; HttpOnly"));
        assertEquals(
                List.of("sid=1; Expires=Sun, 15 Mar 2026 12:00:00 GMT; Secure"),
                set("sid=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT; Secure"));
    }

    /** Browsers use the last attribute; other clients may use the first. */
    @Test
    void shortensEachLifetimeOfSeveral() throws Exception {
        assertEquals(List.of("sid=1; Max-Age=1209600; Max-Age=60"), set("sid=1; Max-Age=99999999; Max-Age=60"));
        assertEquals(
                List.of("sid=1; Max-Age=60; Expires=Sun, 15 Mar 2026 12:00:00 GMT"),
                set("sid=1; Max-Age=60; Expires=Wed, 01 Jan 2031 00:00:00 GMT"));
    }

    @Test
    void removesLifetimeOfSessionCookie() throws Exception {
        assertEquals(List.of("JSESSIONID=1; Path=/"), set("JSESSIONID=1; Max-Age=60; Path=/"));
    }

    @Test
    void shortensCookieAddedLate() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith((request, response) -> response.writeInterim(
                                103, HttpFields.build().add(HttpHeader.SET_COOKIE, "sid=1; Max-Age=99999999"))
                        .get())) {
            String raw = site.get("/").raw();
            assertTrue(raw.contains("sid=1; Max-Age=1209600\r\n"), raw);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_v=; Max-Age=0",
                "_v=x; max-age=-1; Path=/deep",
                "other=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "_v=; Max-Age=0; Expires=Wed, 01 Jan 2031 00:00:00 GMT",
                "=_v=1; Max-Age=0"
            })
    void allowsDeletionByApplication(String deletion) throws Exception {
        assertEquals(List.of(deletion), set(deletion));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_v=; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "_v=; Max-Age=x",
                "_v=",
                "_v; Max-Age=9"
            })
    void filtersApparentDeletion(String cookie) throws Exception {
        assertEquals(List.of(), set(cookie));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=_v=1", "= _v=1; Path=/", "_v", "=", "", ";_v=1", "=sid", "SID=1", "\t_v =1"})
    void decidesByNameThatBrowserSendsBack(String cookie) throws Exception {
        assertEquals(List.of(), set(cookie));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=sid=1", " sid =1", "sid=\"a;b\""})
    void allowsCookieThatReturnsUnderDeclaredName(String cookie) throws Exception {
        assertEquals(1, set(cookie).size());
    }

    @Test
    void laterVisitsDoNotRenewStatistics() throws Exception {
        String cookie = "_c=1; Max-Age=33000000";
        assertEquals(List.of(cookie), set(cookie));
        assertEquals(List.of(), set(cookie, "Cookie: _c=1"));
        assertEquals(List.of(cookie), set(cookie, "Cookie: _c=2"));
        assertEquals(List.of("sid=1; Max-Age=60"), set("sid=1; Max-Age=60", "Cookie: sid=1"));
    }

    private static final String HARDENED = TestSite.JSON
            .replace(
                    "\"name\": \"sid\",",
                    "\"name\": \"sid\", \"secure\": true, \"httpOnly\": true, \"sameSite\": \"Lax\",")
            .replace(
                    "{\"name\": \"JSESSIONID\"",
                    "{\"name\": \".chunk*\", \"purpose\": \"Session\", \"duration\": \"P1D\"},"
                            + "{\"name\": \"gads\", \"purpose\": \"p\", \"duration\": \"P1D\"}, {\"name\": \"JSESSIONID\"");

    private List<String> hardened(String cookie, String... fields) throws Exception {
        try (TestSite site = new TestSite(directory, HARDENED).respondingWith(setting(cookie))) {
            List<String> cookies = site.get("/", fields).cookies();
            site.settle();
            assertEquals(
                    site.events.stream()
                            .filter(event -> event.action() == CookieAction.HARDENED)
                            .count(),
                    site.consent.count(CookieAction.HARDENED));
            return cookies;
        }
    }

    @Test
    void hardensAllowedCookiesAsDeclared() throws Exception {
        String https = "X-Forwarded-Proto: https";
        assertEquals(List.of("sid=1; HttpOnly; SameSite=Lax"), hardened("sid=1"));
        assertEquals(List.of("sid=1; Secure; HttpOnly; SameSite=Lax"), hardened("sid=1", https));
        assertEquals(
                List.of("sid=1; Max-Age=1209600; SameSite=Strict; Secure; HttpOnly"),
                hardened("sid=1; Max-Age=99999999; SameSite=Strict", https));
        assertEquals(List.of("sid=; Max-Age=0"), hardened("sid=; Max-Age=0", https));
        assertEquals(List.of("JSESSIONID=1; SameSite=None"), hardened("JSESSIONID=1; SameSite=None", https));
    }

    @Test
    void reportsHardeningToListener() throws Exception {
        try (TestSite site = new TestSite(directory, HARDENED)
                .respondingWith(setting("sid=1", "sid=1; Max-Age=99999999", "sid=1; HttpOnly; SameSite=Lax"))) {
            site.get("/");
            assertEquals(List.of("sid HARDENED EXEMPT", "sid SHORTENED EXEMPT", "sid SET EXEMPT"), site.story());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sid=1; Max-Age=soon; Expires=someday; HttpOnly; SameSite=Lax",
                "JSESSIONID=1; SameSite=Whatever; Domain=; Path; =; ;;",
                "JSESSIONID = \"a b, c\" ; path=\"/\"",
                "JSESSIONID=a\u00e9\tb",
                ".chunk=chunks:2; Path=/",
                ".chunkC1=abc",
                ".chunk.0=abc",
                "gads=1"
            })
    void forwardsMalformedButAllowedCookieByteForByte(String cookie) throws Exception {
        assertEquals(List.of(cookie), hardened(cookie));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ga=1",
                "Gads=1",
                "jsessionid=1; Path=/",
                "JSESSIONID\u0001=1",
                "\u0001JSESSIONID=1",
                "chunk.0=1",
                "_v=1; Max-Age=soon; Expires=never; SameSite=Odd"
            })
    void distinguishesSimilarNames(String cookie) throws Exception {
        assertEquals(List.of(), hardened(cookie));
    }
}
