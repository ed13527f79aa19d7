// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.PageApp.LARGE;
import static org.cookiecharter.html.PageApp.LARGE_TAGGED;
import static org.cookiecharter.html.PageApp.PAGE;
import static org.cookiecharter.html.PageApp.TAGGED;
import static org.cookiecharter.html.PageApp.compressing;
import static org.cookiecharter.html.PageApp.gzip;
import static org.cookiecharter.html.PageApp.write;
import static org.cookiecharter.html.PageServer.BROWSER;
import static org.cookiecharter.html.PageServer.TAG;
import static org.cookiecharter.html.PageServer.header;
import static org.cookiecharter.html.PageServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of bodies that pass through a real server. */
@Timeout(60)
class PageBodyTest {
    @Test
    void updatesContentLength() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        byte[] expected = TAGGED.getBytes(StandardCharsets.UTF_8);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Length", page.length);
            write(response, true, page);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(TAGGED, text(response));
            assertEquals(Integer.toString(expected.length), header(response, "Content-Length"));
            assertEquals(1, server.gate.sends.get());
        }
    }

    @Test
    void updatesContentLengthOfPageInPieces() throws Exception {
        byte[] page = LARGE.getBytes(StandardCharsets.UTF_8);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Length", page.length);
            for (int at = 0; at < page.length; at += 7000) {
                byte[] piece = Arrays.copyOfRange(page, at, Math.min(at + 7000, page.length));
                write(response, at + 7000 >= page.length, piece);
            }
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(LARGE_TAGGED, text(response));
            assertEquals(Integer.toString(page.length + TAG.length()), header(response, "Content-Length"));
        }
    }

    @Test
    void sendsPageSplitInPrologChunked() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Length", PAGE.getBytes(StandardCharsets.UTF_8).length);
            write(response, false, "");
            write(response, false, PAGE.substring(0, 23));
            write(response, false, PAGE.substring(23, 24));
            write(response, false, PAGE.substring(24));
            write(response, true, "");
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(TAGGED, text(response));
            assertEquals("", header(response, "Content-Length"));
            assertEquals("chunked", header(response, "Transfer-Encoding"));
        }
    }

    @Test
    void copiesNoLargePage() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> write(response, true, LARGE)))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(LARGE_TAGGED, text(response));
            assertEquals(Integer.toString(response.body().length), header(response, "Content-Length"));
            assertEquals(2, server.gate.sends.get());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsFirstPieceBeforeSecondIsWritten(boolean packed) throws Exception {
        CountDownLatch firstRead = new CountDownLatch(1);
        try (PageServer server = new PageServer(new PageApp(response -> {
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            if (!packed) {
                write(response, false, "<html><head><title>");
                firstRead.await();
                write(response, true, "x</title>");
                return;
            }
            response.getHeaders().put("Content-Encoding", "gzip");
            try (GZIPOutputStream gzip = new GZIPOutputStream(buffer, 512, true)) {
                gzip.write("<html><head><title>".getBytes(StandardCharsets.US_ASCII));
                gzip.flush();
                write(response, false, buffer.toByteArray());
                buffer.reset();
                firstRead.await();
                gzip.write("x</title>".getBytes(StandardCharsets.US_ASCII));
            }
            write(response, true, buffer.toByteArray());
        }))) {
            try (InputStream wire = server.open("/", BROWSER);
                    InputStream body = packed ? new GZIPInputStream(wire, 1) : wire) {
                String first = "<html><head>" + TAG + "<title>";
                assertEquals(first, new String(body.readNBytes(first.length()), StandardCharsets.US_ASCII));
                firstRead.countDown();
                assertEquals("x</title>", new String(body.readAllBytes(), StandardCharsets.US_ASCII));
            } finally {
                firstRead.countDown();
            }
        }
    }

    @Test
    void failsOnDamagedPageWithoutHanging() throws Exception {
        byte[] packed = damagedGzip(PAGE + incompressible(100_000));
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Encoding", "gzip");
            write(response, true, packed);
        }))) {
            assertThrows(IOException.class, () -> server.get("/", BROWSER));
        }
    }

    @Test
    void sendsErrorPageForDamagedPageBeforeCommit() throws Exception {
        byte[] packed = damagedGzip(PAGE);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Encoding", "gzip");
            write(response, true, packed);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(500, response.statusCode());
            assertTrue(text(response).startsWith("<html>\n<head>" + TAG), text(response));
        }
    }

    /** Returns the compressed text with a block of an invalid type after it. */
    private static byte[] damagedGzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(packed, 512, true);
        gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        gzip.flush();
        packed.write(7);
        return packed.toByteArray();
    }

    private static String incompressible(int size) {
        return new Random(7)
                .ints(size, ' ', 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void closesConnectionOfHttp10Client() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            write(response, false, LARGE.substring(0, 22));
            write(response, true, LARGE.substring(22));
        }))) {
            String raw = server.raw("GET / HTTP/1.0\r\nAccept: text/html\r\n\r\n");
            String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
            assertEquals(LARGE_TAGGED, body);
            assertFalse(raw.contains("chunked"), raw.substring(0, 300));
        }
    }

    @Test
    void respondsToHeadWithHeadersOfPage() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders()
                    .put("ETag", "\"a\"")
                    .put("Content-Length", PAGE.getBytes(StandardCharsets.UTF_8).length);
            write(response, true, PAGE);
        }))) {
            HttpResponse<byte[]> response = server.request("HEAD", "/", BROWSER);
            assertEquals(0, response.body().length);
            String raw = server.raw("HEAD / HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
            assertTrue(raw.endsWith("\r\n\r\n"), raw);
            assertFalse(raw.contains("<") || raw.contains("\r\n0\r\n"), raw);
            assertEquals("\"a--1a\"", header(response, "ETag"));
            assertEquals("", header(response, "Content-Length"));
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
    }

    @Test
    void asksInnerCompressingHandlerForGzip() throws Exception {
        try (PageServer server = new PageServer(compressing(new PageApp(response -> write(response, true, LARGE))))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals("gzip", header(response, "Content-Encoding"));
            assertEquals(LARGE_TAGGED, text(response));
        }
    }

    @Test
    void insertsInsideOuterCompressingHandler() throws Exception {
        try (PageServer server =
                new PageServer(compressing(null), new PageApp(response -> write(response, true, LARGE)))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals("gzip", header(response, "Content-Encoding"));
            assertEquals(LARGE_TAGGED, text(response));
        }
    }

    @Test
    void endsResponseIfClientDisconnects() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Encoding", "gzip");
            byte[] packed = gzip(LARGE);
            try {
                while (true) {
                    write(response, false, packed);
                }
            } catch (IOException x) {
                ended.countDown();
                throw x;
            }
        }))) {
            InputStream wire = server.open("/", BROWSER);
            assertEquals(100, wire.readNBytes(100).length);
            wire.close();
            ended.await();
        }
    }
}
