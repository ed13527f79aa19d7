// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of the public http-state cases (IETF, httpstate working group) against Chromium's results. They are read from
 * the folder of {@code -Dhttp-state}, or from one beside the checkout; without it these tests are skipped.
 */
class HttpStateTest {
    private static final Path CORPUS = Path.of(System.getProperty("http-state", "../../shared/data/http-state"));
    /** The time of the Chromium recording. */
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @BeforeEach
    void isThere() {
        assumeTrue(Files.isDirectory(CORPUS), "skipped: there is no http-state corpus at " + CORPUS);
    }

    private static JsonElement read(String file) throws IOException {
        return JsonParser.parseString(Files.readString(CORPUS.resolve(file)));
    }

    @ParameterizedTest
    @CsvSource({"dates.json", "dates-bsd.json"})
    void parsesDatesOfHttpStateCorpus(String file) throws IOException {
        Map<String, String> differences = new TreeMap<>();
        int dates = 0;
        for (JsonElement element : read(file).getAsJsonArray()) {
            JsonObject test = element.getAsJsonObject();
            String text = test.get("test").getAsString();
            JsonElement wanted = test.get("expected");
            Instant found = CookieDate.parse(text);
            String read = found == null ? "none" : CookieDate.format(found);
            if (!read.equals(wanted.isJsonNull() ? "none" : wanted.getAsString())) {
                differences.put(text, read);
            }
            dates++;
        }
        assertTrue(dates > 0);
        assertEquals(Map.of(), differences);
    }

    /** The server decides on the name and value that Chromium sends back. */
    @Test
    void parsesCookiesLikeChromium() throws IOException {
        JsonObject chromium = read("chromium-156.json").getAsJsonObject();
        List<String> differences = new ArrayList<>();
        int cases = 0;
        for (JsonElement element : read("parser.json").getAsJsonArray()) {
            JsonObject test = element.getAsJsonObject();
            String name = test.get("test").getAsString();
            String key = name.toLowerCase(Locale.ROOT);
            List<String> set = new ArrayList<>();
            for (JsonElement received : test.get("received").getAsJsonArray()) {
                // Bytes as characters, as they come over the wire.
                SetCookie cookie = SetCookie.of(new String(
                        received.getAsString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                if (!cookie.isDeletion(NOW)) {
                    set.add(cookie.name() + "\u0000" + cookie.value());
                }
            }
            if (!chromium.has(key)) {
                continue; // The corpus marks this case as disabled or optional, and it was not recorded.
            }
            List<CookiePair> sent = new ArrayList<>();
            CookieHeader.read(chromium.get(key).getAsString(), 0, sent);
            for (CookiePair pair : sent) {
                if (!set.contains(pair.name() + "\u0000" + pair.value())) {
                    differences.add(name + ": " + pair.text() + " of " + set);
                }
            }
            cases++;
        }
        assertEquals(List.of(), differences);
        assertEquals(214, cases);
    }
}
