// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Hand-written consent enforcement for the benchmark's site: a name prefix, a string joiner, and two regular
 * expressions on the page's text. It ignores the visitor's choice, content encodings, pages in several chunks and all
 * the hard cases.
 */
final class NaiveConsent extends Handler.Wrapper {
    private static final String BLOCKED = "ad";
    private static final Pattern HEAD = Pattern.compile("<head>", Pattern.CASE_INSENSITIVE);
    private static final Pattern VIDEO =
            Pattern.compile("<iframe([^>]*) src=\"(https://video\\.example/[^\"]*)\"", Pattern.CASE_INSENSITIVE);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        StringJoiner allowed = new StringJoiner("; ");
        List<HttpCookie> cookies = Request.getCookies(request);
        for (HttpCookie cookie : cookies) {
            if (!cookie.getName().startsWith(BLOCKED)) {
                allowed.add(cookie.getName() + "=" + cookie.getValue());
            }
        }
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        headers.remove(HttpHeader.COOKIE);
        if (allowed.length() > 0) {
            headers.add(HttpHeader.COOKIE, allowed.toString());
        }
        HttpFields visible = headers.asImmutable();
        request.addHttpStreamWrapper(stream -> new NaiveStream(stream, cookies));
        Request received = new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return visible;
            }
        };
        return super.handle(received, response, callback);
    }

    private static final class NaiveStream extends HttpStream.Wrapper {
        private final List<HttpCookie> cookies;

        NaiveStream(HttpStream stream, List<HttpCookie> cookies) {
            super(stream);
            this.cookies = cookies;
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            super.prepareResponse(headers);
            List<String> set = headers.getValuesList(HttpHeader.SET_COOKIE);
            headers.remove(HttpHeader.SET_COOKIE);
            set.stream()
                    .filter(cookie -> !cookie.startsWith(BLOCKED))
                    .forEach(cookie -> headers.add(HttpHeader.SET_COOKIE, cookie));
            for (HttpCookie cookie : cookies) {
                if (cookie.getName().startsWith(BLOCKED)) {
                    headers.add(HttpHeader.SET_COOKIE, cookie.getName() + "=; Path=/; Max-Age=0");
                }
            }
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            String type = response == null ? null : response.getHttpFields().get(HttpHeader.CONTENT_TYPE);
            if (type == null || !type.startsWith("text/html")) {
                super.send(request, response, last, content, callback);
                return;
            }
            String page = BufferUtil.toString(content, StandardCharsets.UTF_8);
            String blocked = VIDEO.matcher(page).replaceAll("<iframe$1 data-consent=\"video\" data-src=\"$2\"");
            String tagged = HEAD.matcher(blocked).replaceFirst("$0<script src=\"/consent/banner.js\"></script>");
            ByteBuffer body = BufferUtil.toBuffer(tagged, StandardCharsets.UTF_8);
            HttpFields fields = HttpFields.build(response.getHttpFields())
                    .put(new HttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(body.remaining())));
            super.send(
                    request,
                    new MetaData.Response(response.getStatus(), null, response.getHttpVersion(), fields),
                    last,
                    body,
                    callback);
        }
    }
}
