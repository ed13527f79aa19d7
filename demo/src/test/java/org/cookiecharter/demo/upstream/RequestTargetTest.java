// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the request line that the site receives. */
@Timeout(60)
class RequestTargetTest {
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\nok";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//x/admin",
                "///x",
                "//user@host:80/a?b",
                "/a%2Fb//c%20d;e=f?q={1}|2&r=%C3%A9",
                "/a/../b/./c",
                "/a/%2e%2e/%2E/b",
                "/a/..;/admin",
                "/100%25/%E9",
                "/a?100%&%zz",
                "/a?",
                "/a?b?c=/d//e",
                "/a?url=http://x/y|z^`\"<>[]\\",
                "/wiki/Main_Page:~!$&'()*+,=@",
                "/a;jsessionid=1.node0?x=1;y=2",
                "/?",
            })
    void forwardsRequestTargetUnchanged(String target) throws Exception {
        try (RawSite site = RawSite.saying(OK);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response = RawHttp.exchange(
                    proxy.port(), "GET " + target + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertTrue(response.startsWith("HTTP/1.1 200"), response);
            assertEquals(
                    "GET " + target + " HTTP/1.1",
                    site.takeHead().lines().findFirst().orElse(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND /dav/", "purge /a", "OPTIONS *", "PATCH /a"})
    void forwardsMethod(String line) throws Exception {
        try (RawSite site = RawSite.saying(OK);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            RawHttp.exchange(proxy.port(), line + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertEquals(line + " HTTP/1.1", site.takeHead().lines().findFirst().orElse(""));
        }
    }

    /** A request target is ASCII; some clients send raw UTF-8. */
    @Test
    void percentEncodesNonAsciiTarget() throws Exception {
        try (RawSite site = RawSite.saying(OK);
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            RawHttp.exchange(proxy.port(), "GET /é|?é HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            assertEquals(
                    "GET /%C3%A9|?%C3%A9 HTTP/1.1",
                    site.takeHead().lines().findFirst().orElse(""));
        }
    }
}
