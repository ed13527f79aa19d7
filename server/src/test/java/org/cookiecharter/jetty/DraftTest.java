// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running site that drafts its catalogue. */
class DraftTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path draft() {
        return directory.resolve("cookies.draft.json");
    }

    private Site site() {
        return new Site(directory)
                .with(consent -> consent.setMode(Mode.REPORT))
                .with(consent -> consent.setDraft(draft()));
    }

    private static Reply tell(Site site, String json, String... fields) throws Exception {
        String[] all = fields.length > 0 ? fields : new String[] {"Sec-Fetch-Site: same-origin"};
        return site.ask("POST", "/consent/discovery", json, all);
    }

    /** Each name or host of the draft, as it stands there. */
    private List<String> drafted() throws IOException {
        JsonObject draft = JsonParser.parseString(Files.readString(draft())).getAsJsonObject();
        List<String> all = new ArrayList<>();
        for (JsonElement service : draft.getAsJsonArray("services")) {
            JsonObject members = service.getAsJsonObject();
            if (members.has("use")) {
                all.add("use " + members.get("use").getAsString());
            }
            if (members.has("cookies")) {
                for (JsonElement cookie : members.getAsJsonArray("cookies")) {
                    JsonObject entry = cookie.getAsJsonObject();
                    String storage = entry.has("storage") ? entry.get("storage").getAsString() : "cookie";
                    all.add(storage
                            + ' '
                            + entry.get("name").getAsString()
                            + ' '
                            + entry.get("duration").getAsString());
                }
            }
            if (members.has("origins")) {
                members.getAsJsonArray("origins").forEach(origin -> all.add("host " + origin.getAsString()));
            }
        }
        return all;
    }

    @Test
    void whatTheCatalogueDoesNotNameIsInTheDraftAndNothingElse() throws Exception {
        try (Site site = site().answering((request, response) -> {
            response.getHeaders().add(HttpHeader.SET_COOKIE, "basket=secret; Max-Age=604800; Path=/shop");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "sid=1; Max-Age=60");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "gone=; Max-Age=0");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "PHPSESSID=1");
        })) {
            site.get("/", "Cookie: brought=secret; _v=1; " + site.cookie("video"));
            site.settle();
        }
        assertEquals(
                List.of("use php-session", "cookie basket P7D", "cookie brought ?? how long brought stays, like P6M"),
                drafted());
        assertFalse(Files.readString(draft()).contains("secret"));
    }

    @Test
    void theHostsOfPagesAreInTheDraft() throws Exception {
        try (Site site = site().answering((request, response) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            response.write(
                    true,
                    java.nio.charset.StandardCharsets.UTF_8.encode(
                            "<script src=https://cdn.stranger.example/a.js></script>"
                                    + "<img src=https://static.example.org/own.png><img src=/b.png>"),
                    org.eclipse.jetty.util.Callback.NOOP);
        })) {
            site.get("/");
            site.settle();
        }
        assertEquals(List.of("host cdn.stranger.example"), drafted());
    }

    @Test
    void aPageTellsWhatItsScriptsKeepAndWhomItLoadedFrom() throws Exception {
        try (Site site = site().answering(Site.setting())) {
            assertEquals(204, tell(site, """
                            {"cookie": ["by-script", "_v", "cookies_preferences"], "localStorage": ["theme"],
                             "sessionStorage": ["tab"], "indexedDB": ["offline"], "unknown": ["x"],
                             "hosts": ["api.stranger.example:8443", "example.org", "static.example.org"]}
                            """).status());
            site.settle();
        }
        assertEquals(
                List.of(
                        "cookie by-script ?? how long by-script stays, like P6M",
                        "localStorage theme ?? how long theme stays, like P6M",
                        "sessionStorage tab session",
                        "indexedDB offline ?? how long offline stays, like P6M",
                        "host api.stranger.example"),
                drafted());
    }

    @Test
    void onlyTheSitesOwnPagesTell() throws Exception {
        try (Site site = site().answering(Site.setting())) {
            for (String field : List.of("Sec-Fetch-Site: cross-site", "Origin: https://evil.example", "X: none")) {
                assertEquals(
                        403,
                        tell(site, "{\"localStorage\": [\"forged\"]}", field).status());
            }
            assertEquals(400, tell(site, "[1").status());
            assertEquals(400, tell(site, "[]").status());
            assertEquals(
                    204,
                    tell(site, "{\"localStorage\": \"x\", \"hosts\": [1, null, {}]}")
                            .status());
            assertEquals(413, tell(site, " ".repeat(16 * 1024 + 1)).status());
            assertEquals(405, site.get("/consent/discovery").status());
            site.settle();
        }
        assertEquals(List.of(), drafted());
    }

    @Test
    void theScriptTellsNothingWhereNoDraftIsMade() throws Exception {
        try (Site site = site().answering(Site.setting())) {
            assertTrue(site.get("/consent/banner.js").text().contains("sendBeacon"));
        }
        try (Site site = new Site(directory)
                .with(consent -> consent.setMode(Mode.REPORT))
                .answering((request, response) -> response.setStatus(404))) {
            assertFalse(site.get("/consent/banner.js").text().contains("'/discovery'"));
            assertEquals(404, site.ask("POST", "/consent/discovery", "{}").status());
        }
    }

    @Test
    void aDraftIsMadeInReportModeAlone() throws Exception {
        try (Site site = site().with(consent -> consent.setMode(Mode.ENFORCE))) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> site.answering(Site.setting()));
            assertEquals(
                    "draft (" + draft() + ") is written in report mode alone; set the mode to REPORT",
                    refused.getMessage());
        }
    }

    @Test
    void aDraftThatCannotBeWrittenStopsTheStart() throws Exception {
        try (Site site = new Site(directory)
                .with(consent -> consent.setMode(Mode.REPORT))
                .with(consent -> consent.setDraft(directory.resolve("missing/cookies.draft.json")))) {
            assertThrows(IOException.class, () -> site.answering(Site.setting()));
        }
    }
}
