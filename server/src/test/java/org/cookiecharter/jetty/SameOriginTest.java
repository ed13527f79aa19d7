// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that only the site's own pages change a choice. */
class SameOriginTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private int status(String... fields) throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(TestSite.setting())) {
            Reply reply = site.request("PUT", "/consent/choice", "{\"granted\":[\"video\"]}", fields);
            assertEquals(reply.status() == 200 ? List.of("cookies_preferences") : List.of(), reply.cookieNames());
            Reply delete = site.request("DELETE", "/consent/choice", "", fields);
            assertEquals(reply.status() == 200 ? 204 : 403, delete.status());
            return reply.status();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sec-Fetch-Site: same-origin                   | 200
                    Sec-Fetch-Site: same-site                     | 403
                    Sec-Fetch-Site: cross-site                    | 403
                    Sec-Fetch-Site: none                          | 403
                    Sec-Fetch-Site: SAME-ORIGIN                   | 403
                    Sec-Fetch-Site:                               | 403
                    Origin: http://example.org                    | 200
                    Origin: http://example.org:80                 | 200
                    Origin: HTTP://EXAMPLE.ORG                    | 200
                    Origin: https://example.org                   | 200
                    Origin: null                                  | 403
                    Origin: example.org                           | 403
                    Origin: http://example.org:8080               | 403
                    Origin: http://www.example.org                | 403
                    Origin: http://example.org.evil.example       | 403
                    Origin: http://evil.example/example.org       | 403
                    Origin: http://example.org@evil.example       | 403
                    Origin: http://evilexample.org                | 403
                    Origin: http://example.org.                   | 403
                    Origin: ftp://example.org                     | 403
                    Origin: http://example.org, http://e.example  | 403
                    Referer: http://example.org/page?x            | 200
                    Referer: http://evil.example/?example.org     | 403
                    X-Other: http://example.org                   | 403
                    """)
    void usesOriginSentByBrowser(String field, int status) throws Exception {
        assertEquals(status, status(field));
    }

    @Test
    void usesFirstHeaderSentByBrowser() throws Exception {
        assertEquals(403, status("Sec-Fetch-Site: cross-site", "Origin: http://example.org"));
        assertEquals(403, status("Origin: http://evil.example", "Referer: http://example.org/"));
        assertEquals(403, status("Origin: null", "Referer: http://example.org/"));
        assertEquals(200, status("Sec-Fetch-Site: same-origin", "Origin: http://evil.example"));
    }

    @Test
    void distinguishesHttpsFromHttpOrigin() throws Exception {
        assertEquals(200, status("X-Forwarded-Proto: https", "Origin: https://example.org"));
        assertEquals(403, status("X-Forwarded-Proto: https", "Origin: http://example.org"));
    }

    /** Without these headers, browsers hide responses from other origins, and send no requests that need permission. */
    @ParameterizedTest
    @CsvSource({
        "GET, /consent/choice",
        "OPTIONS, /consent/choice",
        "GET, /consent/proof",
        "GET, /consent/catalogue.json",
        "GET, /consent/banner.js",
        "OPTIONS, /consent/discovery"
    })
    void sendsNoCorsHeadersToOtherOrigins(String method, String address) throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(TestSite.setting())) {
            Reply reply = site.request(
                    method,
                    address,
                    "",
                    "Origin: https://evil.example",
                    "Sec-Fetch-Site: cross-site",
                    "Access-Control-Request-Method: PUT");
            assertEquals(
                    List.of(),
                    reply.fields().stream()
                            .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080",
        "[::1]:8080, http://[::1]:8080",
        "127.0.0.1, http://127.0.0.1",
        "my_host:8080, http://my_host:8080"
    })
    void acceptsAnyHostAsSite(String host, String origin) throws Exception {
        assertEquals(200, status("Host: " + host, "Origin: " + origin));
    }
}
