// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import org.cookiecharter.html.NetworkHost;
import org.cookiecharter.html.PageContext;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;

/** Begins to rewrite a page without a server: the script is put in, and one third party blocked. */
public final class PageOnItsWay {
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

    /** None is on its way yet. */
    public PageOnItsWay() {}

    /** The head of one response. */
    public MetaData.Response head() {
        return new MetaData.Response(200, null, HttpVersion.HTTP_1_1, headers);
    }

    /**
     * What rewrites the page of this response.
     *
     * @param head of the response, which is sent first
     */
    public PageRewrite begin(MetaData.Response head) {
        PageRewrite rewrite = rewriter.begin(request, head);
        if (rewrite == null) {
            throw new IllegalStateException("the page is left alone");
        }
        return rewrite;
    }
}
