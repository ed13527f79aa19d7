// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The upstream site: it sets every cookie with every response, returns the received cookies in {@code X-Seen}, and acts
 * by its path, {@code /page}, {@code /error} or {@code /break}.
 */
final class Application extends Handler.Abstract {
    /** A cookie of each declared service, and an undeclared one. */
    static final List<String> COOKIES = List.of("sid", "_c", "_v", "_m", "stranger");

    static final String BLOCKED = "<img src=\"//v.example/i.png\">";
    private static final String PAGE = "<!doctype html><html><head><title>Page</title></head><body>" + BLOCKED
            + "<p>text</p>".repeat(200) + "</body></html>";

    private final AtomicLong turn = new AtomicLong();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders()
                .put("X-Seen", String.join("; ", request.getHeaders().getValuesList(HttpHeader.COOKIE)));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        long value = turn.incrementAndGet();
        for (String cookie : COOKIES) {
            response.getHeaders().add(HttpHeader.SET_COOKIE, cookie + '=' + value + "; Path=/; Max-Age=99999999");
        }
        switch (request.getHttpURI().getPath()) {
            case "/error" -> {
                response.setStatus(500);
                Content.Sink.write(response, true, PAGE, callback);
            }
            case "/break" -> {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 2 * length());
                Content.Sink.write(
                        response,
                        false,
                        PAGE,
                        Callback.from(
                                () -> callback.failed(new IllegalStateException("broken off, as asked")),
                                callback::failed));
            }
            default -> Content.Sink.write(response, true, PAGE, callback);
        }
        return true;
    }

    private static long length() {
        return PAGE.getBytes(StandardCharsets.UTF_8).length;
    }
}
