// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of a site that receives its own host name while the visitor uses {@code localhost:8080}. */
@Timeout(60)
class UpstreamHostTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host             | localhost:8080                  | shop.example:81",
                "Origin           | http://localhost:8080           | http://shop.example:81",
                "Origin           | http://localhost:8080.evil.org  | http://localhost:8080.evil.org",
                "Origin           | http://evil.org                 | http://evil.org",
                "Origin           | null                            | null",
                "Referer          | http://localhost:8080/a?b={c}   | http://shop.example:81/a?b={c}",
                "Referer          | HTTP://LOCALHOST:8080/          | http://shop.example:81/",
                "Referer          | http://localhost:80801/         | http://localhost:80801/",
                "X-Forwarded-Host | ignored.example                 | localhost:8080",
            })
    void rewritesPublicAddressInRequests(String name, String value, String expected) throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.named(site.uri(), "shop.example:81")) {
            String field = name.equals("Host") ? "" : name + ": " + value + "\n";
            RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost:8080\n" + field + "Connection: close\n\n");
            assertEquals(List.of(expected), RawSite.values(site.takeHead(), name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Location                    | http://shop.example:81/a?b={c}  | http://localhost:8080/a?b={c}",
                "Location                    | https://shop.example:81/a       | http://localhost:8080/a",
                "Location                    | //SHOP.example:81/a             | http://localhost:8080/a",
                "Location                    | http://127.0.0.1:PORT/a         | http://localhost:8080/a",
                "Location                    | http://shop.example/a           | http://shop.example/a",
                "Location                    | http://www.shop.example:81/a    | http://www.shop.example:81/a",
                "Access-Control-Allow-Origin | http://shop.example:81          | http://localhost:8080",
                "Set-Cookie                  | a=1; Domain=shop.example        | a=1",
            })
    void rewritesUpstreamNameInResponses(String name, String value, String expected) throws Exception {
        try (RawSite site = RawSite.saying(
                        "HTTP/1.1 302 Found\nContent-Length: 0\nConnection: close\n" + name + ": " + value + "\n\n");
                ProxyServer proxy = ProxyServer.named(site.uri(), "shop.example:81")) {
            String response =
                    RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost:8080\nConnection: close\n\n");
            assertEquals(List.of(expected), RawSite.values(response, name));
        }
    }

    @ParameterizedTest
    @CsvSource({"http://shop.example/a, http://localhost:8080/a", "https://shop.example:443/a, http://localhost:8080/a"
    })
    void nameWithoutPortMeansDefaultPort(String location, String expected) throws Exception {
        try (RawSite site = RawSite.saying(
                        "HTTP/1.1 302 Found\nContent-Length: 0\nConnection: close\nLocation: " + location + "\n\n");
                ProxyServer proxy = ProxyServer.named(site.uri(), "shop.example")) {
            String response =
                    RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost:8080\nConnection: close\n\n");
            assertEquals(List.of(expected), RawSite.values(response, "Location"));
            assertEquals(List.of("shop.example"), RawSite.values(site.takeHead(), "Host"));
        }
    }
}
