// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.PageServer.BROWSER;
import static org.cookiecharter.html.PageServer.TAG;
import static org.cookiecharter.html.PageServer.header;
import static org.cookiecharter.html.PageServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of static files, which Jetty caches in shared buffers and revalidates itself. */
@Timeout(60)
class PageStaticTest {
    private static final String PAGE = "<!doctype html><html><head><title>x</title>" + "0123456789".repeat(20_000);
    private static final String TAGGED = PAGE.replace("<head>", "<head>" + TAG);

    @TempDir
    private Path files = Path.of("");

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(files.resolve("page.html"), PAGE);
        Files.writeString(files.resolve("small.html"), "<html><body>x");
        Files.writeString(files.resolve("data.txt"), PAGE);
    }

    private Handler.Wrapper files() {
        ResourceHandler handler = new ResourceHandler();
        handler.setBaseResource(ResourceFactory.root().newResource(files));
        handler.setEtags(true);
        return handler;
    }

    @Test
    void sendsFileWithTagEachTime() throws Exception {
        try (PageServer server = new PageServer(files())) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<byte[]> response = server.get("/page.html", BROWSER);
                assertEquals(TAGGED, text(response));
                assertEquals(Integer.toString(TAGGED.length()), header(response, "Content-Length"));
                assertEquals("", header(response, "Last-Modified") + header(response, "Accept-Ranges"));
                assertEquals("<html>" + TAG + "<body>x", text(server.get("/small.html", BROWSER)));
            }
        }
        assertEquals(PAGE, Files.readString(files.resolve("page.html")));
    }

    @Test
    void revalidatesOnlyCopyWithTag() throws Exception {
        try (PageServer server = new PageServer(files())) {
            String etag = header(server.get("/page.html", BROWSER), "ETag");
            assertTrue(etag.endsWith("--1a\""), etag);
            for (String accept : new String[] {"text/html", "*/*"}) {
                HttpResponse<byte[]> same = server.get("/page.html", "Accept", accept, "If-None-Match", etag);
                assertEquals(304, same.statusCode());
                assertEquals(etag, header(same, "ETag"));
                assertEquals("", header(same, "Last-Modified"));
            }
            String bare = etag.replace("--1a", "");
            for (String stale : new String[] {bare, etag.replace("--1a", "--0"), "*"}) {
                HttpResponse<byte[]> whole = server.get("/page.html", "Accept", "text/html", "If-None-Match", stale);
                assertEquals(200, whole.statusCode());
                assertEquals(TAGGED, text(whole));
            }
            HttpResponse<byte[]> fetched = server.get("/page.html", "Accept", "*/*", "If-None-Match", bare);
            assertEquals(304, fetched.statusCode());
            assertEquals(bare, header(fetched, "ETag"));
            assertEquals(
                    200,
                    server.get(
                                    "/page.html",
                                    "Accept",
                                    "text/html",
                                    "If-Modified-Since",
                                    "Fri, 01 Jan 2100 00:00:00 GMT")
                            .statusCode());
            HttpResponse<byte[]> head = server.request("HEAD", "/page.html", BROWSER);
            assertEquals(etag, header(head, "ETag"));
            assertEquals("", header(head, "Content-Length"));
        }
    }

    @Test
    void revalidatesCompressedCopy() throws Exception {
        try (PageServer server = new PageServer(PageApp.compressing(files()))) {
            HttpResponse<byte[]> first = server.get("/page.html", BROWSER);
            assertEquals("gzip", header(first, "Content-Encoding"));
            assertEquals(TAGGED, text(first));
            HttpResponse<byte[]> again = server.get(
                    "/page.html",
                    "Accept",
                    "text/html",
                    "Accept-Encoding",
                    "gzip",
                    "If-None-Match",
                    header(first, "ETag"));
            assertEquals(304, again.statusCode());
            assertEquals(header(first, "ETag"), header(again, "ETag"));
        }
    }

    @Test
    void servesRangesOfOtherFilesOnly() throws Exception {
        try (PageServer server = new PageServer(files())) {
            HttpResponse<byte[]> page = server.get("/page.html", "Accept", "text/html", "Range", "bytes=0-9");
            assertEquals(200, page.statusCode());
            assertEquals(TAGGED, text(page));
            HttpResponse<byte[]> part = server.get("/data.txt", "Accept", "*/*", "Range", "bytes=10-19");
            assertEquals(206, part.statusCode());
            assertArrayEquals(Arrays.copyOfRange(PAGE.getBytes(StandardCharsets.US_ASCII), 10, 20), part.body());
            HttpResponse<byte[]> whole = server.get("/data.txt", BROWSER);
            assertEquals(PAGE, text(whole));
            assertEquals("bytes", header(whole, "Accept-Ranges"));
            assertTrue(Stream.of("ETag", "Last-Modified", "Content-Length")
                    .noneMatch(name -> header(whole, name).isEmpty()));
        }
    }
}
