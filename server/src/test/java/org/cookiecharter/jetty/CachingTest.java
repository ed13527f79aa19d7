// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the responses that shared caches may store. */
class CachingTest {
    private static final String JETTYS = "Thu, 01 Jan 1970 00:00:00 GMT";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Reply request(TestSite.Application application, String... fields) throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(application)) {
            return site.get("/", fields);
        }
    }

    @Test
    void unchangedPageStaysCacheable() throws Exception {
        Reply reply = request(
                (request, response) -> response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public, max-age=60"),
                "Cookie: sid=1; _c=1");
        assertEquals("public, max-age=60", reply.header("Cache-Control"));
        assertEquals("", reply.header("Vary"));
        assertEquals("", reply.header("Expires"));
        assertEquals(List.of(), reply.cookies());
    }

    @Test
    void removesExpiresOfJettyWithLastCookie() throws Exception {
        assertEquals(
                "",
                request((request, response) -> Response.addCookie(response, HttpCookie.from("_v", "1")))
                        .header("Expires"));
    }

    @Test
    void keepsExpiresOfJettyWhileCookieRemains() throws Exception {
        assertEquals(
                JETTYS,
                request((request, response) -> {
                            Response.addCookie(response, HttpCookie.from("_v", "1"));
                            Response.addCookie(response, HttpCookie.from("sid", "1"));
                        })
                        .header("Expires"));
    }

    @Test
    void keepsExpiresOfApplication() throws Exception {
        assertEquals(
                JETTYS,
                request((request, response) -> {
                            response.getHeaders().add(HttpHeader.EXPIRES, JETTYS);
                            Response.addCookie(response, HttpCookie.from("_v", "1"));
                        })
                        .header("Expires"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                 | private
                    max-age=60                         | private, max-age=60
                    public, max-age=60                 | private, max-age=60
                    PUBLIC,s-maxage=9 ,max-age=60      | private, max-age=60
                    max-age=60, must-revalidate        | private, max-age=60, must-revalidate
                    no-store                           | no-store
                    private, max-age=60                | private, max-age=60
                    no-cache, private                  | no-cache, private
                    private="Set-Cookie", max-age=60   | private, max-age=60
                    """)
    void makesResponseThatExpiresCookiePrivate(String before, String after) throws Exception {
        assertEquals(after, cacheControlOfExpiry(before));
    }

    /** Jetty 12.0 parses some of these, 12.1 none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    max-age="60             | private | private, max-age="60
                    max-age="60"x, public   | private | private, max-age="60"x
                    """)
    void makesResponseWithBrokenCacheControlPrivate(String before, String after, String afterInJetty120)
            throws Exception {
        String expected = Jetty.VERSION.startsWith("12.0.") ? afterInJetty120 : after;
        assertEquals(expected, cacheControlOfExpiry(before));
    }

    private String cacheControlOfExpiry(String before) throws Exception {
        Reply reply = request(
                (request, response) -> {
                    if (!before.isEmpty()) {
                        response.getHeaders().put(HttpHeader.CACHE_CONTROL, before);
                    }
                },
                "Cookie: _v=1");
        assertEquals(200, reply.status());
        assertTrue(reply.cookieNames().contains("_v"), reply.raw());
        return String.join(", ", reply.all("Cache-Control"));
    }

    @Test
    void joinsSeveralCacheControlHeaders() throws Exception {
        Reply reply = request(
                (request, response) -> {
                    response.getHeaders().add(HttpHeader.CACHE_CONTROL, "public");
                    response.getHeaders().add(HttpHeader.CACHE_CONTROL, "max-age=60");
                },
                "Cookie: _v=1");
        assertEquals("private, max-age=60", reply.header("Cache-Control"));
    }

    @Test
    void makesScriptPrivateIfItExpiresCookie() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            assertEquals(
                    "private, no-cache",
                    site.get("/consent/banner.js", "Cookie: _v=1").header("Cache-Control"));
        }
    }
}
