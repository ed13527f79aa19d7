// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.Consent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the paths and contexts in which the handler acts. */
class PathsTest {
    private static final String VISITOR = "Cookie: _v=1; _new=2";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/a", "/api/a/b.html", "/shop/../health", "/a.png"})
    void leavesExcludedPathsUnchanged(String path) throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> consent.excludePath("/health", "/api/*", "*.png"))
                    .around(new Page());
            assertUntouched(site.get(path, VISITOR));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthy", "/health/", "/shop/api/a", "/apis", "/a.png/b"})
    void enforcesOnAllOtherPaths(String path) throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> consent.excludePath("/health", "/api/*", "*.png"))
                    .around(new Page());
            assertBlocked(site.get(path, VISITOR), "/consent");
        }
    }

    @Test
    void enforcesOnlyOnIncludedPaths() throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> {
                        consent.includePath("/shop/*");
                        consent.excludePath("/shop/api/*");
                    })
                    .around(new Page());
            assertBlocked(site.get("/shop/a", VISITOR), "/consent");
            assertUntouched(site.get("/shop/api/a", VISITOR));
            assertUntouched(site.get("/other", VISITOR));
            assertUntouched(site.get("/consenting", VISITOR));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consent/banner.js",
                "/consent/",
                "/consent/choice",
                "/consent/catalogue.json",
                "/.well-known/gpc.json"
            })
    void ownEndpointsAlwaysRespond(String path) throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> {
                        consent.includePath("/shop/*");
                        consent.excludePath("/*");
                    })
                    .around(new Page());
            Reply reply = site.get(path);
            assertEquals(200, reply.status());
            assertFalse(reply.text().contains(", sees "), "the application's response");
        }
    }

    @Test
    void choiceExpiresCookiesOfExcludedPath() throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> consent.excludePath("/api/*")).around(new Page());
            Reply withdrawn = site.request(
                    "DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", site.chose("video") + "; _v=1");
            assertTrue(withdrawn.namesOnce().contains("_v"), withdrawn.raw());
        }
    }

    @Test
    void endpointsAreInsideContextPath() throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> consent.excludePath("/health"));
            site.consent.setHandler(new Page());
            site.start(new ContextHandler(site.consent, "/shop"));

            assertBlocked(site.get("/shop/a", VISITOR), "/shop/consent");
            assertUntouched(site.get("/shop/health", VISITOR));
            assertEquals(
                    "/shop/consent/?lang=fr", site.get("/shop/consent?lang=fr").header("Location"));
            String page = site.get("/shop/a").text();
            int source = page.indexOf("src=\"") + 5;
            Reply script = site.get(page.substring(source, page.indexOf('"', source)));
            assertTrue(script.text().contains("\"path\":\"/shop/consent\""), script.raw());
            assertTrue(site.get("/shop/consent/").text().contains("action=\"/shop/consent/choice\""));
            assertTrue(site.get("/shop/consent/layers.json").text().contains("/shop/consent/"));
            Reply choice = site.request(
                    "PUT",
                    "/shop/consent/choice",
                    "{\"granted\":[\"video\"]}",
                    "Sec-Fetch-Site: same-origin",
                    "Content-Type: application/json");
            assertEquals(200, choice.status());
            assertTrue(choice.cookies().get(0).contains("Path=/;"), choice.raw());
            assertEquals(404, site.get("/consent/").status());
        }
    }

    @Test
    void endpointsAreAtRootOutsideContexts() throws Exception {
        try (TestSite site = site()) {
            site.around(new ContextHandler(new Page(), "/shop"));
            assertBlocked(site.get("/shop/a", VISITOR), "/consent");
            assertEquals("/consent/?lang=fr", site.get("/consent?lang=fr").header("Location"));
        }
    }

    private TestSite site() {
        TestSite site = new TestSite(directory);
        site.consent.getSettings().setInjectBanner(true);
        return site;
    }

    private static void assertUntouched(Reply reply) {
        assertEquals(List.of("_v=1", "_new=2"), reply.cookies(), reply.raw());
        assertEquals("<html><head></head>granted false, sees 2", reply.text());
    }

    private static void assertBlocked(Reply reply, String path) {
        assertTrue(reply.cookies().stream().allMatch(cookie -> cookie.contains("Max-Age=0")), reply.raw());
        assertEquals(List.of("_v", "_new"), reply.namesOnce(), reply.raw());
        assertTrue(reply.text().startsWith("<html><head><script src=\"" + path + "/banner.js?v="), reply.raw());
        assertTrue(reply.text().endsWith("granted false, sees 0"), reply.raw());
    }

    /**
     * A page that sets a cookie that needs consent and an undeclared one, and returns the number of received cookies.
     */
    private static final class Page extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "_v=1").add(HttpHeader.SET_COOKIE, "_new=2");
            String page = "<html><head></head>granted "
                    + Consent.of(request).allows("video") + ", sees "
                    + Request.getCookies(request).size();
            Content.Sink.write(response, true, page, callback);
            return true;
        }
    }
}
