// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.demo.upstream.PlainSite;
import org.cookiecharter.demo.upstream.RawHttp;
import org.cookiecharter.demo.upstream.RawSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the demo between a proxy that terminates TLS and a site. */
@Timeout(120)
class BehindTlsProxyTest {
    private static final String PROXY = """
            X-Forwarded-For: 203.0.113.7
            X-Forwarded-Proto: https
            X-Forwarded-Host: shop.example
            """;

    private static final String PUBLIC = "https://shop.example";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For: 203.0.113.7                     | 203.0.113.7  | http  | inside:8080",
                "X-Forwarded-For: 6.6.6.6, 203.0.113.7            | 203.0.113.7  | http  | inside:8080",
                "X-Forwarded-For: 203.0.113.7:5000                | 203.0.113.7  | http  | inside:8080",
                "X-Forwarded-For: 2001:db8::7                     | 2001:db8:0:0:0:0:0:7 | http | inside:8080",
                "X-Forwarded-For: unknown                         | 127.0.0.1    | http  | inside:8080",
                "X-Forwarded-For: 999.1.1.1                       | 127.0.0.1    | http  | inside:8080",
                "X-Forwarded-For: a.example                       | 127.0.0.1    | http  | inside:8080",
                "X-Forwarded-Proto: https                         | 127.0.0.1    | https | inside:8080",
                "X-Forwarded-Proto: http, https                   | 127.0.0.1    | https | inside:8080",
                "X-Forwarded-Proto: gopher                        | 127.0.0.1    | http  | inside:8080",
                "X-Forwarded-Host: shop.example:8443              | 127.0.0.1    | http  | shop.example:8443",
                "X-Forwarded-Host: a/../b                         | 127.0.0.1    | http  | inside:8080",
                "Forwarded: for=203.0.113.7;proto=https;host=shop.example | 203.0.113.7 | https | shop.example",
                "Forwarded: for=6.6.6.6, for=\"[2001:db8::7]:99\";proto=https | 2001:db8:0:0:0:0:0:7 | https | inside:8080",
                "Forwarded: for=_hidden                           | 127.0.0.1    | http  | inside:8080",
                "X-Nothing: 1                                     | 127.0.0.1    | http  | inside:8080",
            })
    void forwardsHeadersOfTrustedProxyToUpstream(String field, String address, String scheme, String host)
            throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT.withForwarded())) {
            RawHttp.exchange(
                    demo.port(), "GET //a?b HTTP/1.1\nHost: inside:8080\n" + field + "\nConnection: close\n\n");
            String head = site.takeHead();
            assertTrue(head.startsWith("GET //a?b HTTP/1.1\r\n"), head);
            assertEquals(List.of(address), RawSite.values(head, "X-Forwarded-For"));
            assertEquals(List.of(scheme), RawSite.values(head, "X-Forwarded-Proto"));
            assertEquals(List.of(host), RawSite.values(head, "X-Forwarded-Host"));
            assertEquals(List.of(host), RawSite.values(head, "Host"));
        }
    }

    /** Clients can send either kind of header; the proxy overwrites only its own. */
    @Test
    void ignoresOtherForwardingHeaderOfClient() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok");
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT.withForwarded())) {
            RawHttp.exchange(
                    demo.port(),
                    "GET / HTTP/1.1\nHost: a\nForwarded: for=6.6.6.6;host=evil.example\n" + PROXY
                            + "Connection: close\n\n");
            PlainSite.Received received = site.takeReceived();
            assertEquals(List.of("203.0.113.7"), received.header("X-forwarded-for"));
            assertEquals(List.of("shop.example"), received.header("Host"));
        }
    }

    @Test
    void ignoresForwardingHeadersWithoutOption() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok");
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT)) {
            RawHttp.exchange(demo.port(), "GET / HTTP/1.1\nHost: a\n" + PROXY + "Connection: close\n\n");
            PlainSite.Received received = site.takeReceived();
            assertEquals(List.of("127.0.0.1"), received.header("X-forwarded-for"));
            assertEquals(List.of("http"), received.header("X-forwarded-proto"));
            assertEquals(List.of("a"), received.header("Host"));
            assertTrue(!choose(demo, PROXY, "http://shop.example").contains("; Secure"));
        }
    }

    @Test
    void setsSecureConsentCookieAndAcceptsPublicOrigin() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok");
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT.withForwarded())) {
            String response = choose(demo, PROXY, PUBLIC);
            assertTrue(response.startsWith("HTTP/1.1 200"), response);
            assertTrue(response.matches("(?s).*Set-Cookie: cookies_preferences=[^\r]*; Secure.*"), response);
            String foreign = choose(demo, PROXY, "https://evil.example");
            assertTrue(foreign.startsWith("HTTP/1.1 403"), foreign);
        }
    }

    @Test
    void rewritesRedirectToPublicAddress() throws Exception {
        try (PlainSite site = new PlainSite(exchange -> {
                    exchange.getResponseHeaders()
                            .set(
                                    "Location",
                                    "http://127.0.0.1:"
                                            + exchange.getLocalAddress().getPort() + "/a|b");
                    exchange.sendResponseHeaders(302, -1);
                });
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT.withForwarded())) {
            String response =
                    RawHttp.exchange(demo.port(), "GET / HTTP/1.1\nHost: inside\n" + PROXY + "Connection: close\n\n");
            assertTrue(response.contains("\r\nLocation: https://shop.example/a|b\r\n"), response);
        }
    }

    /** A visitor who floods the proof store must not prevent others' choices. */
    @Test
    void limitsChoicesByRealClientAddress() throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok");
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT.withForwarded())) {
            StringBuilder flood = new StringBuilder();
            for (int i = 0; i < 600; i++) {
                flood.append(
                        choice(i == 599 ? "close" : "keep-alive", client("6.6.6." + i % 250, "203.0.113.8"), PUBLIC));
            }
            // In one burst, because the limit is per minute.
            String responses = RawHttp.exchange(demo.port(), flood.toString());
            assertTrue(responses.contains("HTTP/1.1 429"), "made-up addresses must not evade the limit");
            String other = choose(demo, client("6.6.6.6", "203.0.113.9"), PUBLIC);
            assertTrue(other.startsWith("HTTP/1.1 200"), other);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Country: US          | X-Part: CA     | true",
                "X-Country: FR          | X-Part: IDF    | false",
                "X-Part: CA             | Accept: */*    | false",
                "X-Country: US          | X-Country: FR  | false",
            })
    void appliesRuleOfRegionThatProxyNames(String first, String second, boolean allowed) throws Exception {
        try (PlainSite site = PlainSite.saying(200, "ok", "Set-Cookie: _c=1; Max-Age=60");
                RunningDemo demo = demo(site.uri(), ProxyOptions.DEFAULT.withRegionHeader("X-Country,X-Part"))) {
            String response = RawHttp.exchange(
                    demo.port(), "GET / HTTP/1.1\nHost: a\n" + first + "\n" + second + "\nConnection: close\n\n");
            assertTrue(response.startsWith("HTTP/1.1 200"), response);
            assertEquals(allowed, response.contains("\r\nSet-Cookie: _c=1"), response);
        }
    }

    private static String client(String madeUp, String real) {
        return PROXY.replace("203.0.113.7", madeUp + ", " + real);
    }

    private RunningDemo demo(URI site, ProxyOptions proxy) throws Exception {
        Path catalogue = Files.writeString(data.resolve("cookies.json"), """
                {"site": "https://shop.example", "language": "fr",
                 "regions": [{"use": "us-opt-out"}],
                 "categories": [{"id": "statistics", "consent": "opt-in", "name": "Mesure", "purpose": "Compter"}],
                 "services": [{"id": "counter", "provider": "A", "name": "Compteur", "category": "statistics",
                   "cookies": [{"name": "_c", "purpose": "Compter", "duration": "P1M"}]}]}
                """);
        return new RunningDemo(
                Options.DEFAULT.withUpstream(site).withCatalogue(catalogue).withProxy(proxy), data);
    }

    private static String choose(RunningDemo demo, String fields, String origin) throws Exception {
        return RawHttp.exchange(demo.port(), choice("close", fields, origin));
    }

    private static String choice(String connection, String fields, String origin) {
        String body = "{\"granted\":[\"statistics\"],\"method\":\"choose\",\"language\":\"fr\"}";
        return "PUT /consent/choice HTTP/1.1\nHost: shop.example\n" + fields + "Origin: " + origin
                + "\nContent-Type: application/json\nContent-Length: " + body.length() + "\nConnection: "
                + connection + "\n\n" + body;
    }
}
