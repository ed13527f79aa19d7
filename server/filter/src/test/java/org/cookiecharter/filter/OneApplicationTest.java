// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.filter.matrix.Reply;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the store and the files of an application after it has stopped. */
@Timeout(120)
class OneApplicationTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final String[] VISIT = {"Sec-Fetch-Dest: document", "Sec-Fetch-Site: cross-site"};

    private static final String[] CHOICE = {
        "PUT /consent/choice",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/json",
        "{\"granted\":[\"video\"]}"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final ConsentSettings settings = new ConsentSettings();

    private ProofStore proofs() {
        return SqliteProofStore.open(directory.resolve("consent.db"));
    }

    @Test
    void countsVisitWithoutChoiceAndItsChoice() throws Exception {
        settings.setClock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
        Map<String, Long> received = new TreeMap<>();
        try (ProofStore proofs = proofs()) {
            try (OneApplication application = new OneApplication(directory, proofs, settings, true)) {
                application.request("GET /", VISIT[0], VISIT[1]);
                application.request("GET /other", VISIT[0], VISIT[1]);
                application.request("GET /next", VISIT[0], "Sec-Fetch-Site: same-origin");
                assertEquals(
                        404,
                        application.request("GET /missing", VISIT[0], VISIT[1]).status());
                Reply choice = application.request(CHOICE);
                application.request(
                        "GET /", VISIT[0], VISIT[1], "Cookie: " + choice.sets().get(0));
            }
            proofs.forEachDailyCount(DAY, DAY, one -> received.put(one.kind().text() + ' ' + one.name(), one.times()));
        }
        assertEquals(Map.of("asked ", 2L, "answered ", 1L, "set-cookie _stranger", 5L), received);
    }

    @Test
    void appliesRuleOfRegionByHeader() throws Exception {
        settings.setRegionHeader("X-Region");
        settings.setInjectBanner(true);
        try (ProofStore proofs = proofs();
                OneApplication application = new OneApplication(directory, proofs, settings, true)) {
            String california = "X-Region: US-CA";
            Reply there = application.request("GET /", "Accept: text/html", "Cookie: _v=1", california);
            Reply here = application.request("GET /", "Accept: text/html", "Cookie: _v=1");
            assertEquals(List.of(), there.removes());
            assertTrue(here.removes().contains("_v"), here::toString);
            assertEquals(here.text(), there.text());
            assertTrue(here.text().contains("<script src=\"/consent/banner.js?region=1\"></script>"), here::toString);
            assertEquals(
                    "window.cookieCharterRegion=\"us-opt-out\";\n",
                    application
                            .request("GET /consent/banner.js?region=1", california)
                            .text());
        }
    }

    @Test
    void choiceOfAccountReachesOtherDevice() throws Exception {
        settings.setAccountChoices(true);
        try (ProofStore proofs = proofs();
                OneApplication application = new OneApplication(directory, proofs, settings, true)) {
            Reply login = application.request("GET /?user=u17");
            assertEquals("false", login.header("x-video"));
            String token = pair(login, "cookies_preferences_login");
            Reply choice = application.request(CHOICE[0], CHOICE[1], "Cookie: " + token, CHOICE[2], CHOICE[3]);
            assertEquals(200, choice.status());
            assertEquals(1, choice.sets().size(), choice.toString());
            String chosen = pair(choice, "cookies_preferences_account");

            Reply other = application.request("GET /?user=u17");
            assertEquals("true", other.header("x-video"));
            assertTrue(pair(other, "cookies_preferences_account").contains("&ok=video~"), other.toString());

            Reply logout = application.request("GET /?user=", "Cookie: " + token + "; " + chosen);
            assertEquals("false", logout.header("x-video"));
            assertEquals(
                    List.of("cookies_preferences_account", "cookies_preferences_login"),
                    logout.removes().stream().sorted().toList());
        }
    }

    private static String pair(Reply reply, String name) {
        return reply.sets().stream()
                .filter(pair -> pair.startsWith(name + '='))
                .findFirst()
                .orElse("no " + name + " in " + reply);
    }

    @Test
    void rejectsChoicesButEnforcesWithoutAsyncSupport() throws Exception {
        settings.setInjectBanner(true);
        try (ProofStore proofs = proofs();
                OneApplication application = new OneApplication(directory, proofs, settings, false)) {
            Reply choice = application.request(CHOICE);
            assertEquals(500, choice.status());
            assertEquals(List.of(), choice.sets());
            assertTrue(choice.text().contains("set async-supported of the consent filter"), choice::toString);

            Reply page = application.request("GET /", "Accept: text/html", "Cookie: _v=1");
            assertTrue(page.text().contains("<script src=\"/consent/banner.js?v="), page::toString);
            assertEquals(List.of(), page.sets());
            assertTrue(page.removes().contains("_v"), page::toString);
            assertTrue(application.request("GET /consent/choice").text().contains("\"decided\":false"));
        }
    }

    @Test
    void writesDiscoveriesToDraft() throws Exception {
        Path draft = directory.resolve("cookies.draft.json");
        settings.setMode(Mode.REPORT_ONLY);
        settings.setDraftFile(draft);
        try (ProofStore proofs = proofs();
                OneApplication application = new OneApplication(directory, proofs, settings, true)) {
            assertEquals(
                    List.of("_stranger=1"),
                    application
                            .request("GET /", "Accept: text/html", "Cookie: brought=secret")
                            .sets());
            assertEquals(
                    204,
                    application
                            .request(
                                    "POST /consent/discovery",
                                    "Sec-Fetch-Site: same-origin",
                                    "{\"localStorage\":[\"theme\"]}")
                            .status());
        }
        String text = Files.readString(draft);
        for (String name : List.of("_stranger", "brought", "theme", "cdn.stranger.example")) {
            assertTrue(text.contains('"' + name + '"'), () -> name + " in " + text);
        }
        assertTrue(!text.contains("secret") && !text.contains("\"_v\""), text);
    }

    @Test
    void draftsTargetOfRedirectedImageButNotOfRedirectedWindow() throws Exception {
        settings.setMode(Mode.REPORT_ONLY);
        for (String destination : List.of("document", "image")) {
            Path draft = directory.resolve(destination + ".json");
            settings.setDraftFile(draft);
            try (ProofStore proofs = proofs();
                    OneApplication application = new OneApplication(directory, proofs, settings, true)) {
                assertEquals(
                        302,
                        application
                                .request("GET /away", "Sec-Fetch-Dest: " + destination)
                                .status());
            }
            assertEquals(destination.equals("image"), Files.readString(draft).contains("login.example"));
        }
    }
}
