// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the text after the status in the site's response, which some scripts show to the visitor. */
@Timeout(60)
class ReasonPhraseTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK",
                "200 Fine",
                "404 No Such Dataset",
                "409 Name is taken",
                "422 Unprocessable Content",
                "500 Database (main) is down: try later",
                "799 Unknown Status",
            })
    void forwardsReasonPhrase(String status) throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 " + status + "\nContent-Length: 0\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            assertEquals("HTTP/1.1 " + status, statusLine(proxy));
        }
    }

    @Test
    void forwardsReasonPhraseOfPageWithBanner() throws Exception {
        try (ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"));
                RawSite site = RawSite.saying(
                        "HTTP/1.1 404 No Such Page\nContent-Type: text/html\nConnection: close\n\n<!doctype html><p>no")) {
            try (ProxyServer proxy = ProxyServer.withBanner(proofs, site.uri())) {
                String response = RawHttp.exchange(
                        proxy.port(), "GET / HTTP/1.1\nHost: localhost\nAccept: text/html\nConnection: close\n\n");
                assertTrue(response.startsWith("HTTP/1.1 404 No Such Page\r\n"), response);
                assertTrue(response.contains("banner.js"), response);
            }
        }
    }

    @Test
    void usesStandardReasonPhraseIfSiteSendsNone() throws Exception {
        try (RawSite site = RawSite.saying("HTTP/1.1 404 \nContent-Length: 0\nConnection: close\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            assertEquals("HTTP/1.1 404 Not Found", statusLine(proxy));
        }
    }

    private static String statusLine(ProxyServer proxy) throws Exception {
        String response = RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        return response.substring(0, response.indexOf("\r\n"));
    }
}
