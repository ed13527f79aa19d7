// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of WebSockets between a visitor and a site. */
@Timeout(60)
class WebSocketTunnelTest {
    private static final String CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Lab", "contact": "lab@example.org"},
             "categories": [{"id": "necessary", "consent": "exempt", "name": "Necessary"}],
             "services": [{"id": "login", "name": "Log-in", "provider": "Lab", "category": "necessary",
              "cookies": [{"name": "sid", "purpose": "Know you.", "duration": "session"}]}]}
            """;

    @TempDir
    private Path directory;

    @Test
    void forwardsTextAndBinaryInBothDirections() throws Exception {
        try (EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            Visitor visitor = new Visitor();
            WebSocket socket = visitor.connect(proxy, "/hmr?token=a|b");
            assertEquals("text hello", visitor.next());
            socket.sendText("grüße", true).join();
            assertEquals("text grüße", visitor.next());
            socket.sendBinary(ByteBuffer.wrap(new byte[] {0, -1, 13, 10}), true).join();
            assertEquals("binary 4", visitor.next());
            socket.sendPing(ByteBuffer.wrap(new byte[0])).join();
            assertEquals("ping", visitor.next());
            assertTrue(site.takeHead().startsWith("GET /hmr?token=a%7Cb HTTP/1.1\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 16 * 1024, 65_536, 3_000_000})
    void forwardsMessagesOfAnySize(int size) throws Exception {
        try (EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            Visitor visitor = new Visitor();
            WebSocket socket = visitor.connect(proxy, "/");
            visitor.next();
            socket.sendBinary(ByteBuffer.wrap(new byte[size]), true).join();
            assertEquals("binary " + size, visitor.next());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3000, 4999})
    void forwardsCloseCodeAndReason(int code) throws Exception {
        try (EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            Visitor visitor = new Visitor();
            WebSocket socket = visitor.connect(proxy, "/");
            visitor.next();
            socket.sendClose(code, "bye").join();
            assertEquals("close " + code + " bye", visitor.next());
        }
    }

    @Test
    void forwardsSubprotocolOfUpstream() throws Exception {
        try (EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            WebSocket socket = new Visitor().connect(proxy, "/", "other", "chat");
            assertEquals("chat", socket.getSubprotocol());
            String head = site.takeHead();
            assertEquals(List.of("other, chat"), RawSite.values(head, "Sec-WebSocket-Protocol"));
            assertEquals(List.of("localhost:" + proxy.port()), RawSite.values(head, "Host"));
            assertEquals(List.of("127.0.0.1"), RawSite.values(head, "X-Forwarded-For"));
        }
    }

    @Test
    void keepsSilentTunnelOpen() throws Exception {
        Duration limit = Duration.ofMillis(150);
        try (EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.impatient(site.uri(), limit, limit)) {
            Visitor visitor = new Visitor();
            WebSocket socket = visitor.connect(proxy, "/");
            visitor.next();
            Thread.sleep(10 * limit.toMillis());
            socket.sendText("still there", true).join();
            assertEquals("text still there", visitor.next());
        }
    }

    /** The two ends negotiate extensions such as {@code permessage-deflate}. */
    @Test
    void forwardsHandshakeHeadersAndCookies() throws Exception {
        try (EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = handshake(proxy, "Sec-WebSocket-Extensions: permessage-deflate\nCookie: sid=1\n");
            assertTrue(response.startsWith("HTTP/1.1 101"), response);
            assertEquals(List.of("websocket"), RawSite.values(response, "Upgrade"));
            assertEquals(List.of("Upgrade"), RawSite.values(response, "Connection"));
            assertEquals(List.of("ws=1"), RawSite.values(response, "Set-Cookie"));
            assertEquals(List.of("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), RawSite.values(response, "Sec-WebSocket-Accept"));
            String head = site.takeHead();
            assertEquals(List.of("permessage-deflate"), RawSite.values(head, "Sec-WebSocket-Extensions"));
            assertEquals(List.of("sid=1"), RawSite.values(head, "Cookie"));
            assertEquals(List.of("WebSocket"), RawSite.values(head, "Upgrade"));
        }
    }

    @Test
    void controlsCookiesOfHandshakeInsideConsentHandler() throws Exception {
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"));
                EchoSocketSite site = new EchoSocketSite();
                ProxyServer proxy = ProxyServer.inside(
                        new ConsentHandler(Catalogue.parse(CATALOGUE, "cookies.json"), proofs), site.uri())) {
            String response = handshake(proxy, "Cookie: sid=1; undeclared=1\n");
            assertTrue(response.startsWith("HTTP/1.1 101"), response);
            assertEquals(List.of("sid=1"), RawSite.values(site.takeHead(), "Cookie"));
            assertEquals(
                    List.of(),
                    RawSite.values(response, "Set-Cookie").stream()
                            .filter(cookie -> cookie.startsWith("ws=1"))
                            .toList());
        }
    }

    @Test
    void forwardsRejectedHandshake() throws Exception {
        try (RawSite site =
                        RawSite.saying("HTTP/1.1 403 Forbidden\nContent-Length: 0\nX-Why: no\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = handshake(proxy, "Cookie: sid=1\n");
            assertTrue(response.startsWith("HTTP/1.1 403"), response);
            assertEquals(List.of("no"), RawSite.values(response, "X-Why"));
        }
    }

    @Test
    void closesTunnelIfUpstreamBreaksOff() throws Exception {
        try (RawSite site = RawSite.saying(
                        "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n\nrest");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            // Reads until the end: a connection that stays open fails by its timeout.
            assertTrue(handshake(proxy, "").endsWith("\r\n\r\nrest"));
        }
    }

    private static String handshake(ProxyServer proxy, String fields) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(20_000);
            RawSite.write(socket, """
                    GET /socket HTTP/1.1
                    Host: localhost
                    Upgrade: WebSocket
                    Connection: keep-alive, Upgrade
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    Sec-WebSocket-Version: 13
                    """ + fields + "\n");
            String head = RawSite.readHead(socket);
            return fields.isEmpty()
                    ? head + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : head;
        }
    }

    /** A browser's side of a WebSocket, which records messages. */
    private static final class Visitor implements WebSocket.Listener {
        private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        private int size;

        WebSocket connect(ProxyServer proxy, String path, String... protocols) {
            WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
            if (protocols.length > 0) {
                builder.subprotocols(
                        protocols[0],
                        List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
            }
            return builder.buildAsync(URI.create("ws://localhost:" + proxy.port() + path.replace("|", "%7C")), this)
                    .join();
        }

        String next() throws InterruptedException {
            String next = arrived.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing has arrived");
            }
            return next;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            arrived.add("text " + data);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            size += data.remaining();
            if (last) {
                arrived.add("binary " + size);
                size = 0;
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            arrived.add("ping");
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            arrived.add("close " + code + " " + reason);
            return null;
        }
    }
}
