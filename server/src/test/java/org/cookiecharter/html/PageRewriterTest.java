// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.PageApp.PAGE;
import static org.cookiecharter.html.PageApp.TAGGED;
import static org.cookiecharter.html.PageApp.write;
import static org.cookiecharter.html.PageServer.BROWSER;
import static org.cookiecharter.html.PageServer.TAG;
import static org.cookiecharter.html.PageServer.header;
import static org.cookiecharter.html.PageServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which responses of a real server get the tag, and their headers. */
@Timeout(60)
class PageRewriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "text/html2",
                "text/html/x",
                "text/html=",
                "text/ html",
                "text/html, text/plain",
                "text/html;charset=utf-8, application/json",
                "text/plain;x=\", text/html\"",
                "image/svg+xml",
                "application/xml"
            })
    void forwardsOtherContentByteForByte(String type) throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        try (PageServer server = new PageServer(new PageApp(response -> {
            HttpFields.Mutable headers = response.getHeaders();
            headers.put("Content-Type", type)
                    .put("ETag", "\"a\"")
                    .put("Last-Modified", "Mon, 23 Nov 2026 10:00:00 GMT");
            write(response, true, page);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertArrayEquals(page, response.body());
            assertEquals("\"a\"", header(response, "ETag"));
            assertEquals("Mon, 23 Nov 2026 10:00:00 GMT", header(response, "Last-Modified"));
            assertEquals(Integer.toString(page.length), header(response, "Content-Length"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "deflate, gzip"})
    void leavesUnsupportedCodingsUnchanged(String coding) throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Encoding", coding).put("ETag", "\"a\"");
            write(response, true, page);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertArrayEquals(page, response.body());
            assertEquals("\"a\"", header(response, "ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "UTF-8", "identity, binary", "8bit"})
    void insertsIntoPageOfCodingThatBrowsersIgnore(String coding) throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Encoding", coding);
            write(response, true, PAGE);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(TAGGED, new String(response.body(), StandardCharsets.UTF_8));
            assertEquals(coding, header(response, "Content-Encoding"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 300, 302, 303, 305, 308, 404, 503})
    void insertsIntoEveryStatusWithDisplayedBody(int status) throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.setStatus(status);
            write(response, true, PAGE);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(status, response.statusCode());
            assertEquals(TAGGED, text(response));
        }
    }

    @ParameterizedTest
    @CsvSource({"301, true", "302, true", "303, true", "307, true", "308, true", "300, false", "201, false"})
    void leavesBodyOfFollowedRedirect(int status, boolean followed) throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.setStatus(status);
            response.getHeaders().put("Location", "/elsewhere");
            write(response, true, PAGE);
        }))) {
            String raw = server.raw("GET / HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
            assertEquals(!followed, raw.contains(TAG), raw.substring(0, 300));
        }
    }

    @Test
    void leavesRequestedRangeOfPage() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.setStatus(206);
            response.getHeaders().put("Content-Range", "bytes 0-9/10000");
            write(response, true, PAGE);
        }))) {
            HttpResponse<byte[]> part = server.get("/", "Accept", "*/*", "Range", "bytes=0-9");
            assertEquals(PAGE, text(part));
            assertEquals("bytes 0-9/10000", header(part, "Content-Range"));
            HttpResponse<byte[]> page = server.get("/", BROWSER);
            assertEquals(TAGGED, text(page));
            assertEquals("", header(page, "Content-Range"));
        }
    }

    @Test
    void removesHeadersAboutOriginalBytes() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders()
                    .put("etag", "W/\"a\"")
                    .put("last-modified", "Mon, 23 Nov 2026 10:00:00 GMT")
                    .put("Accept-Ranges", "bytes")
                    .put("Content-MD5", "x")
                    .put("Digest", "x")
                    .put("Content-Digest", "x")
                    .put("Repr-Digest", "x")
                    .put("Cache-Control", "no-transform")
                    .put("X-Other", "kept");
            response.setTrailersSupplier(() -> HttpFields.build().put("X-Trailer", "kept"));
            write(response, false, PAGE);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(TAGGED, text(response));
            assertEquals("W/\"a--1a\"", header(response, "ETag"));
            assertEquals("kept", header(response, "X-Other"));
            for (String name : new String[] {
                "Last-Modified", "Accept-Ranges", "Content-MD5", "Digest", "Content-Digest", "Repr-Digest"
            }) {
                assertEquals("", header(response, name), name);
            }
            String raw = server.raw("GET / HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
            assertTrue(raw.endsWith("\r\n0\r\nX-Trailer: kept\r\n\r\n"), raw);
        }
    }

    @Test
    void leavesFragmentFetchedByScript() throws Exception {
        String part = "<tr><td>x</td></tr>";
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("ETag", "\"a\"");
            write(response, true, part);
        }))) {
            HttpResponse<byte[]> fetched = server.get("/", "Accept", "text/html", "Sec-Fetch-Dest", "empty");
            assertEquals(part, text(fetched));
            assertEquals("Sec-Fetch-Dest", header(fetched, "Vary"));
            assertEquals("\"a\"", header(fetched, "ETag"));
            assertEquals(Integer.toString(part.length()), header(fetched, "Content-Length"));
            assertEquals(TAG + part, text(server.get("/", "Accept", "text/html", "Sec-Fetch-Dest", "document")));
        }
    }

    @Test
    void insertsIntoWholePageFetchedByScript() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> write(response, true, PAGE)))) {
            assertEquals(TAGGED, text(server.get("/", "Accept", "*/*", "Sec-Fetch-Dest", "empty")));
            assertEquals(TAGGED, text(server.get("/")));
        }
    }

    @Test
    void usesEncodingOfContentType() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_16BE);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Type", "TEXT/HTML ; x=y; CharSet=\"UTF-16BE\"");
            write(response, false, page);
        }))) {
            assertEquals(TAGGED, new String(server.get("/", BROWSER).body(), StandardCharsets.UTF_16BE));
        }
    }

    @Test
    void insertsAfterHeadOfXmlPages() throws Exception {
        String page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head></html>";
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Type", "application/xhtml+xml");
            write(response, true, page);
        }))) {
            assertEquals(page.replace("<head>", "<head>" + TAG), text(server.get("/", BROWSER)));
        }
    }

    @Test
    void insertsIntoErrorPagesOfJetty() throws Exception {
        try (PageServer server = new PageServer(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (Request.getPathInContext(request).equals("/thrown")) {
                    throw new IllegalStateException("on purpose");
                }
                if (Request.getPathInContext(request).equals("/failed")) {
                    callback.failed(new IOException("on purpose"));
                    return true;
                }
                return false;
            }
        })) {
            for (String path : new String[] {"/nowhere", "/thrown", "/failed"}) {
                HttpResponse<byte[]> response = server.get(path, BROWSER);
                assertEquals(path.equals("/nowhere") ? 404 : 500, response.statusCode());
                assertTrue(text(response).startsWith("<html>\n<head>" + TAG), text(response));
                assertEquals(Integer.toString(response.body().length), header(response, "Content-Length"));
            }
        }
    }
}
