// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A minimal application, so that the benchmark measures the code around it. */
final class LoadApplication extends Handler.Abstract.NonBlocking {
    static final String COOKIES = "/cookies";
    static final String PAGE = "/page";

    private static final ByteBuffer HELLO = ByteBuffer.wrap("Hello\n".getBytes(StandardCharsets.US_ASCII));
    private static final ByteBuffer DOCUMENT = ByteBuffer.wrap(page());

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        boolean page = path.equals(PAGE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=utf-8" : "text/plain");
        if (path.equals(COOKIES)) {
            LoadCase.SET.forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
        }
        response.write(true, (page ? DOCUMENT : HELLO).slice(), callback);
        return true;
    }

    /** Returns the bytes of {@link #document}. */
    static byte[] page() {
        return document().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a page of about 200 kB: the paragraphs of a portal, with a third-party video or map at intervals. */
    private static String document() {
        StringBuilder html =
                new StringBuilder("<!doctype html><html lang=\"fr\"><head><title>Portal</title></head><body>");
        for (int i = 0; html.length() < 200_000; i++) {
            html.append("<div class=\"card\"><h2><a href=\"/explore/")
                    .append(i)
                    .append(
                            "\">Data set</a></h2><p>What the town measures, counted each month and free to use.</p></div>\n");
            if (i % 200 == 0) {
                html.append("<iframe src=\"https://video.example/embed/")
                        .append(i)
                        .append("\"></iframe>\n");
            }
        }
        return html.append("</body></html>").toString();
    }
}
