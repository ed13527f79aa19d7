// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the headers that the {@code Connection} header of a message may remove. */
@Timeout(60)
class ConnectionOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host            | www.example.org:8080",
                "Cookie          | sid=1",
                "Authorization   | Basic eDp5",
                "Origin          | http://other.example",
                "Referer         | http://other.example/",
                "Content-Type    | text/plain",
                "Cache-Control   | no-cache",
                "Range           | bytes=0-1",
                "Sec-Fetch-Site  | cross-site",
                "X-CSRF-Token    | 7",
            })
    void forwardsEndToEndRequestHeaders(String name, String value) throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String host = name.equals("Host") ? "" : "Host: localhost\n";
            RawHttp.exchange(
                    proxy.port(),
                    "GET / HTTP/1.1\n" + host + name + ": " + value + "\nConnection: close, " + name + "\n\n");
            assertEquals(List.of(value), RawSite.values(site.takeHead(), name));
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Mine", "Keep-Alive", "TE", "Proxy-Connection", "HTTP2-Settings"})
    void dropsHopByHopRequestHeaders(String name) throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            RawHttp.exchange(
                    proxy.port(),
                    "GET / HTTP/1.1\nHost: localhost\n" + name + ": 1\nConnection: close, " + name + "\n\n");
            assertEquals(List.of(), RawSite.values(site.takeHead(), name));
        }
    }

    @Test
    void forwardsClientAddressDespiteConnectionHeader() throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            RawHttp.exchange(
                    proxy.port(),
                    "GET / HTTP/1.1\nHost: a.example\nConnection: close, X-Forwarded-For, X-Forwarded-Host\n\n");
            String head = site.takeHead();
            assertEquals(List.of("127.0.0.1"), RawSite.values(head, "X-Forwarded-For"));
            assertEquals(List.of("a.example"), RawSite.values(head, "X-Forwarded-Host"));
        }
    }

    @Test
    void forwardsEndToEndResponseHeaders() throws Exception {
        try (RawSite site = RawSite.saying(
                        "HTTP/1.1 200 OK\nContent-Length: 2\nSet-Cookie: sid=1\nETag: \"1\"\nX-Hop: 1\nContent-Type: text/plain\nConnection: close, Set-Cookie, ETag, Content-Type, X-Hop\n\nok");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertEquals(List.of("sid=1"), RawSite.values(response, "Set-Cookie"));
            assertEquals(List.of("\"1\""), RawSite.values(response, "ETag"));
            assertEquals(List.of("text/plain"), RawSite.values(response, "Content-Type"));
            assertEquals(List.of(), RawSite.values(response, "X-Hop"));
            assertTrue(response.endsWith("ok"), response);
        }
    }
}
