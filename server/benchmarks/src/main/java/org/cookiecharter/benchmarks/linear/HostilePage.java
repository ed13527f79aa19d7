// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.benchmarks.SamplePageRewriter;
import org.cookiecharter.html.PageRewrite;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;

/** A page that is sent in chunks of the size of a server's buffer. */
final class HostilePage {
    private static final int CHUNK_SIZE = 32 * 1024;

    private final SamplePageRewriter site = new SamplePageRewriter();

    /** Returns a task that sends the page once. */
    Runnable reader(String page) {
        ByteBuffer bytes = ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8));
        return () -> send(bytes.slice());
    }

    private void send(ByteBuffer page) {
        MetaData.Response head = site.head();
        PageRewrite rewrite = site.rewriteOf(head);
        while (page.hasRemaining()) {
            ByteBuffer chunk = page.slice(page.position(), Math.min(CHUNK_SIZE, page.remaining()));
            page.position(page.position() + chunk.remaining());
            rewrite.send(
                    (first, last, content, callback) -> callback.succeeded(),
                    head,
                    !page.hasRemaining(),
                    chunk,
                    Callback.NOOP);
            head = null;
        }
        rewrite.close();
    }
}
