// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that no way of servlets sets a disallowed cookie, and that allowed ones are sent. */
@ParameterizedClass
@EnumSource(Server.class)
@Timeout(120)
class ResponsesIT {
    private static final List<String> ALL = List.of("_v=v1", "sid=s1");
    private static final List<String> EXEMPT = List.of("sid=s1");

    private static final List<String> SESSIONS = List.of("session", "newSessionId");

    private final TestSite site;

    ResponsesIT(Server server) throws Exception {
        site = server.site();
    }

    /** Returns the status of each way. */
    private static Map<String, Integer> ways() {
        Map<String, Integer> ways = new TreeMap<>();
        for (String way : List.of(
                "addCookie",
                "addHeader",
                "setHeader",
                "reset",
                "resetBuffer",
                "forward",
                "asyncDispatch",
                "asyncThread",
                "asyncTimeout",
                "flush",
                "closed",
                "long",
                "unwrapped",
                "writeListener",
                "session",
                "newSessionId")) {
            ways.put(way, 200);
        }
        ways.put("redirect", 302);
        ways.put("sendError", 418);
        ways.put("errorPage", 503);
        return ways;
    }

    @TestFactory
    Stream<DynamicTest> blocksDisallowedAndExpiresExistingCookies() {
        return ways().entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
                    Reply reply = site.get("/app/" + way.getKey(), "Cookie: _v=v0; sid=s0");
                    assertEquals(way.getValue(), reply.status());
                    assertEquals(EXEMPT, reply.sets(), reply::toString);
                    assertTrue(reply.removes().contains("_v"), reply::toString);
                    assertTrue(List.of("_v", "", "JSESSIONID").containsAll(reply.removes()), reply::toString);
                    assertTrue(reply.header("cache-control").contains("private"), reply::toString);
                }));
    }

    @TestFactory
    Stream<DynamicTest> setsGrantedAndExpiresNothing() {
        return ways().entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
                    Reply reply = site.get("/app/" + way.getKey(), site.granted("_v=v0"));
                    assertEquals(way.getValue(), reply.status());
                    assertEquals(
                            ALL,
                            reply.sets().stream()
                                    .filter(cookie -> !cookie.startsWith("JSESSIONID="))
                                    .sorted()
                                    .toList(),
                            reply::toString);
                    assertEquals(List.of(), reply.removes(), reply::toString);
                    assertEquals(
                            SESSIONS.contains(way.getKey()),
                            reply.sets().stream().anyMatch(cookie -> cookie.startsWith("JSESSIONID=")),
                            reply::toString);
                }));
    }

    @Test
    void shortensCookieToDeclaredLifetime() throws Exception {
        String cookie = site.get("/app/longCookie").header("set-cookie");
        assertTrue(cookie.contains("Max-Age=1209600"), cookie);
        assertTrue(cookie.contains("SameSite=Strict"), cookie);
    }

    @Test
    void forwardsResponse() throws Exception {
        for (String way : List.of(
                "addCookie",
                "reset",
                "resetBuffer",
                "forward",
                "asyncDispatch",
                "asyncThread",
                "asyncTimeout",
                "closed")) {
            assertEquals("answered", site.get("/app/" + way).text(), way);
        }
        assertEquals("late", site.get("/app/flush").text());
        assertEquals("0123456789".repeat(10_000), site.get("/app/long").text());
    }

    @Test
    void setsNoDisallowedCookieOnException() throws Exception {
        Reply reply = site.get("/app/thrown", "Cookie: _v=v0");
        assertEquals(500, reply.status());
        assertTrue(EXEMPT.containsAll(reply.sets()), reply::toString);
    }

    @Test
    void setsNoHeadersInInclude() throws Exception {
        Reply reply = site.get("/app/include");
        assertEquals(EXEMPT, reply.sets(), reply::toString);
        assertEquals("answeredanswered", reply.text());
    }

    @Test
    void sendsHeadersSetBeforeLongInclude() throws Exception {
        Reply reply = site.get("/app/includeLong", "Cookie: _v=v0");
        assertEquals(EXEMPT, reply.sets(), reply::toString);
        assertEquals("1", reply.header("x-before"));
        assertTrue(reply.removes().contains("_v"), reply::toString);
        assertEquals(100_000, reply.body().length());
    }

    @Test
    void blocksConsentCookieOfApplication() throws Exception {
        for (String visitor : List.of("Cookie: sid=s0", site.granted())) {
            Reply reply = site.get("/app/consentCookie", visitor);
            assertTrue(reply.sets().contains("sid=s1"), reply::toString);
            assertFalse(reply.toString().contains("cookies_preferences"), reply::toString);
        }
    }

    @Test
    void expiresWithdrawnCookieAtPathsOfApplication() throws Exception {
        site.get("/app/deepCookie", site.granted());
        Reply reply = site.choose("{\"granted\":[],\"method\":\"withdraw\"}", site.granted());
        assertEquals(200, reply.status());
        assertTrue(reply.toString().contains("_v=; Path=/app/deep; Max-Age=0"), reply::toString);
        assertTrue(reply.toString().contains("_v=; Path=/app/deeper; Max-Age=0"), reply::toString);
    }

    @Test
    void setsNoCookieInTrailers() throws Exception {
        Reply reply = site.get("/app/trailers");
        assertEquals(List.of("x-t: 1"), reply.trailers(), reply::toString);
    }

    @Test
    void setsNoCookieForSessionWithoutGrant() throws Exception {
        assertEquals(EXEMPT, site.get("/app/session").sets());
    }

    @Test
    void filtersResponsesOfStaticFiles() throws Exception {
        Reply reply = site.get("/static.html", "Cookie: _v=v0");
        assertEquals(200, reply.status());
        assertTrue(reply.removes().contains("_v"), reply::toString);
    }
}
