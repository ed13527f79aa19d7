// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the log of redirect loops. */
@Timeout(60)
class RedirectLoopTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:PORT/          | --upstream-host localhost:PORT,",
                "http://localhost:PORT/#top      | --upstream-host localhost:PORT,",
                "https://shop.example/           | --forwarded,",
                "/                               | set the site's own address to http://shop.example",
                "http://shop.example/            | set the site's own address to http://shop.example",
            })
    void explainsRedirectToSamePage(String location, String fix) throws Exception {
        try (RawSite site = redirecting("Location: " + location);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            visit(proxy, "/");
            List<String> loops = loops();
            assertEquals(1, loops.size(), log.toString(StandardCharsets.UTF_8));
            String line = loops.get(0);
            assertTrue(line.contains("redirects http://shop.example/ to "), line);
            assertTrue(
                    line.toLowerCase(Locale.ROOT)
                            .contains(fix.replace("PORT", String.valueOf(site.port()))
                                    .toLowerCase(Locale.ROOT)),
                    line);
        }
    }

    @Test
    void explainsHttpsRedirectWithUpstreamHost() throws Exception {
        try (RawSite site = redirecting("Location: https://live.example/");
                ProxyServer proxy = ProxyServer.named(site.uri(), "live.example")) {
            visit(proxy, "/");
            assertEquals(1, loops().size());
            assertTrue(loops().get(0).contains("start with --forwarded"), loops().get(0));
        }
    }

    @Test
    void reportsCookieThatIsSetRepeatedly() throws Exception {
        try (RawSite site = redirecting("Set-Cookie: check=1\nLocation: /");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            visit(proxy, "/");
            assertEquals(List.of(), loops());
            visit(proxy, "/");
            assertEquals(1, loops().size());
            assertTrue(loops().get(0).contains("check. Declare them in the catalogue"), loops().get(0));
        }
    }

    @Test
    void reportsLoopOfTwoPagesOnce() throws Exception {
        try (RawSite site = new RawSite((socket, head) -> RawSite.write(
                        socket,
                        "HTTP/1.1 302 Found\nContent-Length: 0\nConnection: close\nLocation: "
                                + (head.startsWith("GET /a ") ? "/b" : "a") + "\n\n"));
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            for (int i = 0; i < 4; i++) {
                visit(proxy, "/a");
                visit(proxy, "/b");
            }
            assertEquals(1, loops().size(), log.toString(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /login?next=/         | 302",
                "GET  | /                     | 200",
                "POST | /                     | 303",
                "GET  | http://other.example/ | 301",
            })
    void ignoresOtherRedirects(String method, String location, int status) throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 " + status + " X\nContent-Length: 0\nConnection: close\nLocation: "
                        + location + "\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            for (int i = 0; i < 3; i++) {
                RawHttp.exchange(proxy.port(), method + " / HTTP/1.1\nHost: shop.example\nConnection: close\n\n");
            }
            assertEquals(List.of(), loops());
        }
    }

    @Test
    void ignoresRedirectAfterLogin() throws Exception {
        try (RawSite site = new RawSite((socket, head) -> {
                    boolean in = head.contains("Cookie:");
                    boolean admin = head.startsWith("GET /admin ");
                    RawSite.write(
                            socket,
                            in == admin
                                    ? "HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n"
                                    : "HTTP/1.1 302 Found\nContent-Length: 0\nConnection: close\nLocation: "
                                            + (admin ? "/login" : "/admin") + "\n\n");
                });
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            for (int i = 0; i < 3; i++) {
                visit(proxy, "/admin");
                visit(proxy, "/login");
                visit(proxy, "/login", "Cookie: sid=1\n");
                visit(proxy, "/admin", "Cookie: sid=1\n");
            }
            assertEquals(List.of(), loops());
        }
    }

    private static RawSite redirecting(String fields) throws Exception {
        return RawSite.saying("HTTP/1.1 301 Moved\nContent-Length: 0\nConnection: close\n" + fields + "\n\n");
    }

    private static void visit(ProxyServer proxy, String path, String... fields) throws Exception {
        RawHttp.exchange(
                proxy.port(),
                "GET " + path + " HTTP/1.1\nHost: shop.example\n" + String.join("", fields) + "Connection: close\n\n");
    }

    private List<String> loops() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("Redirect loop"))
                .toList();
    }
}
