// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that the log names the side that ended a response early. */
@Timeout(60)
class BrokenResponseTest {
    private static final String REQUEST = "GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String PIECE = "x".repeat(1024);

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void captureLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseLog() {
        System.setErr(stderr);
    }

    /** Browsers disconnect like this if a page was requested as an icon. */
    @Test
    void reportsNoUpstreamFailureIfVisitorDisconnects() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        try (RawSite site = new RawSite((socket, head) -> {
                    RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Type: text/plain\n\n");
                    try {
                        while (true) {
                            RawSite.write(socket, PIECE);
                        }
                    } catch (IOException closed) {
                        cut.countDown();
                    }
                });
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            try (Socket visitor = request(proxy)) {
                visitor.setSoLinger(true, 0);
            }
            assertTrue(cut.await(30, TimeUnit.SECONDS), "the request to the site ends too");
        }
        assertFalse(log().contains("aborted"), log());
    }

    @Test
    void reportsUpstreamThatBreaksOff() throws Exception {
        try (RawSite site = new RawSite((socket, head) ->
                        RawSite.write(socket, "HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 9\n\nhalf"));
                ProxyServer proxy = ProxyServer.of(site.uri());
                Socket visitor = request(proxy)) {
            visitor.getInputStream().readAllBytes();
        }
        assertTrue(log().contains("aborted its response to /long"), log());
    }

    private static Socket request(ProxyServer proxy) throws IOException {
        Socket visitor = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        visitor.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        visitor.getInputStream().readNBytes(64);
        return visitor;
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
