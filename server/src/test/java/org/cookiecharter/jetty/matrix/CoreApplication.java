// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Session;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/** An application that sets the same cookies in each possible way of Jetty's own handlers, which the path selects. */
final class CoreApplication extends Handler.Abstract {
    private final List<String> lines;
    private final Map<String, Handler> ways = new TreeMap<>();

    /** A way to set cookies on a response before it is written. */
    private interface CookieSetter {
        void bake(Request request, Response response) throws Exception;
    }

    /** @param lines the values of {@code Set-Cookie} headers */
    CoreApplication(List<String> lines) {
        this.lines = lines;
        bake("addCookie", (request, response) -> {
            for (String line : lines) {
                Response.addCookie(response, cookie(line));
            }
        });
        bake("putCookie", (request, response) -> {
            for (String line : lines) {
                Response.putCookie(response, cookie(line));
                Response.putCookie(response, cookie(line));
            }
        });
        bake("addField", (request, response) -> add(response.getHeaders()));
        bake("anyCase", (request, response) -> {
            response.getHeaders().add("SET-COOKIE", lines.get(0)).add("set-cookie", lines.get(1));
            response.getHeaders().add("sEt-cOOkie", lines.get(2));
        });
        bake("list", (request, response) -> response.getHeaders().put("Set-Cookie", lines));
        bake("iterator", (request, response) -> {
            ListIterator<HttpField> fields = response.getHeaders().listIterator();
            lines.forEach(line -> fields.add(new HttpField(HttpHeader.SET_COOKIE, line)));
        });
        bake(
                "withoutEnum",
                (request, response) -> lines.forEach(
                        line -> response.getHeaders().add(new HttpField((HttpHeader) null, "set-COOKIE", line))));
        bake("preEncoded", (request, response) -> {
            response.getHeaders().add(new PreEncodedHttpField("set-cookie", lines.get(0)));
            response.getHeaders().add(new PreEncodedHttpField(HttpHeader.SET_COOKIE, lines.get(1)));
            response.getHeaders().add(new PreEncodedHttpField("Set-Cookie", lines.get(2)));
        });
        bake(
                "unwrapped",
                (request, response) ->
                        add(Response.getOriginalResponse(response).getHeaders()));
        bake("reset", (request, response) -> {
            add(response.getHeaders());
            response.reset();
            add(response.getHeaders());
        });
        bake("innerStream", (request, response) -> request.addHttpStreamWrapper(LateStream::new));
        bake("session", (request, response) -> {
            request.getSession(true);
            add(response.getHeaders());
        });
        bake("interim", (request, response) -> {
            HttpFields.Mutable fields = HttpFields.build().add(HttpHeader.LINK, "</a.css>; rel=preload");
            add(fields);
            response.writeInterim(103, fields.asImmutable()).get();
            add(response.getHeaders());
        });
        bake("push", (request, response) -> {
            add(response.getHeaders());
            if (request.getConnectionMetaData().isPushSupported()) {
                HttpURI uri = HttpURI.build(request.getHttpURI()).path("/addField");
                request.push(new MetaData.Request("GET", uri, HttpVersion.HTTP_2, request.getHeaders()));
            }
        });
        bake("notModified", (request, response) -> {
            response.setStatus(304);
            add(response.getHeaders());
        });
        handle("trailers", (request, response, callback) -> {
            response.setTrailersSupplier(() -> {
                HttpFields.Mutable trailers = HttpFields.build().add("X-T", "1");
                add(trailers);
                trailers.add(new HttpField((HttpHeader) null, "SET-cookie", lines.get(0)));
                return trailers.asImmutable();
            });
            try (Blocker.Callback blocker = Blocker.callback()) {
                response.write(false, text("body"), blocker);
                blocker.block();
            }
            response.write(true, text("end"), callback);
            return true;
        });
        handle("stream", (request, response, callback) -> {
            add(response.getHeaders());
            for (int i = 0; i < 10; i++) {
                try (Blocker.Callback blocker = Blocker.callback()) {
                    response.write(false, text("0123456789".repeat(2_000)), blocker);
                    blocker.block();
                }
            }
            response.write(true, text("end"), callback);
            return true;
        });
        handle("laterThread", (request, response, callback) -> {
            request.getContext().execute(() -> {
                add(response.getHeaders());
                response.write(true, text("later"), callback);
            });
            return true;
        });
        handle("redirect", (request, response, callback) -> {
            add(response.getHeaders());
            Response.sendRedirect(request, response, callback, "/elsewhere");
            return true;
        });
        handle("completed", (request, response, callback) -> {
            add(response.getHeaders());
            callback.succeeded();
            return true;
        });
        handle("error", (request, response, callback) -> {
            add(response.getHeaders());
            Response.writeError(request, response, callback, 418);
            return true;
        });
        handle("thrown", (request, response, callback) -> {
            add(response.getHeaders());
            throw new IllegalStateException("thrown by the test");
        });
        handle("failed", (request, response, callback) -> {
            add(response.getHeaders());
            callback.failed(new IllegalStateException("failed by the test"));
            return true;
        });
        handle("unhandled", (request, response, callback) -> {
            add(response.getHeaders());
            return false;
        });
        handle("saw", (request, response, callback) -> {
            response.write(true, text(saw(request)), callback);
            return true;
        });
    }

    private interface ResponseWriter {
        boolean reply(Request request, Response response, Callback callback) throws Exception;
    }

    private void handle(String way, ResponseWriter writer) {
        ways.put(way, new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return writer.reply(request, response, callback);
            }
        });
    }

    private void bake(String way, CookieSetter baker) {
        handle(way, (request, response, callback) -> {
            baker.bake(request, response);
            response.write(true, response.getStatus() == 304 ? null : text("answered"), callback);
            return true;
        });
    }

    private void add(HttpFields.Mutable fields) {
        lines.forEach(line -> fields.add(HttpHeader.SET_COOKIE, line));
    }

    private static HttpCookie cookie(String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        return HttpCookie.build(pair[0], pair[1]).path("/").httpOnly(true).build();
    }

    private static ByteBuffer text(String text) {
        return StandardCharsets.ISO_8859_1.encode(text);
    }

    private static String saw(Request request) {
        String cookies = Request.getCookies(request).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
        Session session = request.getSession(false);
        return "raw: " + request.getHeaders().getValuesList(HttpHeader.COOKIE) + "\ncookies: " + cookies + "\nsession: "
                + (session == null ? "none" : session.getId()) + "\n";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Handler way = ways.get(Request.getPathInContext(request).substring(1));
        return way != null && way.handle(request, response, callback);
    }

    /** A stream that sets cookies after all inner wrappers have prepared the response. */
    private final class LateStream extends HttpStream.Wrapper {
        private LateStream(HttpStream stream) {
            super(stream);
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            super.prepareResponse(headers);
            add(headers);
        }
    }
}
