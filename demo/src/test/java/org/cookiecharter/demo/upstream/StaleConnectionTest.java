// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a site that closes a connection while the next request is being sent on it, like Node.js. */
@Timeout(60)
class StaleConnectionTest {
    private static final String KEPT_ALIVE = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS", "PROPFIND"})
    void retriesRequestOnStaleConnection(String method) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (RawSite site = closingAtSecondRequest(connections);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            for (int i = 0; i < 3; i++) {
                String response =
                        RawHttp.exchange(proxy.port(), method + " / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
                assertTrue(response.startsWith("HTTP/1.1 200"), response);
            }
            assertTrue(connections.get() > 1);
        }
    }

    @Test
    void sendsUnrepeatableRequestOnNewConnection() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (RawSite site = closingAtSecondRequest(connections);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            for (int i = 0; i < 3; i++) {
                String response = RawHttp.exchange(
                        proxy.port(), "POST / HTTP/1.1\nHost: localhost\nContent-Length: 1\nConnection: close\n\na");
                assertTrue(response.startsWith("HTTP/1.1 200"), response);
                assertEquals(List.of("close"), RawSite.values(site.takeHead(), "Connection"));
            }
            assertEquals(3, connections.get());
        }
    }

    @Test
    void retriesBrokenResponseOnce() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (RawSite site = new RawSite((socket, head) -> connections.incrementAndGet());
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertTrue(response.startsWith("HTTP/1.1 502"), response);
            assertEquals(2, connections.get());
        }
    }

    private static RawSite closingAtSecondRequest(AtomicInteger connections) throws Exception {
        return new RawSite((socket, head) -> {
            connections.incrementAndGet();
            RawSite.write(socket, KEPT_ALIVE);
            RawSite.readHead(socket);
        });
    }
}
