// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.handler;
import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no disallowed cookie is sent, regardless of the code that sets it. */
class ConsentResponseStreamTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private void holds(TestSite.Application application) throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(application)) {
            Reply reply = site.get("/");
            assertEquals(List.of("sid"), reply.cookieNames(), reply.raw());
            assertFalse(reply.raw().contains("_v="), reply.raw());
        }
    }

    @Test
    void filtersAddedCookies() throws Exception {
        holds((request, response) -> {
            Response.addCookie(response, HttpCookie.from("_v", "1"));
            Response.addCookie(response, HttpCookie.from("sid", "1"));
            Response.putCookie(response, HttpCookie.from("_v", "2"));
        });
    }

    @Test
    void filtersSetCookieInAnyCase() throws Exception {
        holds((request, response) -> {
            response.getHeaders().add("SET-COOKIE", "_v=1");
            response.getHeaders().add("set-cookie", "_v=1");
            response.getHeaders().add("sEt-cOOkie", "sid=1");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "_v=1");
        });
    }

    /**
     * Jetty writes such a list as one header, and commas do not separate cookies in browsers: only the first is set.
     */
    @Test
    void filtersListsLikeBrowsersReadThem() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith(
                        (request, response) -> response.getHeaders().put("Set-Cookie", List.of("_v=1", "sid=1")))) {
            assertEquals(List.of(), site.get("/").cookies());
        }
    }

    @Test
    void filtersHeadersOfIterator() throws Exception {
        holds((request, response) -> {
            ListIterator<HttpField> fields = response.getHeaders().listIterator();
            fields.add(new HttpField(HttpHeader.SET_COOKIE, "_v=1"));
            fields.add(new HttpField(HttpHeader.SET_COOKIE, "sid=1"));
        });
    }

    @Test
    void filtersHeadersWithoutEnum() throws Exception {
        holds((request, response) -> {
            response.getHeaders().add(new HttpField((HttpHeader) null, "SET-COOKIE", "_v=1"));
            response.getHeaders().add(new HttpField((HttpHeader) null, "set-cookie", "sid=1"));
        });
    }

    @Test
    void filtersEncodedHeaders() throws Exception {
        holds((request, response) -> {
            response.getHeaders().add(new PreEncodedHttpField("set-cookie", "_v=1"));
            response.getHeaders().add(new PreEncodedHttpField(HttpHeader.SET_COOKIE, "_v=1"));
            response.getHeaders().add(new PreEncodedHttpField("set-cookie", "sid=1"));
        });
    }

    @Test
    void filtersCookiesOfUnwrappedResponse() throws Exception {
        holds((request, response) -> {
            Response inner = response;
            while (inner instanceof Response.Wrapper wrapper) {
                inner = wrapper.getWrapped();
            }
            Response.addCookie(inner, HttpCookie.from("_v", "1"));
            Response.addCookie(inner, HttpCookie.from("sid", "1"));
        });
    }

    @Test
    void filtersCookiesOfOuterHandler() throws Exception {
        TestSite site = new TestSite(directory);
        site.consent.setHandler(handler(setting("sid=1")));
        Handler.Wrapper outer = new Handler.Wrapper(site.consent) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Response.addCookie(response, HttpCookie.from("_v", "1"));
                return super.handle(request, response, callback);
            }
        };
        try (site) {
            assertEquals(List.of("sid"), site.start(outer).get("/").cookieNames());
        }
    }

    @Test
    void filtersCookiesOfInnerStream() throws Exception {
        holds((request, response) -> {
            Response.addCookie(response, HttpCookie.from("sid", "1"));
            request.addHttpStreamWrapper(stream -> new HttpStream.Wrapper(stream) {
                @Override
                public void prepareResponse(HttpFields.Mutable headers) {
                    super.prepareResponse(headers);
                    headers.add(HttpHeader.SET_COOKIE, "_v=1");
                }
            });
        });
    }

    @Test
    void filtersResponseAfterReset() throws Exception {
        holds((request, response) -> {
            Response.addCookie(response, HttpCookie.from("_v", "1"));
            response.reset();
            Response.addCookie(response, HttpCookie.from("_v", "2"));
            Response.addCookie(response, HttpCookie.from("sid", "1"));
        });
    }

    /** An error handler that sets two cookies on each of its pages. */
    private static final class CookieSettingErrorHandler extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Response.addCookie(response, HttpCookie.from("_v", "1"));
            Response.addCookie(response, HttpCookie.from("sid", "1"));
            return super.handle(request, response, callback);
        }
    }

    private void errorIsFiltered(int status, Handler application) throws Exception {
        TestSite site = new TestSite(directory);
        site.server.setErrorHandler(new CookieSettingErrorHandler());
        try (site) {
            Reply reply = site.around(application).get("/", "Cookie: _m=1");
            assertEquals(status, reply.status());
            // Disallowed cookies are expired on error pages too.
            assertEquals(
                    List.of("sid", "_m"),
                    reply.cookieNames().stream().distinct().toList());
        }
    }

    @Test
    void filtersWrittenError() throws Exception {
        errorIsFiltered(418, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Response.writeError(request, response, callback, 418);
                return true;
            }
        });
    }

    @Test
    void filtersThrownError() throws Exception {
        errorIsFiltered(500, handler((request, response) -> {
            throw new IllegalStateException("thrown by the test");
        }));
    }

    @Test
    void filtersErrorOfCallback() throws Exception {
        errorIsFiltered(500, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                callback.failed(new IllegalStateException("failed by the test"));
                return true;
            }
        });
    }

    @Test
    void filtersUnhandledRequest() throws Exception {
        errorIsFiltered(404, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                return false;
            }
        });
    }

    @Test
    void filtersInterimResponses() throws Exception {
        holds((request, response) -> {
            HttpFields hints = HttpFields.build()
                    .add(HttpHeader.LINK, "</a.css>; rel=preload")
                    .add("set-cookie", "_v=1")
                    .asImmutable();
            CompletableFuture<Void> hinted = response.writeInterim(103, hints);
            hinted.get();
            Response.addCookie(response, HttpCookie.from("sid", "1"));
        });
    }

    @Test
    void keepsOtherHeadersOfInterimResponses() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith((request, response) -> response.writeInterim(
                                103,
                                HttpFields.build()
                                        .add(HttpHeader.LINK, "</a.css>; rel=preload")
                                        .add("Set-Cookie", "_v=1"))
                        .get())) {
            String raw = site.get("/").raw();
            assertTrue(raw.startsWith("HTTP/1.1 103 "), raw);
            assertTrue(raw.contains("Link: </a.css>; rel=preload"), raw);
        }
    }

    @Test
    void filtersAndReportsUpgrade() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith((request, response) -> {
            response.setStatus(101);
            response.getHeaders().put(HttpHeader.UPGRADE, "example").put(HttpHeader.CONNECTION, "Upgrade");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "_v=1");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "sid=1");
        })) {
            Reply reply = site.lines(
                    "GET / HTTP/1.1", "Host: example.org", "Upgrade: example", "Connection: Upgrade, close", "", "");
            assertEquals(101, reply.status());
            assertEquals(List.of("sid"), reply.cookieNames());
            assertEquals(List.of("_v BLOCKED UNDECIDED", "sid SET EXEMPT"), site.story());
        }
    }

    @Test
    void filtersTrailers() throws Exception {
        try (TestSite site = new TestSite(directory).around(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put(HttpHeader.TRAILER, "X-T");
                response.setTrailersSupplier(() -> HttpFields.build()
                        .add("X-T", "told")
                        .add("Set-Cookie", "_v=1")
                        .add("set-cookie", "sid=1"));
                response.write(true, ByteBuffer.wrap(new byte[] {'x'}), callback);
                return true;
            }
        })) {
            Reply reply = site.get("/");
            assertTrue(reply.raw().contains("X-T: told"), reply.raw());
            assertFalse(reply.raw().toLowerCase(java.util.Locale.ROOT).contains("set-cookie"), reply.raw());
        }
    }
}
