// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that pages get the script and that third parties are blocked, however pages are written. */
@ParameterizedClass
@EnumSource(Server.class)
@Timeout(120)
class PagesIT {
    private static final String BROWSER = "Accept: text/html,*/*";
    private static final String BLOCKED =
            "<iframe data-consent-src=\"https://video.example/1\" data-consent-blocked=\"video\"></iframe>";

    private final TestSite site;
    private final String page;

    PagesIT(Server server) throws Exception {
        site = server.site();
        page = page();
    }

    private String page() throws Exception {
        String text = site.get("/app/page", BROWSER).text();
        String tag = "<script src=\"/consent/banner.js?v=";
        int start = text.indexOf(tag);
        assertTrue(start > 0, text);
        String script = text.substring(start, text.indexOf("</script>") + "</script>".length());
        return "<!doctype html><html><head>" + script + "<title>é</title></head><body>" + BLOCKED + "</body></html>";
    }

    @Test
    void insertsScriptIntoPage() throws Exception {
        Reply reply = site.get("/app/page", BROWSER);
        assertEquals(page, reply.text());
        assertEquals(Integer.toString(reply.body().length()), reply.header("content-length"));
        assertTrue(reply.header("etag").startsWith("\"1--"), reply::toString);
        assertEquals(List.of(), reply.all("link"));
    }

    @Test
    void keepsEncodingOfWriter() throws Exception {
        Reply reply = site.get("/app/writtenPage", BROWSER);
        assertEquals(page, new String(reply.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1));
        assertTrue(
                reply.header("content-type").toLowerCase(java.util.Locale.ROOT).contains("charset=iso-8859-1"));
    }

    @Test
    void admitsScriptUnderCspOfPage() throws Exception {
        Reply reply = site.get("/app/policyPage", BROWSER);
        assertEquals(page.replace("\"></script>", "\" nonce=\"abc\"></script>"), reply.text());
        String policies = String.join(", ", reply.all("content-security-policy"));
        assertTrue(
                policies.startsWith("script-src 'nonce-abc' 'strict-dynamic', default-src 'none'; script-src "),
                policies);
        assertTrue(policies.contains("/consent/banner.js; connect-src "), policies);
    }

    @Test
    void insertsIntoPageWithoutTypeButNotIntoDownload() throws Exception {
        assertEquals(page, site.get("/app/typelessPage", BROWSER).text());
        assertFalse(site.get("/app/download", BROWSER).text().contains("banner.js"));
    }

    @Test
    void insertsScriptIntoForwardedPage() throws Exception {
        assertEquals(page, site.get("/app/forwardPage", BROWSER).text());
    }

    @Test
    void insertsScriptIntoCompressedPage() throws Exception {
        Reply reply = site.get("/app/gzipPage", BROWSER, "Accept-Encoding: gzip");
        assertEquals("gzip", reply.header("content-encoding"));
        assertEquals(page, reply.unzipped());
    }

    @Test
    void containerCompressesAfterFilter() throws Exception {
        Reply reply = site.get("/app/writeListener", BROWSER, "Accept-Encoding: gzip");
        String text = reply.header("content-encoding").equals("gzip") ? reply.unzipped() : reply.text();
        assertTrue(text.startsWith(page), text::toString);
    }

    @Test
    void sendsWholePageWithAsyncWrites() throws Exception {
        Reply reply = site.get("/app/writeListener", BROWSER);
        assertEquals(page + "<p>0123456789</p>".repeat(500_000), reply.text());
    }

    @Test
    void insertsScriptIntoStaticPages() throws Exception {
        assertEquals(page, site.get("/static.html", BROWSER).text());
    }

    @Test
    void respondsToHeadRequestForPage() throws Exception {
        Reply reply = site.request("HEAD /app/page", BROWSER);
        assertEquals(200, reply.status());
        assertTrue(reply.header("etag").startsWith("\"1--"), reply::toString);
        assertTrue(
                List.of("", Integer.toString(page.getBytes(StandardCharsets.UTF_8).length))
                        .contains(reply.header("content-length")),
                reply::toString);
    }

    @Test
    void leavesOtherContentUnchanged() throws Exception {
        Reply reply = site.get("/app/long", BROWSER);
        assertFalse(reply.text().contains("<script"));
    }
}
