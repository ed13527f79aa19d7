// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with thousands or megabytes of cookies, and with forged choices. */
class HostileCookiesTest {
    private static final int ROOM = 4 * 1024 * 1024;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory);
        site.http.setRequestHeaderSize(ROOM);
        site.consent.getSettings().setCookieListener(null); // The fixture's list of events is copied with each event.
        site.respondingWith(
                (request, response) -> received.addAll(request.getHeaders().getValuesList(HttpHeader.COOKIE)));
    }

    @Test
    void decidesOnEachOfTenThousandCookies() {
        StringBuilder cookies = new StringBuilder("Cookie: sid=1");
        for (int i = 0; i < 10_000; i++) {
            cookies.append("; _vw_").append(i).append("=1; stranger").append(i).append("=1");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Reply reply = site.get("/", cookies.toString());
            assertEquals(200, reply.status());
            assertEquals(List.of("sid=1"), received);
            assertTrue(
                    reply.raw().length() < 8 * 1024,
                    "the response has " + reply.raw().length() + " bytes");
        });
    }

    @Test
    void decidesOnEachOfTenThousandHeaders() {
        String[] fields = new String[10_000];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = "Cookie: " + (i % 5_000 == 0 ? "sid=" : "_v=") + i;
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertEquals(200, site.get("/", fields).status()));
        assertEquals(List.of("sid=0", "sid=5000"), received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"; ", ";", "=", "a=\"", ",", " ", "cookies_preferences=v=1&rev=;", "\"\\\"; "})
    void readsMegabyteInLinearTime(String piece) {
        String megabyte = piece.repeat(1024 * 1024 / piece.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertEquals(200, site.get("/", "Cookie: x" + megabyte).status()));
    }

    @Test
    void ignoresChoiceOfMegabyte() throws Exception {
        String real = site.cookie("video");
        for (String cookie : List.of(
                real + "A".repeat(1024 * 1024),
                real.replace("&ok=", "&ok=" + "video~000000.".repeat(80_000)),
                real.replace("v=1&", "v=1&x=" + "0".repeat(1024 * 1024) + '&'))) {
            grantsNothing(cookie);
        }
    }

    @Test
    void ignoresTruncatedChoice() throws Exception {
        String real = site.cookie("video");
        for (int length = real.indexOf('=') + 1; length < real.length(); length++) {
            grantsNothing(real.substring(0, length));
        }
    }

    @Test
    void ignoresForgedChoice() throws Exception {
        String video = site.cookie("video");
        String map = site.cookie("map");
        String refused = site.cookie();
        String signature = video.substring(video.indexOf("&sig="));
        for (String cookie : List.of(
                // The signature of another site, none, an empty one, two.
                map.substring(0, map.indexOf("&sig=")) + signature,
                refused.replace(
                        "&ok=",
                        "&id=" + TestSite.VISITOR + video.substring(video.indexOf("&ok="), video.indexOf("&sig="))),
                video.replace(signature, ""),
                video.replace(signature, "&sig="),
                video.replace(signature, signature.replaceAll("[^&=]{22}", "A".repeat(22))),
                map + signature,
                // The signed text with additions.
                map.replace("&sig=", ".video~000000&sig="),
                map.replace("&ok=", "&ok=video~000000."),
                map.replace("v=1", "v=2"),
                map.replace("&at=", "&at=9"),
                // Equal text for a parser that decodes.
                video.replace("video", "v%69deo"),
                '"' + video.substring(video.indexOf('=') + 1) + '"')) {
            grantsNothing(cookie.startsWith("cookies") ? cookie : "cookies_preferences=" + cookie);
        }
    }

    /** A copied consent cookie is a choice that this site recorded: it grants that consent, and nothing else. */
    @Test
    void replayedChoiceGrantsNoMoreThanOriginal() throws Exception {
        String old = site.cookie("map");
        assertEquals(List.of("\"map\""), granted(old));
        site.close();
        site = new TestSite(directory)
                .with(handler -> handler.getSettings()
                        .setClock(java.time.Clock.fixed(
                                TestSite.NOW.plus(Duration.ofDays(185)), java.time.ZoneOffset.UTC)))
                .respondingWith(TestSite.setting());
        assertEquals(List.of(), granted(old));
    }

    private void grantsNothing(String cookie) throws Exception {
        assertEquals(List.of(), granted(cookie), cookie.length() > 2000 ? cookie.substring(0, 2000) : cookie);
    }

    private List<String> granted(String cookie) throws Exception {
        Reply reply = site.get("/consent/choice", "Cookie: " + cookie);
        assertEquals(200, reply.status(), reply.raw());
        List<String> ids = new ArrayList<>();
        reply.json().getAsJsonArray("granted").forEach(id -> ids.add(id.toString()));
        return ids;
    }
}
