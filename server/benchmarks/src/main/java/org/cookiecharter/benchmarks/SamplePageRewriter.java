// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import org.cookiecharter.html.PageContext;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;

/** A rewriter of sample pages without a server: it adds the banner's script and blocks one third party. */
public final class SamplePageRewriter {
    private final PageRewriter rewriter = new PageRewriter(
            "/consent/banner.js?v=1",
            "1",
            (host, own) -> host.name().equals("video.example") ? "video" : null,
            null,
            null);
    private final PageContext request =
            new SampleContext("GET", "/", HttpFields.EMPTY, new NetworkHost("www.example.org", 443));
    private final HttpFields headers;

    private record SampleContext(String method, String path, HttpFields headers, NetworkHost own)
            implements PageContext {}

    /** Creates a rewriter of pages that are not compressed. */
    public SamplePageRewriter() {
        this("identity");
    }

    /** @param coding the content coding of the pages, {@code gzip} or {@code identity} */
    public SamplePageRewriter(String coding) {
        headers = HttpFields.build()
                .put("Content-Type", "text/html;charset=utf-8")
                .put("Content-Encoding", coding)
                .asImmutable();
    }

    /** Returns the status line and headers of a response. */
    public MetaData.Response head() {
        return new MetaData.Response(200, null, HttpVersion.HTTP_1_1, headers);
    }

    /**
     * Returns the rewriter of this response's page.
     *
     * @param head the status line and headers of the response, which are sent first
     */
    public PageRewrite rewriteOf(MetaData.Response head) {
        PageRewrite rewrite = rewriter.begin(request, head);
        if (rewrite == null) {
            throw new IllegalStateException("the page is not rewritten");
        }
        return rewrite;
    }
}
