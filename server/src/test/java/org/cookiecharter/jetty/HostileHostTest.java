// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Blocker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the client's {@code Host} header affects no response that a cache might send to others. */
class HostileHostTest {
    private static final List<String> FORGED_HOSTS = List.of(
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Host: evil.example:99",
            "X-Forwarded-Server: evil.example",
            "X-Forwarded-Proto: ftp",
            "X-Forwarded-Port: 99",
            "Forwarded: host=evil.example;proto=ftp",
            "X-Original-URL: /evil.example",
            "X-Rewrite-URL: /evil.example");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consent/banner.js",
                "/consent/banner.css",
                "/consent/catalogue.json?lang=fr",
                "/consent/layers.json?lang=fr",
                "/consent/?lang=fr",
                "/.well-known/gpc.json",
                "/page"
            })
    void responsesNeverRepeatHostOfRequest(String address) throws Exception {
        try (TestSite site = page("<title>x</title>")) {
            Reply plain = site.get(address);
            for (String lie : FORGED_HOSTS) {
                Reply reply = site.get(address, lie);
                assertEquals(plain.status(), reply.status(), reply.raw());
                assertEquals(plain.body(), reply.body(), lie);
                assertEquals(plain.fields(), reply.fields(), lie);
                assertFalse(reply.raw().contains("evil"), reply.raw());
            }
        }
    }

    @Test
    void redirectToCharterNamesOnlyRequestedAddress() throws Exception {
        try (TestSite site = page("")) {
            assertTrue(site.get("/consent").header("Location").matches("(http://example.org)?/consent/"));
        }
    }

    /** Otherwise a request under a service's name would leave its elements unblocked in a cacheable page. */
    @Test
    void blocksServiceDespiteItsNameInHostHeader() throws Exception {
        try (TestSite site = page("<img src=https://video.example/v>")) {
            String blocked = "<img data-consent-src=https://video.example/v data-consent-blocked=\"video\">";
            List<String> pages = new ArrayList<>();
            for (String lie : FORGED_HOSTS) {
                String named =
                        lie.replace("evil.example:99", "video.example:443").replace("evil.example", "video.example");
                pages.add(site.get("/page", named, "X-Forwarded-Proto: https").body());
            }
            assertEquals(List.of(blocked), pages.stream().distinct().toList());
        }
    }

    private TestSite page(String html) throws Exception {
        String json = TestSite.JSON.replace(
                "\"provider\": \"Them\",", "\"provider\": \"Them\", \"origins\": [\"video.example\"],");
        TestSite site = new TestSite(directory, json)
                .with(handler -> handler.getSettings().setInjectBanner(false));
        // The compared responses may be sent in different seconds.
        site.http.setSendDateHeader(false);
        return site.respondingWith((request, response) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            try (Blocker.Callback blocker = Blocker.callback()) {
                response.write(false, ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)), blocker);
                blocker.block();
            }
        });
    }
}
