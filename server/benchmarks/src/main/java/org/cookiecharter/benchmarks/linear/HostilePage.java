// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.html.NetworkHost;
import org.cookiecharter.html.PageContext;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;

/** A page on its way out, in pieces of the size of a server's buffer. */
final class HostilePage {
    private static final int PIECE = 32 * 1024;

    private final PageRewriter rewriter = new PageRewriter(
            "/consent/banner.js?v=1",
            "1",
            (host, own) -> host.name().equals("video.example") ? "video" : null,
            null,
            null);
    private final PageContext request = new Asked("GET", HttpFields.EMPTY, new NetworkHost("www.example.org", 443));
    private final HttpFields headers =
            HttpFields.build().put("Content-Type", "text/html;charset=utf-8").asImmutable();

    private record Asked(String method, HttpFields headers, NetworkHost own) implements PageContext {}

    /** What sends the page once. */
    Runnable reader(String page) {
        ByteBuffer bytes = ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8));
        return () -> send(bytes.slice());
    }

    private void send(ByteBuffer page) {
        MetaData.Response response = new MetaData.Response(200, null, HttpVersion.HTTP_1_1, headers);
        PageRewrite rewrite = rewriter.begin(request, response);
        if (rewrite == null) {
            throw new IllegalStateException("the page is left alone");
        }
        MetaData.Response head = response;
        while (page.hasRemaining()) {
            ByteBuffer piece = page.slice(page.position(), Math.min(PIECE, page.remaining()));
            page.position(page.position() + piece.remaining());
            rewrite.send(
                    (first, last, content, callback) -> callback.succeeded(),
                    head,
                    !page.hasRemaining(),
                    piece,
                    Callback.NOOP);
            head = null;
        }
        rewrite.close();
    }
}
