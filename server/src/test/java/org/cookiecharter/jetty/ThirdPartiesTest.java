// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdPartiesTest {
    private static final String JSON = """
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary", "purpose": "To work"},
              {"id": "stats", "consent": "opt-out", "name": "Statistics", "purpose": "To count"},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show"}],
             "services": [
              {"id": "cdn", "provider": "Us", "name": "Files", "category": "needed", "purpose": "To work",
               "origins": ["cdn.example"]},
              {"id": "count", "provider": "Counter", "name": "Count", "category": "stats", "purpose": "To count",
               "origins": ["count.example"]},
              {"id": "map", "provider": "Maps", "name": "Map", "category": "media", "purpose": "To show",
               "origins": ["map.example:8443", "tiles.video.example"]},
              {"id": "video", "provider": "Video", "name": "Video", "category": "media", "purpose": "To show",
               "origins": ["*.video.example", "video.example"]}]}
            """;
    private static final String IMAGE = "<img src=https://a.video.example/>";
    private static final String BLOCKED =
            "<img data-consent-src=https://a.video.example/ data-consent-blocked=\"video\">";

    @TempDir
    Path directory;

    @Test
    void sendsSamePageAfterRefusalAndGrant() throws Exception {
        try (TestSite site = page(IMAGE)) {
            Reply refused = site.get("/", site.chose());
            assertEquals(BLOCKED, refused.body());
            assertEquals(List.of(), refused.all("Vary"));
            assertEquals(refused, site.get("/", site.chose("video")));
        }
    }

    @Test
    void usesMostSpecificOrigin() throws Exception {
        String page = "<img src=//cdn.example><img src=//count.example><img src=//video.example>"
                + "<img src=//tiles.video.example><img src=//map.example><img src=//map.example:8443>";
        try (TestSite site = page(page)) {
            assertEquals(
                    "<img src=//cdn.example><img data-consent-src=//count.example data-consent-blocked=\"count\">"
                            + "<img data-consent-src=//video.example data-consent-blocked=\"video\">"
                            + "<img data-consent-src=//tiles.video.example data-consent-blocked=\"map\"><img src=//map.example>"
                            + "<img data-consent-src=//map.example:8443 data-consent-blocked=\"map\">",
                    site.get("/").body());
        }
    }

    @Test
    void blocksInPagesInPiecesAndCompressedPages() throws Exception {
        String text = "<p>" + "x".repeat(50_000) + IMAGE + "</p>";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        try (TestSite site = new TestSite(directory, JSON).around(writing(response -> {
            response.getHeaders().put("Content-Encoding", "gzip");
            byte[] bytes = packed.toByteArray();
            for (int i = 0; i < bytes.length; i++) {
                write(response, ByteBuffer.wrap(bytes, i, 1));
            }
        }))) {
            byte[] body = site.get("/", "Accept-Encoding: gzip", "Accept: text/html")
                    .body()
                    .getBytes(StandardCharsets.ISO_8859_1);
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            assertEquals(text.replace(IMAGE, BLOCKED), new String(unpacked, StandardCharsets.UTF_8));
        }
    }

    @Test
    void sendsLengthAndEntityTagOfModifiedPage() throws Exception {
        try (TestSite site = new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.getHeaders().put("Content-Type", "text/html");
            response.getHeaders().put("ETag", "\"1\"");
            response.getHeaders().put("Content-Length", IMAGE.length());
            write(response, ByteBuffer.wrap(IMAGE.getBytes(StandardCharsets.UTF_8)));
        })) {
            Reply reply = site.get("/");
            assertEquals(BLOCKED, reply.body());
            assertEquals("", reply.header("Content-Length"));
            assertTrue(reply.header("ETag").matches("\"1--[^\"]+\""), reply.header("ETag"));
        }
    }

    @Test
    void dropsLinksToBlockedHosts() throws Exception {
        try (TestSite site = new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.getHeaders().add("Link", "<https://video.example/>; rel=preconnect, </a>; rel=preload");
            response.getHeaders().add(new HttpField("LINK", "<//a.video.example/v.js>; rel=preload; as=script"));
        })) {
            assertEquals(List.of("</a>; rel=preload"), site.get("/").all("Link"));
        }
    }

    @Test
    void dropsLinksOfEarlyHints() throws Exception {
        try (TestSite site = new TestSite(directory, JSON).respondingWith((request, response) -> {
            HttpFields hints = HttpFields.build()
                    .add("Link", "<https://video.example/>; rel=preconnect")
                    .add("Link", "</own.css>; rel=preload");
            response.writeInterim(103, hints).get();
        })) {
            String raw = site.get("/").raw();
            assertTrue(raw.contains("HTTP/1.1 103") && raw.contains("</own.css>; rel=preload"), raw);
            assertFalse(raw.contains("video.example"), raw);
        }
    }

    @Test
    void countsAndLogsHostsOfNoService() throws Exception {
        String page = "<img src=//b.example/><img src=https://A.example><img src=//b.example><img src=/x>"
                + "<img src=//www.example.org/><a href=//c.example>x</a>" + IMAGE;
        try (TestSite site = page(page)) {
            assertTrue(site.get("/").body().contains("<img src=//b.example/>"));
            assertEquals(3, site.consent.getUndeclaredThirdParties());
            assertEquals(List.of("a.example", "b.example"), site.consent.undeclaredThirdPartyHosts());
        }
    }

    @Test
    void blocksNothingAndCountsAllInReportOnlyMode() throws Exception {
        try (TestSite site = page(
                IMAGE + "<img src=//b.example/>",
                handler -> handler.getSettings().setMode(Mode.REPORT_ONLY))) {
            assertEquals(IMAGE + "<img src=//b.example/>", site.get("/").body());
            assertEquals(List.of("b.example"), site.consent.undeclaredThirdPartyHosts());
        }
    }

    @Test
    void blocksNothingIfDisabled() throws Exception {
        try (TestSite site = page(IMAGE, handler -> handler.getSettings().setBlockThirdParties(false))) {
            assertEquals(IMAGE, site.get("/").body());
        }
    }

    @Test
    void addsRestrictionToCspOfApplication() throws Exception {
        try (TestSite site = new TestSite(directory, JSON)
                .with(handler -> handler.getSettings().setRestrictOriginsByCsp(true))
                .respondingWith((request, response) -> {
                    response.getHeaders().put("Content-Type", "text/html");
                    response.getHeaders().put("Content-Security-Policy", "frame-ancestors 'none'");
                })) {
            List<String> policies = site.get("/").all("Content-Security-Policy");
            assertEquals("frame-ancestors 'none'", policies.get(0));
            assertEquals(2, policies.size());
            assertTrue(
                    policies.get(1)
                            .startsWith(
                                    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: *.video.example cdn.example"),
                    policies.get(1));
            assertTrue(policies.get(1).contains(" wss://map.example:8443"), policies.get(1));
        }
    }

    @Test
    void restrictsOnlyPages() throws Exception {
        try (TestSite site = new TestSite(directory, JSON)
                .with(handler -> handler.getSettings().setRestrictOriginsByCsp(true))
                .respondingWith((request, response) -> response.getHeaders().put("Content-Type", "text/css"))) {
            assertEquals(List.of(), site.get("/").all("Content-Security-Policy"));
        }
    }

    @Test
    void reportsRestrictionInReportOnlyMode() throws Exception {
        try (TestSite site = page(IMAGE, handler -> {
            handler.getSettings().setMode(Mode.REPORT_ONLY);
            handler.getSettings().setRestrictOriginsByCsp(true);
        })) {
            Reply reply = site.get("/");
            assertEquals(List.of(), reply.all("Content-Security-Policy"));
            assertEquals(1, reply.all("Content-Security-Policy-Report-Only").size());
        }
    }

    @Test
    void scriptContainsBlockedHosts() throws Exception {
        try (TestSite site = page("")) {
            String script = site.get("/consent/banner.js").body();
            assertTrue(
                    script.contains(
                            "\"origins\":{\"count.example\":\"count\",\"map.example:8443\":\"map\","
                                    + "\"tiles.video.example\":\"map\",\"*.video.example\":\"video\",\"video.example\":\"video\"}"),
                    script.substring(0, 2000));
        }
    }

    @Test
    void blocksHostOfTwoServicesUnlessOneIsExempt() throws Exception {
        String json = JSON.replace("\"video.example\"]", "\"count.example\", \"cdn.example\"]");
        try (TestSite site = new TestSite(directory, json)
                .around(writing(response -> write(
                        response,
                        ByteBuffer.wrap("<img src=//count.example><img src=//cdn.example>"
                                .getBytes(StandardCharsets.UTF_8)))))) {
            assertEquals(
                    "<img data-consent-src=//count.example data-consent-blocked=\"count|video\"><img src=//cdn.example>",
                    site.get("/").body());
            String script = site.get("/consent/banner.js").body();
            assertTrue(script.contains("\"count.example\":\"count|video\""), script.substring(0, 2000));
            assertFalse(script.contains("\"cdn.example\":"), script.substring(0, 2000));
        }
    }

    @Test
    void allowsOwnHostDespiteDeclarationForAnotherPort() throws Exception {
        String json = JSON.replace("\"video.example\"]", "\"example.org\"]");
        String own = "<img src=//example.org/a><img src=http://example.org:80/a>";
        try (TestSite site = new TestSite(directory, json)
                .around(writing(response -> write(
                        response,
                        ByteBuffer.wrap((own + "<img src=//example.org:81/>").getBytes(StandardCharsets.UTF_8)))))) {
            assertEquals(
                    own + "<img data-consent-src=//example.org:81/ data-consent-blocked=\"video\">",
                    site.get("/").body());
        }
    }

    private TestSite page(String html) throws Exception {
        return page(html, handler -> {});
    }

    private TestSite page(String html, java.util.function.Consumer<ConsentHandler> configuration) throws Exception {
        return new TestSite(directory, JSON)
                .with(configuration)
                .around(writing(response -> write(response, ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)))));
    }

    private interface Writing {
        void write(Response response) throws Exception;
    }

    private static Handler writing(Writing writing) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                response.getHeaders().put("Content-Type", "text/html;charset=utf-8");
                writing.write(response);
                callback.succeeded();
                return true;
            }
        };
    }

    private static void write(Response response, ByteBuffer bytes) throws Exception {
        try (Blocker.Callback blocker = Blocker.callback()) {
            response.write(false, bytes, blocker);
            blocker.block();
        }
    }
}
