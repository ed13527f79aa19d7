// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of the limits of a filter. If one of these tests fails, the filter blocks more than documented: shorten the
 * table in {@code docs/pages/servlet-filter.md}.
 */
@Timeout(120)
class LimitsIT {
    private static final String BROWSER = "Accept: text/html,*/*";

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"TOMCAT_11", "TOMCAT_10", "UNDERTOW"})
    void outerFilterSetsAnyCookie(Server server) throws Exception {
        assertEquals(List.of("_after=1"), server.site().get("/app/saw").sets());
    }

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"TOMCAT_11", "TOMCAT_10", "UNDERTOW"})
    void containerSetsAnyCookie(Server server) throws Exception {
        assertTrue(server.site().get("/app/addCookie?outer").sets().contains("_outer=1"));
    }

    /** Undertow has no such method. */
    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"TOMCAT_11", "TOMCAT_10"})
    void earlyHintsOfTomcatBypassFilter(Server server) throws Exception {
        String heads = server.site().raw("/app/earlyHints");
        assertTrue(heads.startsWith("HTTP/1.1 103"), heads);
        assertTrue(heads.substring(0, heads.indexOf("\r\n\r\n")).contains("Set-Cookie: _v=v1"), heads);
    }

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"TOMCAT_11", "TOMCAT_10", "UNDERTOW"})
    void errorPagesOfContainerHaveNoBanner(Server server) throws Exception {
        Reply reply = server.site().get("/app/sendError", BROWSER);
        assertEquals(418, reply.status());
        assertFalse(reply.text().contains("<script"), reply::toString);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void requestsRejectedByContainerBypassFilter(Server server) throws Exception {
        Reply reply = server.site().get("/app/%zz", "Cookie: _v=0");
        assertEquals(400, reply.status());
        assertEquals(List.of(), reply.removes());
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void unwrappedResponseBypassesFilter(Server server) throws Exception {
        Reply reply = server.site().get("/app/unwrappedFlush", "Cookie: _v=0");
        assertTrue(reply.sets().contains("_v=v1"), reply::toString);
        assertEquals(List.of(), reply.removes());
    }

    @ParameterizedTest
    @EnumSource(value = Server.class, names = "UNDERTOW")
    void cookiesOfUndertowBypassFilterInUnwrappedResponse(Server server) throws Exception {
        assertTrue(server.site().get("/app/unwrappedCookie").sets().contains("_v=v1"));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void findsSessionAlthoughCookieIsStripped(Server server) throws Exception {
        TestSite site = server.site();
        String cookie = site.get("/app/session", site.granted()).sets().stream()
                .filter(set -> set.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
        Reply reply = site.get("/app/saw", "Cookie: " + cookie);
        assertTrue(reply.text().contains("session: null false there"), reply::toString);
        assertTrue(reply.removes().contains("JSESSIONID"), reply::toString);
    }
}
