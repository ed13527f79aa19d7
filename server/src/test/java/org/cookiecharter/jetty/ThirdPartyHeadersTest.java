// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of response headers and redirects that lead browsers to third parties. */
class ThirdPartyHeadersTest {
    private static final String JSON = """
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "stats", "consent": "opt-out", "name": "Statistics", "purpose": "To count"},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show"}],
             "services": [
              {"id": "count", "provider": "Counter", "name": "Count", "category": "stats", "purpose": "To count",
               "origins": ["count.example"]},
              {"id": "video", "provider": "Video", "name": "Video", "category": "media", "purpose": "To show",
               "origins": ["video.example"]}]}
            """;
    private static final String BLOCKED = "https://video.example/b.png";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            Link @ </own.png>; rel=preload; as=image; imagesrcset="http://video.example/L.png 1x" @ ``
            Link @ </own.png>; rel=preload; as=image; ImageSrcSet="/s.png 1x, //video.example/L.png 2x", </a>; rel=preload @ </a>; rel=preload
            Link @ <>; rel="preload"; imagesizes="10vw"; imagesrcset="https:\\/\\/video.example/a,b 100w" @ ``
            Link @ </own.png>; rel=preload; imagesrcset=//video.example/L.png @ ``
            Speculation-Rules @ "/own.json", "https://video.example/rules.json" @ "/own.json"
            Speculation-Rules @ "//video.example/rules.json" @ ``
            speculation-rules @ "https://VIDEO.example/a,b";x=1, "/c,d" @ "/c,d"
            Reporting-Endpoints @ default="https://video.example/r" @ ``
            Reporting-Endpoints @ own="/r", theirs="https://video.example:444/r";x="," @ own="/r"
            reporting-endpoints @ a="//video.example/a,b", b="https://example.org/r" @ b="https://example.org/r"
            Report-To @ {"group":"g","max_age":1,"endpoints":[{"url":"https://video.example/r"}]} @ ``
            Report-To @ {"endpoints":[{"url":"https://video.example/r"},{"url":"/own"}]} @ {"endpoints":[{"url":"/own"}]}
            Report-To @ {"endpoints":[{"url":"/a"}]},{"endpoints":[{"url":"//video.example"}]} @ {"endpoints":[{"url":"/a"}]}
            Content-Security-Policy @ img-src *; report-uri https://video.example/r @ img-src *
            Content-Security-Policy @ report-uri /own //video.example/r; img-src * @ report-uri /own; img-src *
            Content-Security-Policy-Report-Only @ default-src 'self';REPORT-URI https://video.example/r;report-to x @ default-src 'self';report-to x
            Content-Security-Policy-Report-Only @ img-src a, report-uri https://video.example/r; img-src b @ img-src a, img-src b
            Expect-CT @ max-age=1, report-uri="https://video.example/ct" @ max-age=1
            Expect-CT @ report-uri="//video.example/a,b",enforce,max-age=1 @ enforce,max-age=1
            Public-Key-Pins-Report-Only @ pin-sha256="x"; report-uri="https://video.example/p" @ pin-sha256="x"
            Public-Key-Pins @ report-uri="https://video.example/p"; max-age=1 @ max-age=1
            X-XSS-Protection @ 1; report=https://video.example/x @ 1
            """)
    void removesAddressesOfBlockedHost(String name, String value, String kept) throws Exception {
        for (String cookie : List.of("X: none", "granted")) {
            try (TestSite site = site(new HttpField(name, value))) {
                String field = cookie.equals("granted") ? site.chose("video") : cookie;
                assertEquals(
                        kept.isEmpty() ? List.of() : List.of(kept),
                        site.get("/", field).all(name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            Link @ </own.png>; rel=preload; as=image; imagesrcset="/L.png?//video.example 1x"
            Link @ </own.png>; rel=canonical; imagesrcset="//video.example/L.png 1x"
            Link @ </own.png>; rel=preload; title="imagesrcset=//video.example/L.png"
            Speculation-Rules @ "/own.json?https://video.example"
            Reporting-Endpoints @ default="https://example.org/r?https://video.example/"
            Report-To @ {"group" : "video.example", "endpoints":[{"url":"/r"}]}
            Report-To @ no JSON https://video.example
            NEL @ {"report_to":"video.example","max_age":1}
            Content-Security-Policy @ img-src https://video.example ; report-to video.example
            Content-Security-Policy-Report-Only @ img-src https://video.example; report-uri /r
            Expect-CT @ max-age=1, report-uri="https://example.org/r"
            X-Report-To @ {"endpoints":[{"url":"https://video.example/r"}]}
            """)
    void leavesOtherHeadersUnchanged(String name, String value) throws Exception {
        try (TestSite site = site(new HttpField(name, value))) {
            assertEquals(List.of(value), site.get("/").all(name));
        }
    }

    @Test
    void countsUndeclaredReportEndpoint() throws Exception {
        try (TestSite site = site(new HttpField("Reporting-Endpoints", "a=\"https://reports.example/r\""))) {
            assertEquals(1, site.get("/").all("Reporting-Endpoints").size());
            assertEquals(List.of("reports.example"), site.consent.undeclaredThirdPartyHosts());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image", "script", "style", "empty", "font", "video", "worker", "object", "embed", "report"})
    void blocksRedirectOfSubresource(String destination) throws Exception {
        try (TestSite site = redirecting(302, BLOCKED)) {
            Reply reply = site.get("/redir", "Sec-Fetch-Dest: " + destination);
            boolean frame = destination.equals("object") || destination.equals("embed");
            assertEquals(frame ? 204 : 403, reply.status(), reply::raw);
            assertEquals(List.of(), reply.all("Location"));
            assertEquals("no-store", reply.header("Cache-Control"));
            assertEquals(List.of(), reply.all("ETag"));
            assertTrue(reply.raw().contains("Sec-Fetch-Dest"), reply::raw);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void blocksEachKindOfRedirect(int status) throws Exception {
        try (TestSite site = redirecting(status, "//VIDEO.example/b.png")) {
            assertEquals(403, site.get("/redir", "Sec-Fetch-Dest: image").status());
            assertEquals(204, site.get("/redir", "Sec-Fetch-Dest: iframe").status());
            assertEquals(
                    403, site.get("/redir", "Accept: image/avif,image/webp,*/*").status());
            assertEquals(
                    403,
                    site.get("/redir", "Sec-Fetch-Dest: document", "Sec-Purpose: prefetch;prerender")
                            .status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Dest: document", "Accept: text/html", "Accept: */*", "X: none"})
    void followsRedirectOfPage(String header) throws Exception {
        try (TestSite site = redirecting(302, BLOCKED)) {
            Reply reply = site.get("/redir", header);
            assertEquals(302, reply.status());
            assertEquals(BLOCKED, reply.header("Location"));
            assertTrue(String.join(", ", reply.all("Vary")).contains("Sec-Fetch-Dest"), reply::raw);
        }
    }

    @Test
    void followsRedirectForVisitorWhoConsented() throws Exception {
        try (TestSite site = redirecting(302, BLOCKED)) {
            Reply reply = site.get("/redir", "Sec-Fetch-Dest: image", site.chose("video"));
            assertEquals(302, reply.status());
            assertEquals(BLOCKED, reply.header("Location"));
            assertEquals("\"1\"", reply.header("ETag"));
            assertTrue(String.join(", ", reply.all("Vary")).contains("Cookie"), reply::raw);
            assertEquals(
                    403,
                    site.get("/redir", "Sec-Fetch-Dest: image", site.chose()).status());
        }
    }

    @Test
    void followsRedirectToServiceThatIsAllowedUntilRefused() throws Exception {
        try (TestSite site = redirecting(302, "https://count.example/c.gif")) {
            assertEquals(302, site.get("/redir", "Sec-Fetch-Dest: image").status());
            assertEquals(
                    403,
                    site.get("/redir", "Sec-Fetch-Dest: image", site.chose()).status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b.png", "https://example.org/b.png", "https://other.example/?//video.example"})
    void leavesOtherRedirectsUnchanged(String location) throws Exception {
        try (TestSite site = redirecting(302, location)) {
            Reply reply = site.get("/redir", "Sec-Fetch-Dest: image");
            assertEquals(302, reply.status());
            assertEquals(location, reply.header("Location"));
            assertEquals(List.of(), reply.all("Vary"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location", "Refresh"})
    void countsUndeclaredTargetOfSubresourceButNotOfWindow(String name) throws Exception {
        String value = name.equals("Refresh") ? "0; url=https://login.example/" : "https://login.example/";
        try (TestSite site = new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.setStatus(name.equals("Refresh") ? 200 : 302);
            response.getHeaders().put(name, value);
        })) {
            Reply window = site.get("/redir", "Sec-Fetch-Dest: document");
            assertEquals(value, window.header(name));
            assertEquals(List.of(), window.all("Vary"));
            assertEquals(List.of(), site.consent.undeclaredThirdPartyHosts());
            assertEquals(0, site.consent.getUndeclaredThirdParties());
            assertEquals(value, site.get("/redir", "Sec-Fetch-Dest: iframe").header(name));
            assertEquals(List.of("login.example"), site.consent.undeclaredThirdPartyHosts());
        }
    }

    @Test
    void keepsBodyOfBlockedRedirect() throws Exception {
        try (TestSite site = new TestSite(directory, JSON).around(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.setStatus(302);
                response.getHeaders().put("Location", BLOCKED);
                response.write(
                        true, ByteBuffer.wrap("moved".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), callback);
                return true;
            }
        })) {
            Reply reply = site.get("/redir", "Sec-Fetch-Dest: iframe");
            assertEquals(403, reply.status());
            assertEquals("moved", reply.body());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            0; url=https://video.example/
            5;URL='//video.example/x'
            1, https://video.example/
            0 url = "https://video.example/"x
            """)
    void blocksRefreshInFrameOnly(String refresh) throws Exception {
        try (TestSite site = site(new HttpField("Refresh", refresh))) {
            Reply frame = site.get("/", "Sec-Fetch-Dest: iframe");
            assertEquals(List.of(), frame.all("Refresh"));
            assertEquals("no-store", frame.header("Cache-Control"));
            Reply page = site.get("/", "Sec-Fetch-Dest: document");
            assertEquals(refresh, page.header("Refresh"));
            assertTrue(String.join(", ", page.all("Vary")).contains("Sec-Fetch-Dest"), page::raw);
            assertEquals(
                    refresh,
                    site.get("/", "Sec-Fetch-Dest: iframe", site.chose("video")).header("Refresh"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            <meta http-equiv=refresh content="0; url=https://video.example/"> @ <meta http-equiv=refresh data-consent-content="0; url=https://video.example/" data-consent-blocked="video">
            <META CONTENT='5;URL=&quot;//VIDEO.example/x&quot;' HTTP-EQUIV='Refresh'/> @ <META data-consent-CONTENT='5;URL=&quot;//VIDEO.example/x&quot;' HTTP-EQUIV='Refresh' data-consent-blocked="video"/>
            """)
    void blocksMetaRefreshInFrameOnly(String meta, String blocked) throws Exception {
        try (TestSite site = page("<!doctype html><html><head>" + meta + "</head></html>")) {
            Reply frame = site.get("/", "Sec-Fetch-Dest: iframe");
            assertEquals("<!doctype html><html><head>" + blocked + "</head></html>", frame.body());
            assertEquals(List.of("Sec-Fetch-Dest"), frame.all("Vary"));
            Reply page = site.get("/", "Sec-Fetch-Dest: document");
            assertEquals("<!doctype html><html><head>" + meta + "</head></html>", page.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=refresh content=5>",
                "<meta http-equiv=refresh content='0;url=/own'>",
                "<meta http-equiv=x content='0;url=https://video.example/'>",
                "<meta name=refresh content='0;url=https://video.example/'>",
                "<meta http-equiv=refresh>",
            })
    void leavesOtherMetaUnchanged(String meta) throws Exception {
        String page = "<!doctype html><html><head>" + meta + "</head></html>";
        try (TestSite site = page(page)) {
            assertEquals(page, site.get("/", "Sec-Fetch-Dest: iframe").body());
        }
    }

    @Test
    void countsUndeclaredTargetOfMetaRefreshInFrameButNotInWindow() throws Exception {
        try (TestSite site = page("<!doctype html><html><head>"
                + "<meta http-equiv=refresh content='0;url=https://undeclared.example/'></head></html>")) {
            site.get("/", "Sec-Fetch-Dest: document");
            assertEquals(List.of(), site.consent.undeclaredThirdPartyHosts());
            site.get("/", "Sec-Fetch-Dest: iframe");
            assertEquals(List.of("undeclared.example"), site.consent.undeclaredThirdPartyHosts());
        }
    }

    private TestSite page(String page) throws Exception {
        return new TestSite(directory, JSON).around(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put("Content-Type", "text/html;charset=utf-8");
                response.write(true, ByteBuffer.wrap(page.getBytes(java.nio.charset.StandardCharsets.UTF_8)), callback);
                return true;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0; url=/own?https://video.example", "x; url=https://video.example/", "0;url="})
    void leavesOtherRefreshesUnchanged(String refresh) throws Exception {
        try (TestSite site = site(new HttpField("Refresh", refresh))) {
            assertEquals(refresh, site.get("/", "Sec-Fetch-Dest: iframe").header("Refresh"));
        }
    }

    @Test
    void blocksNothingInReportMode() throws Exception {
        try (TestSite site = new TestSite(directory, JSON)
                .with(handler -> handler.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith((request, response) -> {
                    response.setStatus(302);
                    response.getHeaders().put("Location", BLOCKED);
                    response.getHeaders().put("Reporting-Endpoints", "a=\"https://video.example/\"");
                })) {
            Reply reply = site.get("/", "Sec-Fetch-Dest: image");
            assertEquals(302, reply.status());
            assertFalse(reply.all("Reporting-Endpoints").isEmpty());
        }
    }

    private TestSite site(HttpField... fields) throws Exception {
        return new TestSite(directory, JSON).respondingWith((request, response) -> {
            for (HttpField field : fields) {
                response.getHeaders().add(field);
            }
        });
    }

    private TestSite redirecting(int status, String location) throws Exception {
        List<HttpField> fields = new ArrayList<>();
        fields.add(new HttpField("ETag", "\"1\""));
        fields.add(new HttpField("Cache-Control", "max-age=60"));
        fields.add(new HttpField("Location", location));
        return new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.setStatus(status);
            fields.forEach(response.getHeaders()::add);
        });
    }
}
