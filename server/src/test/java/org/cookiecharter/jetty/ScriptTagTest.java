package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.ScriptTagServer.BROWSER;
import static org.cookiecharter.jetty.ScriptTagServer.TAG;
import static org.cookiecharter.jetty.ScriptTagServer.header;
import static org.cookiecharter.jetty.ScriptTagServer.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of core handlers through a real server. */
class ScriptTagTest {
    private static final String PAGE =
            "<!doctype html><html><head><title>é</title></head><body>" + "text ".repeat(1000) + "</body></html>";
    private static final String TAGGED = PAGE.replace("<head>", "<head>" + TAG);
    private static final String LARGE = PAGE + "0123456789".repeat(20_000);
    private static final String LARGE_TAGGED = LARGE.replace("<head>", "<head>" + TAG);

    /** Answers on one thread, with blocking writes. */
    private interface Page {
        void write(Response response) throws Exception;
    }

    private static Handler.Abstract app(Page page) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                response.getHeaders().put("Content-Type", "text/html;charset=utf-8");
                page.write(response);
                callback.succeeded();
                return true;
            }
        };
    }

    private static void write(Response response, boolean last, byte[] bytes) throws IOException {
        try (Blocker.Callback blocker = Blocker.callback()) {
            response.write(last, ByteBuffer.wrap(bytes).asReadOnlyBuffer(), blocker);
            blocker.block();
        }
    }

    private static void write(Response response, boolean last, String text) throws IOException {
        write(response, last, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void aPageOfKnownLengthHasItsNewLength() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        byte[] expected = TAGGED.getBytes(StandardCharsets.UTF_8);
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
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
    void aPageOfKnownLengthInPiecesHasItsNewLength() throws Exception {
        byte[] page = LARGE.getBytes(StandardCharsets.UTF_8);
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
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
    void aPageThatIsCutInItsPrologueIsChunked() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
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
    void aLargePageIsNotCopied() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> write(response, true, LARGE)))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(LARGE_TAGGED, text(response));
            assertEquals(Integer.toString(response.body().length), header(response, "Content-Length"));
            assertEquals(2, server.gate.sends.get());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstPieceArrivesBeforeTheSecondIsWritten(boolean packed) throws Exception {
        CountDownLatch firstRead = new CountDownLatch(1);
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
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
    void aDamagedPageFailsAndDoesNotHang() throws Exception {
        byte[] packed = gzip(PAGE + incompressible(100_000));
        packed[packed.length - 2] ^= 1;
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders().put("Content-Encoding", "gzip");
            write(response, true, packed);
        }))) {
            assertThrows(IOException.class, () -> server.get("/", BROWSER));
        }
    }

    @Test
    void aDamagedPageIsAnErrorPageWhereNothingWasSentYet() throws Exception {
        byte[] packed = gzip(PAGE);
        packed[packed.length - 2] ^= 1;
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders().put("Content-Encoding", "gzip");
            write(response, true, packed);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(500, response.statusCode());
            assertTrue(text(response).startsWith("<html>\n<head>" + TAG), text(response));
        }
    }

    private static String incompressible(int size) {
        return new Random(7)
                .ints(size, ' ', 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "", "text/html2", "image/svg+xml", "application/xml"})
    void otherContentStaysByteForByte(String type) throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            HttpFields.Mutable headers = response.getHeaders();
            headers.remove("Content-Type");
            if (!type.isEmpty()) {
                headers.put("Content-Type", type);
            }
            headers.put("ETag", "\"a\"").put("Last-Modified", "Mon, 23 Nov 2026 10:00:00 GMT");
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
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "deflate"})
    void codingsThatCannotBeOpenedStayAsTheyAre(String coding) throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders().put("Content-Encoding", coding).put("ETag", "\"a\"");
            write(response, true, page);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertArrayEquals(page, response.body());
            assertEquals("\"a\"", header(response, "ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 302, 404, 503})
    void theStatusDecides(int status) throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.setStatus(status);
            write(response, true, PAGE);
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(status, response.statusCode());
            assertEquals(status == 206 || status == 302 ? PAGE : TAGGED, text(response));
        }
    }

    @Test
    void whatIsSaidOfTheOldBytesIsNotSaidOfTheNew() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
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
    void aScriptThatFetchesAPartOfAPageGetsJustThat() throws Exception {
        String part = "<tr><td>x</td></tr>";
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders().put("ETag", "\"a\"");
            write(response, true, part);
        }))) {
            HttpResponse<byte[]> fetched = server.get("/", "Accept", "text/html", "Sec-Fetch-Dest", "empty");
            assertEquals(part, text(fetched));
            assertEquals("\"a\"", header(fetched, "ETag"));
            assertEquals(Integer.toString(part.length()), header(fetched, "Content-Length"));
            assertEquals(TAG + part, text(server.get("/", "Accept", "text/html", "Sec-Fetch-Dest", "document")));
        }
    }

    @Test
    void aScriptThatFetchesAWholePageGetsTheTag() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> write(response, true, PAGE)))) {
            assertEquals(TAGGED, text(server.get("/", "Accept", "*/*", "Sec-Fetch-Dest", "empty")));
            assertEquals(TAGGED, text(server.get("/")));
        }
    }

    @Test
    void theEncodingIsTakenFromTheContentType() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_16BE);
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders().put("Content-Type", "TEXT/HTML ; x=y; CharSet=\"UTF-16BE\"");
            write(response, false, page);
        }))) {
            assertEquals(TAGGED, new String(server.get("/", BROWSER).body(), StandardCharsets.UTF_16BE));
        }
    }

    @Test
    void xmlPagesAreInsertedIntoBehindTheirHead() throws Exception {
        String page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head></html>";
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders().put("Content-Type", "application/xhtml+xml");
            write(response, true, page);
        }))) {
            assertEquals(page.replace("<head>", "<head>" + TAG), text(server.get("/", BROWSER)));
        }
    }

    @Test
    void anOldClientReadsUntilTheConnectionEnds() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
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
    void aQuestionForTheHeadersGetsThoseOfThePage() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(app(response -> {
            response.getHeaders()
                    .put("ETag", "\"a\"")
                    .put("Content-Length", PAGE.getBytes(StandardCharsets.UTF_8).length);
            write(response, true, PAGE);
        }))) {
            HttpResponse<byte[]> response = server.ask("HEAD", "/", BROWSER);
            assertEquals(0, response.body().length);
            assertEquals("\"a--1a\"", header(response, "ETag"));
            assertEquals("", header(response, "Content-Length"));
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
    }

    @Test
    void jettysOwnPagesGetTheTag() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(new Handler.Abstract() {
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

    @Test
    void aCompressingHandlerInsideIsAskedForGzip() throws Exception {
        try (ScriptTagServer server = new ScriptTagServer(compressing(app(response -> write(response, true, LARGE))))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals("gzip", header(response, "Content-Encoding"));
            assertEquals(LARGE_TAGGED, text(response));
        }
    }

    @Test
    void aCompressingHandlerOutsideIsReachedInto() throws Exception {
        try (ScriptTagServer server =
                new ScriptTagServer(compressing(null), app(response -> write(response, true, LARGE)))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals("gzip", header(response, "Content-Encoding"));
            assertEquals(LARGE_TAGGED, text(response));
        }
    }

    static CompressionHandler compressing(@Nullable Handler application) {
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(new GzipCompression());
        if (application != null) {
            handler.setHandler(application);
        }
        return handler;
    }
}
