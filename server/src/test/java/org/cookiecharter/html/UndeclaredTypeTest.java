// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.PageApp.PAGE;
import static org.cookiecharter.html.PageApp.TAGGED;
import static org.cookiecharter.html.PageApp.gzip;
import static org.cookiecharter.html.PageApp.write;
import static org.cookiecharter.html.PageServer.BROWSER;
import static org.cookiecharter.html.PageServer.TAG;
import static org.cookiecharter.html.PageServer.header;
import static org.cookiecharter.html.PageServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of responses that browsers display as pages despite an unclear or missing type. */
@Timeout(60)
class UndeclaredTypeTest {
    private static PageServer server(String body, String... fields) throws Exception {
        return new PageServer(new PageApp(response -> {
            HttpFields.Mutable headers = response.getHeaders();
            headers.remove("Content-Type");
            for (String field : fields) {
                String[] parts = field.split(":", 2);
                headers.add(parts[0], parts[1].strip());
            }
            headers.put("ETag", "\"a\"");
            write(response, true, body);
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html charset=utf-8",
                "text/html, text/html; charset=utf-8",
                "text/plain, text/html",
                "text/html;",
                "text/html, */*",
                "text/html, nonsense",
                "text/html,",
                "TEXT/HTML(comment)",
                "nonsense",
                "*/*",
                "unknown/unknown",
                "application/unknown",
                ";text/html",
            })
    void insertsIntoContentThatBrowsersSniffAsHtml(String type) throws Exception {
        try (PageServer server = server(PAGE, "Content-Type: " + type)) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(TAGGED, text(response));
            assertEquals("\"a--1a\"", header(response, "ETag"));
        }
    }

    @Test
    void insertsIntoPageWithSeveralTypes() throws Exception {
        try (PageServer server = server(PAGE, "Content-Type: text/plain", "Content-Type: text/html")) {
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
        try (PageServer server = server(PAGE, "Content-Type: text/html", "Content-Type: text/plain")) {
            assertEquals(PAGE, text(server.get("/", BROWSER)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html>|<p>x",
                " \n<!DocType HTML>|",
                "<html>|",
                "|<pre>x",
                "|<article>x",
                "|<base href=/>",
                "<!-- x -->|<i>y",
                "<head>|",
                "|<script>",
                "|<title>x",
            })
    void insertsIntoPageWithoutType(String row) throws Exception {
        try (PageServer server = server(row.replace("|", ""))) {
            assertEquals(row.replace("|", TAG), text(server.get("/", BROWSER)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "<span>x",
                "<meta charset=utf-8>",
                "<svg></svg>",
                "x<html>",
                "\uFEFF<html>",
                "{}",
                "",
                "  "
            })
    void leavesTextWithoutType(String text) throws Exception {
        try (PageServer server = server(text)) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            assertEquals(text, text(response));
            assertEquals("\"a\"", header(response, "ETag"));
        }
    }

    @Test
    void leavesPageWithoutTypeUnderNosniff() throws Exception {
        try (PageServer server = server(PAGE, "X-Content-Type-Options: NoSniff")) {
            assertEquals(PAGE, text(server.get("/", BROWSER)));
        }
        try (PageServer server =
                server(PAGE, "X-Content-Type-Options: nosniff", "Content-Type: text/html charset=utf-8")) {
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
    }

    @Test
    void insertsIntoPageWithoutTypeInPieces() throws Exception {
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().remove("Content-Type");
            write(response, false, "");
            write(response, false, PAGE.substring(0, 5));
            write(response, true, PAGE.substring(5));
        }))) {
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().remove("Content-Type");
            write(response, false, "");
            write(response, false, "text");
            write(response, true, PAGE);
        }))) {
            assertEquals("text" + PAGE, text(server.get("/", BROWSER)));
        }
    }

    @Test
    void insertsIntoCompressedPageWithoutType() throws Exception {
        byte[] packed = gzip(PAGE);
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().remove("Content-Type");
            response.getHeaders().put("Content-Encoding", "gzip");
            write(response, true, packed);
        }))) {
            assertEquals(TAGGED, text(server.get("/", BROWSER)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decodesDeflate(boolean bare) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed, new Deflater(9, bare))) {
            deflate.write(PageApp.LARGE.getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = packed.toByteArray();
        try (PageServer server = new PageServer(new PageApp(response -> {
            response.getHeaders().put("Content-Encoding", "deflate");
            for (int at = 0; at < all.length; at += 100) {
                write(response, false, Arrays.copyOfRange(all, at, Math.min(at + 100, all.length)));
            }
            write(response, true, "");
        }))) {
            HttpResponse<byte[]> response = server.get("/", BROWSER);
            byte[] body = new InflaterInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
            assertEquals(PageApp.LARGE_TAGGED, new String(body, StandardCharsets.UTF_8));
        }
    }
}
