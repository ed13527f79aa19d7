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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a running site that drafts its catalogue. */
class DraftTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path draft() {
        return directory.resolve("cookies.draft.json");
    }

    private TestSite site() {
        return new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .with(consent -> consent.getSettings().setDraftFile(draft()));
    }

    private static Reply report(TestSite site, String json, String... fields) throws Exception {
        String[] all = fields.length > 0 ? fields : new String[] {"Sec-Fetch-Site: same-origin"};
        return site.request("POST", "/consent/discovery", json, all);
    }

    /** Returns each name or host of the draft. */
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
    void draftContainsOnlyWhatCatalogueLacks() throws Exception {
        try (TestSite site = site().respondingWith((request, response) -> {
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
    void draftContainsHostsOfPages() throws Exception {
        try (TestSite site = site().respondingWith((request, response) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            response.write(
                    true,
                    StandardCharsets.UTF_8.encode("<script src=https://cdn.stranger.example/a.js></script>"
                            + "<img src=https://static.example.org/own.png><img src=/b.png>"),
                    Callback.NOOP);
        })) {
            site.get("/");
            site.settle();
        }
        assertEquals(List.of("host cdn.stranger.example"), drafted());
    }

    @Test
    void pageReportsStorageAndLoadedHosts() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            assertEquals(204, report(site, """
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
    void acceptsReportsOnlyFromOwnPages() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            for (String field : List.of("Sec-Fetch-Site: cross-site", "Origin: https://evil.example", "X: none")) {
                assertEquals(
                        403,
                        report(site, "{\"localStorage\": [\"forged\"]}", field).status());
            }
            assertEquals(400, report(site, "[1").status());
            assertEquals(400, report(site, "[]").status());
            assertEquals(
                    204,
                    report(site, "{\"localStorage\": \"x\", \"hosts\": [1, null, {}]}")
                            .status());
            assertEquals(413, report(site, " ".repeat(16 * 1024 + 1)).status());
            assertEquals(405, site.get("/consent/discovery").status());
            site.settle();
        }
        assertEquals(List.of(), drafted());
    }

    @Test
    void pagesReportOnlyIfDraftIsConfigured() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            assertTrue(site.get("/consent/banner.js").text().contains("'setItem',"));
        }
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith(TestSite.setting())) {
            assertFalse(site.get("/consent/banner.js").text().contains("'setItem',"));
            assertEquals(204, report(site, "{\"localStorage\": [\"theme\"]}").status());
        }
        assertEquals(List.of(), drafted());
    }

    @Test
    void writesDraftOnlyInReportOnlyMode() throws Exception {
        try (TestSite site = site().with(consent -> consent.getSettings().setMode(Mode.ENFORCE))) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> site.respondingWith(TestSite.setting()));
            assertEquals(
                    "draftFile (" + draft() + ") needs report-only mode; set the mode to report-only",
                    refused.getMessage());
        }
    }

    @Test
    void rejectsUnwritableDraftAtStartup() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .with(consent -> consent.getSettings().setDraftFile(directory.resolve("missing/cookies.draft.json")))) {
            assertThrows(IOException.class, () -> site.respondingWith(TestSite.setting()));
        }
    }

    private void visit(TestSite site) throws Exception {
        site.get("/", "Cookie: brought=1");
        report(site, "{\"localStorage\": [\"mwPostEditRevision3\"]}");
    }

    /** Replaces texts of the file, each once, as an editor would. */
    private void edit(String... pairs) throws IOException {
        String text = Files.readString(draft());
        for (int i = 0; i < pairs.length; i += 2) {
            assertTrue(text.contains(pairs[i]), pairs[i] + " in " + text);
            text = text.replaceFirst(Pattern.quote(pairs[i]), Matcher.quoteReplacement(pairs[i + 1]));
        }
        Files.writeString(draft(), text);
    }

    @Test
    void keepsManualEntriesAfterRestart() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting("basket=1; Max-Age=60"))) {
            visit(site);
        }
        edit(
                "?? what basket is for, which the site sets",
                "Keeps the basket",
                "\"PT1M\"",
                "\"P1Y\"",
                "?? how long brought stays, like P6M",
                "P2D",
                "\"Comfort\"",
                "\"Confort\"");
        String edited = Files.readString(draft());
        try (TestSite site = site().respondingWith(TestSite.setting("basket=1; Max-Age=864000"))) {
            assertEquals(edited, Files.readString(draft()), "nothing new is found, and nothing is written");
            visit(site);
            report(site, "{\"localStorage\": [\"mwPostEditRevision4\"], \"hosts\": [\"a.example\"]}");
        }
        assertEquals(
                List.of(
                        "cookie basket P1Y",
                        "cookie brought P2D",
                        "localStorage mwPostEditRevision* ?? how long mwPostEditRevision* stays, like P6M",
                        "host a.example"),
                drafted());
        String text = Files.readString(draft());
        assertTrue(text.contains("Keeps the basket") && text.contains("\"Confort\""), text);
    }

    @Test
    void addsNoRemovedOrSortedEntriesAgain() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting("basket=1; Max-Age=60"))) {
            visit(site);
        }
        Files.writeString(draft(), """
                {"site": "https://example.org", "language": "en", "categories": [], "services": [
                  {"id": "shop", "provider": "Us", "name": "Shop", "category": "necessary", "origins": ["*.cdn.example"],
                   "cookies": [
                    {"name": "bask*", "purpose": "Keeps the basket", "duration": "P1D"},
                    {"name": "mwPostEditRevision*", "storage": "localStorage", "purpose": "Notes", "duration": "P1D"}]},
                  {"use": "django"}]}
                """);
        try (TestSite site = site().respondingWith(TestSite.setting("basket=1; Max-Age=60", "sessionid=1"))) {
            visit(site);
            report(site, "{\"hosts\": [\"a.cdn.example\", \"cdn.example\"]}");
        }
        assertEquals(
                List.of(
                        "cookie bask* P1D",
                        "localStorage mwPostEditRevision* P1D",
                        "host *.cdn.example",
                        "host cdn.example",
                        "use django",
                        "cookie brought ?? how long brought stays, like P6M"),
                drafted());
    }

    @Test
    void keepsEditsWhileServerRuns() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting("basket=1"))) {
            visit(site);
            site.consent.stop();
            edit("?? what brought is for, which browsers have, but the server never set", "Remembers");
            site.consent.start();
            report(site, "{\"indexedDB\": [\"offline\"]}");
        }
        String text = Files.readString(draft());
        assertTrue(text.contains("Remembers") && text.contains("offline"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"services\": [",
                "[]",
                "{\"services\": {}}",
                "{\"services\": [1]}",
                "// mine\n{}",
                "{\"site\": \"a\", \"site\": \"b\"}",
                "not JSON",
                "\u00e9"
            })
    void rejectsFileThatIsNoDraftAndLeavesIt(String text) throws Exception {
        Files.write(draft(), text.getBytes(StandardCharsets.ISO_8859_1));
        try (TestSite site = site()) {
            Exception refused =
                    assertThrows(IllegalStateException.class, () -> site.respondingWith(TestSite.setting()));
            String message = String.valueOf(refused.getMessage());
            assertTrue(
                    message.startsWith(
                            "the file " + draft() + " is not a draft and is not overwritten; fix or move it: "),
                    message);
        }
        assertEquals(text, Files.readString(draft(), StandardCharsets.ISO_8859_1));
        assertEquals(List.of("consent.db", "cookies.draft.json"), files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("consent.db-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void leavesFileThatBecomesInvalidWhileServerRuns() throws Exception {
        TestSite site = site().respondingWith(TestSite.setting("basket=1"));
        visit(site);
        Files.writeString(draft(), "{\"services\": [");
        site.close();
        assertEquals("{\"services\": [", Files.readString(draft()));
    }

    @Test
    void fillsEmptyFile() throws Exception {
        Files.writeString(draft(), "");
        try (TestSite site = site().respondingWith(TestSite.setting("basket=1"))) {
            site.get("/");
        }
        assertEquals(List.of("cookie basket session"), drafted());
    }

    @Test
    void inventedNamesDoNotDisplaceDiscoveriesOfPages() throws Exception {
        try (TestSite site = site().respondingWith((request, response) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "tracking=1");
            response.write(
                    true,
                    StandardCharsets.UTF_8.encode("<script src=https://tracker.example/t.js></script>"),
                    Callback.NOOP);
        })) {
            for (int i = 0; i < 6; i++) {
                StringBuilder names = new StringBuilder("\"x\"");
                StringBuilder hosts = new StringBuilder("\"x.example\"");
                for (char c = 0; c < 200; c++) {
                    String invented = "n" + (char) ('a' + c % 26) + (char) ('a' + c / 26) + (char) ('a' + i);
                    names.append(",\"").append(invented).append('"');
                    hosts.append(",\"").append(invented).append(".example\"");
                }
                assertEquals(
                        204,
                        report(
                                        site,
                                        "{\"cookie\": [%1$s], \"localStorage\": [%1$s], \"hosts\": [%2$s, \"my_host\"]}"
                                                .formatted(names, hosts))
                                .status());
            }
            site.get("/");
            report(
                    site,
                    "{\"localStorage\": [\"real\"], \"hosts\": [\"late.example\"]}",
                    "Sec-Fetch-Site: same-origin",
                    "X-Forwarded-For: 192.0.2.7");
            assertEquals(List.of("tracker.example"), site.consent.undeclaredThirdPartyHosts());
            assertEquals(1L, site.consent.getPageReports().get("localStorage real"));
        }
        List<String> all = drafted();
        for (String real : List.of("cookie tracking session", "host tracker.example", "host late.example")) {
            assertTrue(all.contains(real), real);
        }
        assertTrue(all.contains("localStorage real ?? how long real stays, like P6M"));
        assertFalse(all.contains("host my_host"));
    }
}
