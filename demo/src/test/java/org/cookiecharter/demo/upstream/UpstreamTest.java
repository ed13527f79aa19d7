// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the proxy alone, in front of the JDK's server. */
@Timeout(30)
class UpstreamTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void forwardsStatusHeadersAndBody() throws Exception {
        try (PlainSite site = PlainSite.saying(418, "tea", "X-Pot: 1", "X-Pot: 2")) {
            HttpResponse<String> response = get(front(site.uri()), "/pot?milk=1");
            assertEquals(418, response.statusCode());
            assertEquals("tea", response.body());
            assertEquals(List.of("1", "2"), response.headers().allValues("X-Pot"));
            assertEquals(1, response.headers().allValues("Date").size());
            PlainSite.Received received = site.takeReceived();
            assertEquals("/pot?milk=1", received.uri());
        }
    }

    @Test
    @DisplayName("46: the site behind sees the signal")
    void forwardsGpcSignal() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok")) {
            client.send(
                    request(front(site.uri()), "/").header("Sec-GPC", "1").build(),
                    HttpResponse.BodyHandlers.ofString());
            // The JDK's server capitalizes names like this.
            assertEquals(List.of("1"), site.takeReceived().header("Sec-gpc"));
        }
    }

    @Test
    void forwardsHostOfRequest() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok")) {
            int port = front(site.uri());
            get(port, "/");
            assertEquals(List.of("localhost:" + port), site.takeReceived().header("Host"));
        }
    }

    @Test
    void replacesForwardingHeadersOfClient() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok")) {
            int port = front(site.uri());
            client.send(
                    request(port, "/")
                            .header("X-Forwarded-For", "6.6.6.6")
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Prefix", "/evil")
                            .header("Forwarded", "for=6.6.6.6")
                            .header("X-Real-IP", "6.6.6.6")
                            .header("Sec-GPC", "1")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            PlainSite.Received received = site.takeReceived();
            assertEquals(List.of("127.0.0.1"), received.header("X-forwarded-for"));
            assertEquals(List.of("http"), received.header("X-forwarded-proto"));
            assertEquals(List.of("localhost:" + port), received.header("X-forwarded-host"));
            assertEquals(List.of(), received.header("X-forwarded-prefix"));
            assertEquals(List.of(), received.header("Forwarded"));
            assertEquals(List.of(), received.header("X-real-ip"));
            assertEquals(List.of("1"), received.header("Sec-gpc"));
            assertEquals(List.of("1.1 cookie-charter"), received.header("Via"));
        }
    }

    @Test
    void addsNoRequestHeaders() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok")) {
            int port = front(site.uri());
            RawHttp.exchange(port, "GET / HTTP/1.1\nHost: localhost\nContent-Type: text/plain\nConnection: close\n\n");
            PlainSite.Received received = site.takeReceived();
            assertEquals(List.of(), received.header("User-agent"));
            assertEquals(List.of(), received.header("Accept-encoding"));
            assertEquals(List.of(), received.header("Transfer-encoding"));
        }
    }

    @Test
    void forwardsCompressedBytesUnchanged() throws Exception {
        byte[] compressed = gzip("Bonjour".repeat(1000));
        try (PlainSite site = new PlainSite(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            PlainSite.response(exchange, 200, compressed);
        })) {
            HttpResponse<byte[]> response = client.send(
                    request(front(site.uri()), "/")
                            .header("Accept-Encoding", "gzip, br")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertArrayEquals(compressed, response.body());
            assertEquals(
                    "gzip", response.headers().firstValue("Content-Encoding").orElse(""));
            assertEquals(List.of("gzip, br"), site.takeReceived().header("Accept-encoding"));
        }
    }

    @Test
    void forwardsRedirectAndHeadRequest() throws Exception {
        try (PlainSite site = PlainSite.saying(302, "moved", "Location: /next")) {
            int port = front(site.uri());
            HttpResponse<String> response = client.send(
                    request(port, "/")
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(302, response.statusCode());
            assertEquals("/next", response.headers().firstValue("Location").orElse(""));
            assertEquals("5", response.headers().firstValue("Content-Length").orElse(""));
            assertEquals("", response.body());
            assertEquals("HEAD", site.takeReceived().method());
        }
    }

    @Test
    void forwardsBeginningBeforeEnd() throws Exception {
        CountDownLatch receivedStart = new CountDownLatch(1);
        try (PlainSite site = new PlainSite(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("beginning".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                receivedStart.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.getResponseBody().write(" end".getBytes(StandardCharsets.UTF_8));
        })) {
            HttpResponse<InputStream> response =
                    client.send(request(front(site.uri()), "/").build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertEquals("beginning", new String(body.readNBytes(9), StandardCharsets.UTF_8));
                receivedStart.countDown();
                assertEquals(" end", new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void reportsUnreachableUpstream() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        URI uri = URI.create("http://127.0.0.1:" + nobody);
        HttpResponse<String> response = client.send(
                request(front(uri), "/").header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(502, response.statusCode());
        assertEquals(
                "text/html;charset=utf-8",
                response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.body().contains("<h1>The site does not answer</h1>"), response.body());
        assertTrue(response.body().contains("<code>" + uri + "</code>"), response.body());
    }

    @Test
    void reportsSlowUpstream() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        try (PlainSite site = new PlainSite(exchange -> {
            try {
                reported.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        })) {
            HttpResponse<String> response =
                    get(start(new Upstream(new UpstreamAddress(site.uri(), null), Duration.ofMillis(300))), "/");
            reported.countDown();
            assertEquals(504, response.statusCode());
            assertTrue(response.body().contains("Le site met trop de temps à répondre"), response.body());
        }
    }

    private int front(URI site) throws Exception {
        return start(new Upstream(site));
    }

    private int start(Upstream upstream) throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(upstream);
        server.start();
        return connector.getLocalPort();
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(request(port, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
