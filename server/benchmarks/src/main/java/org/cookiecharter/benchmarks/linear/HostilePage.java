// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.benchmarks.PageOnItsWay;
import org.cookiecharter.html.PageRewrite;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;

/** A page on its way out, in pieces of the size of a server's buffer. */
final class HostilePage {
    private static final int PIECE = 32 * 1024;

    private final PageOnItsWay site = new PageOnItsWay();

    /** What sends the page once. */
    Runnable reader(String page) {
        ByteBuffer bytes = ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8));
        return () -> send(bytes.slice());
    }

    private void send(ByteBuffer page) {
        MetaData.Response head = site.head();
        PageRewrite rewrite = site.begin(head);
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
