// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that responses of servlets are filtered and that servlets read the same cookies. */
class ServletFilteringTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());

    private interface Service {
        void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    private static final class Lambda extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient Service service;

        Lambda(Service service) {
            this.service = service;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            service.serve(request, response);
        }
    }

    private static ServletContextHandler context(Service service) {
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(new Lambda(service)), "/*");
        return context;
    }

    private Reply request(Service service, String... fields) throws Exception {
        try (TestSite site = new TestSite(directory).around(context(service))) {
            return site.get("/", fields);
        }
    }

    @Test
    void filtersAddedCookiesAndHeaders() throws Exception {
        Reply reply = request((request, response) -> {
            response.addCookie(new Cookie("_v", "1"));
            response.addCookie(new Cookie("sid", "1"));
            response.addHeader("SET-cookie", "_v=1");
            response.addHeader("Set-Cookie", "_m=1");
        });
        assertEquals(List.of("sid"), reply.cookieNames());
    }

    @Test
    void allowsDeclaredSessionCookie() throws Exception {
        Reply reply = request(
                (request, response) -> received.add(request.getSession(true).getId()));
        assertEquals(List.of("JSESSIONID"), reply.cookieNames());
        assertEquals(1, received.size());
    }

    @Test
    void blocksUndeclaredSessionCookie() throws Exception {
        ServletContextHandler context = context(
                (request, response) -> received.add(request.getSession(true).getId()));
        context.getSessionHandler().getSessionCookieConfig().setName("OTHERSESSION");
        try (TestSite site = new TestSite(directory).around(context)) {
            assertEquals(List.of(), site.get("/").cookieNames());
        }
        assertEquals(1, received.size());
    }

    @Test
    void keepsOnlyDeclaredSessionCookieAfterReset() throws Exception {
        Reply reply = request((request, response) -> {
            request.getSession(true);
            response.addCookie(new Cookie("_v", "1"));
            response.reset();
            response.addCookie(new Cookie("_m", "1"));
        });
        // Jetty sets it again with each reset.
        assertEquals(Set.of("JSESSIONID"), Set.copyOf(reply.cookieNames()));
    }

    @Test
    void filtersSentErrors() throws Exception {
        Reply reply = request(
                (request, response) -> {
                    response.addCookie(new Cookie("_v", "1"));
                    response.addCookie(new Cookie("sid", "1"));
                    response.sendError(404);
                },
                "Cookie: _m=1");
        assertEquals(404, reply.status());
        assertFalse(reply.cookieNames().contains("_v"), reply.raw());
        assertTrue(reply.cookieNames().contains("_m"), reply.raw());
    }

    @Test
    void filtersThrownErrors() throws Exception {
        Reply reply = request(
                (request, response) -> {
                    response.addCookie(new Cookie("_v", "1"));
                    throw new ServletException("thrown by the test");
                },
                "Cookie: _m=1");
        assertEquals(500, reply.status());
        assertEquals(List.of("_m"), reply.cookieNames().stream().distinct().toList());
    }

    @Test
    void filtersEarlyHints() throws Exception {
        Reply reply = request((request, response) -> {
            response.addHeader("Link", "</a.css>; rel=preload");
            response.addHeader("Set-Cookie", "_v=1");
            response.addHeader("Set-Cookie", "sid=1");
            response.sendError(103);
        });
        assertTrue(reply.raw().startsWith("HTTP/1.1 103 "), reply.raw());
        assertFalse(reply.raw().contains("_v"), reply.raw());
        assertEquals(List.of("sid"), reply.cookieNames());
    }

    @Test
    void hidesStrippedCookiesFromEveryReader() throws Exception {
        request(
                (request, response) -> {
                    for (Cookie cookie : request.getCookies()) {
                        received.add(cookie.getName());
                    }
                    received.addAll(Collections.list(request.getHeaders("cookie")));
                },
                "Cookie: sid=1; _v=1; _c=2");
        assertEquals(List.of("sid", "_c", "sid=1; _c=2"), received);
    }

    @Test
    void returnsNoCookiesIfAllAreStripped() throws Exception {
        request(
                (request, response) ->
                        received.add(Arrays.toString(request.getCookies()) + ' ' + request.getHeader("Cookie")),
                "Cookie: _v=1");
        assertEquals(List.of("null null"), received);
    }

    @Test
    void stripsCookiesThatHandlerReadBefore() throws Exception {
        TestSite site = new TestSite(directory);
        site.consent.setHandler(context((request, response) -> {
            for (Cookie cookie : request.getCookies()) {
                received.add(cookie.getName());
            }
        }));
        Handler.Wrapper outer = new Handler.Wrapper(site.consent) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                received.add(String.valueOf(Request.getCookies(request).size()));
                boolean handled = super.handle(request, response, callback);
                received.add(String.valueOf(Request.getCookies(request).size()));
                return handled;
            }
        };
        try (site) {
            site.start(outer).get("/", "Cookie: sid=1; _v=1");
        }
        assertEquals(List.of("2", "sid", "2"), received);
    }

    @Test
    void exposesConsentAsRequestAttribute() throws Exception {
        request((request, response) -> {
            Consent consent = (Consent) request.getAttribute(Consent.ATTRIBUTE);
            received.add(consent.allows("stats") + " " + consent.allows("media"));
        });
        assertEquals(List.of("true false"), received);
    }
}
