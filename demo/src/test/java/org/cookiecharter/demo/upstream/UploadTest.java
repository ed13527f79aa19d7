// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of large request bodies, and of those that wait for {@code 100 Continue}. */
@Timeout(120)
class UploadTest {
    private static final long GIGABYTE = 1L << 30;
    private static final String CREATED = "HTTP/1.1 201 Created\nContent-Length: 0\nConnection: close\n\n";

    @Test
    void streamsUploadOfOneGigabyteWithLength() throws Exception {
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        try (RawSite site = new RawSite((socket, head) -> {
                    arrived.complete(count(socket.getInputStream(), GIGABYTE));
                    RawSite.write(socket, CREATED);
                });
                ProxyServer proxy = ProxyServer.of(site.uri());
                Socket visitor = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            RawSite.write(visitor, post(GIGABYTE, ""));
            byte[] piece = new byte[1 << 20];
            for (long sent = 0; sent < GIGABYTE; sent += piece.length) {
                visitor.getOutputStream().write(piece);
            }
            assertTrue(RawSite.readHead(visitor).startsWith("HTTP/1.1 201"));
            assertEquals(GIGABYTE, arrived.get(20, TimeUnit.SECONDS));
            String head = site.takeHead();
            assertEquals(List.of(String.valueOf(GIGABYTE)), RawSite.values(head, "Content-Length"));
            assertEquals(List.of(), RawSite.values(head, "Transfer-Encoding"));
        }
    }

    /** Bytes that the site has not read stay with the visitor, in socket buffers, and little in the proxy. */
    @Test
    void readsUploadOnlyAsFastAsUpstream() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawSite site = new RawSite((socket, head) -> over.await());
                ProxyServer proxy = ProxyServer.of(site.uri());
                SocketChannel visitor =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
                Selector selector = Selector.open()) {
            visitor.write(StandardCharsets.US_ASCII.encode(post(GIGABYTE, "").replace("\n", "\r\n")));
            visitor.configureBlocking(false);
            visitor.register(selector, SelectionKey.OP_WRITE);
            long accepted = 0;
            ByteBuffer piece = ByteBuffer.allocate(1 << 16);
            // Until no more bytes are accepted; a busy machine stops early, and accepts less.
            while (accepted < GIGABYTE && selector.select(2000) > 0) {
                selector.selectedKeys().clear();
                piece.clear();
                accepted += visitor.write(piece);
            }
            over.countDown();
            assertTrue(accepted < 64L << 20, accepted + " bytes were accepted");
        }
    }

    @Test
    void forwardsChunkedUploadAsChunked() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        try (RawSite site = new RawSite((socket, head) -> {
                    StringBuilder text = new StringBuilder();
                    while (!text.toString().endsWith("0\r\n\r\n")) {
                        text.append((char) socket.getInputStream().read());
                    }
                    body.complete(text.toString());
                    RawSite.write(socket, CREATED);
                });
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            RawHttp.exchange(
                    proxy.port(),
                    "POST /upload HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nConnection: close\n\n5\nhello\n0\n\n");
            assertEquals("5\r\nhello\r\n0\r\n\r\n", body.get(20, TimeUnit.SECONDS));
            String head = site.takeHead();
            assertEquals(List.of("chunked"), RawSite.values(head, "Transfer-Encoding"));
            assertEquals(List.of(), RawSite.values(head, "Content-Type"));
        }
    }

    @Test
    void requestsBodyOnContinueOfUpstream() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<String> body = new CompletableFuture<>();
        try (RawSite site = new RawSite((socket, head) -> {
                    waiting.countDown();
                    RawSite.write(socket, "HTTP/1.1 100 Continue\n\n");
                    body.complete(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII));
                    RawSite.write(socket, CREATED);
                });
                ProxyServer proxy = ProxyServer.of(site.uri());
                Socket visitor = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            RawSite.write(visitor, post(5, "Expect: 100-continue\n"));
            waiting.await();
            assertTrue(RawSite.readHead(visitor).startsWith("HTTP/1.1 100"));
            RawSite.write(visitor, "hello");
            assertTrue(RawSite.readHead(visitor).startsWith("HTTP/1.1 201"));
            assertEquals("hello", body.get(20, TimeUnit.SECONDS));
            assertEquals(List.of("100-continue"), RawSite.values(site.takeHead(), "Expect"));
        }
    }

    /** HTTP/1.0 sites do not support it. */
    @Test
    void requestsBodyWithoutContinueOfUpstream() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        try (RawSite site = new RawSite((socket, head) -> {
                    body.complete(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII));
                    RawSite.write(socket, "HTTP/1.0 201 Created\n\n");
                });
                ProxyServer proxy = ProxyServer.of(site.uri());
                Socket visitor = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            RawSite.write(visitor, post(5, "Expect: 100-continue\n"));
            assertTrue(RawSite.readHead(visitor).startsWith("HTTP/1.1 100"));
            RawSite.write(visitor, "hello");
            assertTrue(RawSite.readHead(visitor).startsWith("HTTP/1.1 201"));
            assertEquals("hello", body.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void forwardsRejectionBeforeBody() throws Exception {
        try (RawSite site =
                        RawSite.saying("HTTP/1.1 413 Content Too Large\nContent-Length: 3\nConnection: close\n\nbig");
                ProxyServer proxy = ProxyServer.of(site.uri());
                Socket visitor = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            RawSite.write(visitor, post(GIGABYTE, "Expect: 100-continue\n"));
            String head = RawSite.readHead(visitor);
            assertTrue(head.startsWith("HTTP/1.1 413"), head);
            assertFalse(head.contains("100 Continue"), head);
            assertEquals("big", new String(visitor.getInputStream().readNBytes(3), StandardCharsets.US_ASCII));
        }
    }

    private static String post(long length, String fields) {
        return "POST /upload HTTP/1.1\nHost: localhost\nContent-Type: application/octet-stream\n" + fields
                + "Content-Length: " + length + "\n\n";
    }

    private static long count(InputStream body, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int n; count < length && (n = body.read(buffer)) >= 0; count += n) {}
        return count;
    }
}
