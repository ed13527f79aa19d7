// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;
import org.cookiecharter.benchmarks.SamplePageRewriter;
import org.cookiecharter.html.PageRewrite;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;

/**
 * The rewriter of this project without a server: it adds the banner's script and blocks one third party. The page is
 * one chunk, compressed or not. {@link EarlierVersion} loads this class with the rewriter of another version.
 */
public final class OurRewriter implements ToLongFunction<byte[]> {
    private final SamplePageRewriter site;

    /**
     * Creates a rewriter.
     *
     * @param coding the content coding of the pages, {@code gzip} or {@code identity}
     */
    public OurRewriter(String coding) {
        site = new SamplePageRewriter(coding);
    }

    /** Returns the number of bytes sent. */
    @Override
    public long applyAsLong(byte[] page) {
        MetaData.Response response = site.head();
        PageRewrite rewrite = site.rewriteOf(response);
        long[] sent = new long[1];
        rewrite.send(
                (head, last, content, callback) -> {
                    sent[0] += content == null ? 0 : content.remaining();
                    callback.succeeded();
                },
                response,
                true,
                ByteBuffer.wrap(page),
                Callback.NOOP);
        rewrite.close();
        return sent[0];
    }
}
