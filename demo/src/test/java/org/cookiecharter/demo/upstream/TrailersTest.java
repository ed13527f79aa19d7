// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the fields after a chunked body, in both directions. */
@Timeout(60)
class TrailersTest {
    @TempDir
    Path directory;

    @Test
    void forwardsTrailersOfResponse() throws Exception {
        try (RawSite site = chunked("Trailer: Content-Digest, grpc-status\n", "Content-Digest: 1\ngrpc-status: 0\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = get(proxy);
            assertEquals(List.of("Content-Digest, grpc-status"), RawSite.values(head(response), "Trailer"));
            assertEquals(List.of("1"), RawSite.values(trailers(response), "Content-Digest"));
            assertEquals(List.of("0"), RawSite.values(trailers(response), "grpc-status"));
        }
    }

    @Test
    void forwardsTrailersOfPageWithBanner() throws Exception {
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"));
                RawSite site = RawSite.saying(
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\nConnection: close\n\n"
                                + "12\n<!doctype html><p>\n0\nServer-Timing: db;dur=5\nSet-Cookie: sid=1\n\n")) {
            try (ProxyServer proxy = ProxyServer.withBanner(proofs, site.uri())) {
                String response = get(proxy);
                assertTrue(response.contains("banner.js"), response);
                assertEquals(List.of("db;dur=5"), RawSite.values(trailers(response), "Server-Timing"));
                assertFalse(response.contains("sid=1"), response);
            }
        }
    }

    @Test
    void endsResponseWithoutTrailers() throws Exception {
        try (RawSite site = chunked("", "");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            assertTrue(get(proxy).endsWith("\r\n0\r\n\r\n"));
        }
    }

    @Test
    void forwardsLengthOfResponseThatCannotHaveTrailers() throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\nok");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            assertEquals(List.of("2"), RawSite.values(get(proxy), "Content-Length"));
        }
    }

    @Test
    void dropsTrailersForClientOfHttp10() throws Exception {
        try (RawSite site = chunked("Content-Type: text/plain\n", "grpc-status: 0\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = RawHttp.exchange(proxy.port(), "GET / HTTP/1.0\nHost: localhost\n\n");
            assertTrue(response.endsWith("\r\n\r\nok"), response);
        }
    }

    @Test
    void forwardsTrailersOfRequest() throws Exception {
        assertEquals(
                List.of("sha-256=:1:"),
                RawSite.values(
                        receivedBody("Trailer: Content-Digest\n", "Content-Digest: sha-256=:1:\n"), "Content-Digest"));
    }

    @Test
    void announcesTrailersOfRequest() throws Exception {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        try (RawSite site = readingBody(bodies);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            post(proxy, "Trailer: X-Sum\nTE: trailers\nConnection: TE, close\n", "X-Sum: 1\n");
            String head = site.takeHead();
            assertEquals(List.of("X-Sum"), RawSite.values(head, "Trailer"));
            assertEquals(List.of("trailers"), RawSite.values(head, "TE"));
            assertEquals(List.of("close, TE"), RawSite.values(head, "Connection"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: sid=1",
                "Host: other.example",
                "Content-Length: 1",
                "Transfer-Encoding: chunked",
                "Authorization: Basic eDp5",
                "X-Forwarded-For: 6.6.6.6",
                "Forwarded: for=6.6.6.6",
                "X-Real-IP: 6.6.6.6",
                "Sec-Fetch-Site: same-origin",
            })
    void dropsTrailersOfRequestThatMustBeHeaders(String trailer) throws Exception {
        String body = receivedBody("", trailer + "\nX-Sum: 1\n");
        String name = trailer.substring(0, trailer.indexOf(':'));
        assertEquals(List.of(), RawSite.values(body, name));
        assertEquals(List.of("1"), RawSite.values(body, "X-Sum"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie: sid=1",
                "Location: http://third.example/",
                "Content-Type: text/html",
                "Content-Security-Policy: default-src *",
                "Refresh: 0;url=http://third.example/",
                "Access-Control-Allow-Origin: *",
            })
    void dropsTrailersOfResponseThatMustBeHeaders(String trailer) throws Exception {
        try (RawSite site = chunked("", trailer + "\nX-Sum: 1\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String trailers = trailers(get(proxy));
            assertEquals(List.of(), RawSite.values(trailers, trailer.substring(0, trailer.indexOf(':'))));
            assertEquals(List.of("1"), RawSite.values(trailers, "X-Sum"));
        }
    }

    private static RawSite chunked(String headers, String trailers) throws Exception {
        return RawSite.saying("HTTP/1.1 200 OK\n" + headers + "Transfer-Encoding: chunked\nConnection: close\n\n"
                + "2\nok\n0\n" + trailers + "\n");
    }

    private static RawSite readingBody(BlockingQueue<String> bodies) throws Exception {
        return new RawSite((socket, head) -> {
            bodies.add(chunkedBody(socket));
            RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
        });
    }

    /** Reads up to the empty line after the last chunk. */
    private static String chunkedBody(Socket socket) throws IOException {
        StringBuilder body = new StringBuilder();
        do {
            body.append(RawSite.readHead(socket));
        } while (!body.toString().contains("\r\n0\r\n"));
        return body.toString();
    }

    private static String receivedBody(String headers, String trailers) throws Exception {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        try (RawSite site = readingBody(bodies);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            post(proxy, headers + "Connection: close\n", trailers);
            String body = bodies.poll(20, TimeUnit.SECONDS);
            assertTrue(body != null && body.startsWith("2\r\nok\r\n"), body);
            return body;
        }
    }

    private static void post(ProxyServer proxy, String headers, String trailers) throws Exception {
        String response = RawHttp.exchange(
                proxy.port(),
                "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n" + headers + "\n2\nok\n0\n" + trailers
                        + "\n");
        assertTrue(response.startsWith("HTTP/1.1 200"), response);
    }

    private static String get(ProxyServer proxy) throws Exception {
        return RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
    }

    private static String head(String response) {
        return response.substring(0, response.indexOf("\r\n\r\n"));
    }

    private static String trailers(String response) {
        return response.substring(response.lastIndexOf("\r\n0\r\n"));
    }
}
