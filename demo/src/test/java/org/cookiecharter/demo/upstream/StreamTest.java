// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of responses that begin late, arrive in small pieces, or are partial. */
@Timeout(60)
class StreamTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    /** A multiple of every timeout that could end the stream. */
    private static final long SILENCE = 1500;

    @Test
    void forwardsServerSentEventBeforeNext() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        try (RawSite site = new RawSite((socket, head) -> {
                    RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n");
                    firstSeen.await();
                    RawSite.write(socket, "data: 2\n\n");
                });
                ProxyServer proxy = ProxyServer.of(site.uri());
                BufferedReader events = new BufferedReader(new InputStreamReader(
                        HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(proxy.uri("/events"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            assertEquals("data: 1", events.readLine());
            firstSeen.countDown();
            assertEquals("", events.readLine());
            assertEquals("data: 2", events.readLine());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/x-ndjson", "multipart/x-mixed-replace; boundary=b"})
    void keepsSilentStreamOpen(String type) throws Exception {
        try (RawSite site = new RawSite((socket, head) -> {
                    RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Type: " + type + "\n\nfirst\n");
                    Thread.sleep(SILENCE);
                    RawSite.write(socket, "second\n");
                });
                ProxyServer proxy = ProxyServer.impatient(site.uri(), SHORT, SHORT)) {
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(proxy.uri("/events")).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertEquals("first\r\nsecond\r\n", new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Long polls and slow reports need this. */
    @Test
    void visitorMayWaitLongerThanIdleTimeout() throws Exception {
        try (RawSite site = new RawSite((socket, head) -> {
                    Thread.sleep(SILENCE);
                    RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Length: 4\n\nlate");
                });
                ProxyServer proxy = ProxyServer.impatient(site.uri(), Duration.ofSeconds(30), SHORT)) {
            assertEquals(
                    "late",
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(proxy.uri("/poll")).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    /** The timeout of an exchange must not remain on a reused connection. */
    @Test
    void reusesIdleConnection() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok");
                ProxyServer proxy = ProxyServer.impatient(site.uri(), Duration.ofSeconds(20), Duration.ofSeconds(20))) {
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        "ok",
                        client.send(
                                        HttpRequest.newBuilder(proxy.uri("/")).build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
            }
        }
    }

    @Test
    void closesStreamIfVisitorDisconnects() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        CountDownLatch noticed = new CountDownLatch(1);
        try (RawSite site = new RawSite((socket, head) -> {
                    RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n");
                    left.await();
                    try {
                        while (true) {
                            RawSite.write(socket, "data: 2\n\n");
                            Thread.sleep(20);
                        }
                    } finally {
                        noticed.countDown();
                    }
                });
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
                RawSite.write(visitor, "GET /events HTTP/1.1\nHost: localhost\n\n");
                assertTrue(RawSite.readHead(visitor).startsWith("HTTP/1.1 200"));
            }
            left.countDown();
            noticed.await();
        }
    }

    @Test
    void forwardsRanges() throws Exception {
        try (RawSite site = RawSite.saying(
                        "HTTP/1.1 206 Partial Content\nContent-Type: video/mp4\nContent-Range: bytes 5-9/20\nAccept-Ranges: bytes\nContent-Length: 5\nConnection: close\n\n56789");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = RawHttp.exchange(
                    proxy.port(),
                    "GET /film.mp4 HTTP/1.1\nHost: localhost\nRange: bytes=5-9\nIf-Range: \"1\"\nConnection: close\n\n");
            assertTrue(response.startsWith("HTTP/1.1 206"), response);
            assertEquals(List.of("bytes 5-9/20"), RawSite.values(response, "Content-Range"));
            assertEquals(List.of("bytes"), RawSite.values(response, "Accept-Ranges"));
            assertTrue(response.endsWith("\r\n\r\n56789"), response);
            String head = site.takeHead();
            assertEquals(List.of("bytes=5-9"), RawSite.values(head, "Range"));
            assertEquals(List.of("\"1\""), RawSite.values(head, "If-Range"));
        }
    }
}
