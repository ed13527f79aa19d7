// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.settings.RecordPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the reports of page scripts, on a site that enforces its catalogue and makes no draft. */
class DiscoveryTest {
    private static final String JSON = TestSite.JSON.replace(
            "\"name\": \"Vidéo\", \"category\": \"media\",",
            "\"name\": \"Vidéo\", \"category\": \"media\", \"origins\": [\"third.example\", \"*.film.example\"],");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private long logged(String text) {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(text))
                .count();
    }

    private TestSite site() {
        return new TestSite(directory, JSON);
    }

    private static int report(TestSite site, String json, String... fields) throws Exception {
        String[] all = new String[fields.length + 2];
        all[0] = "Sec-Fetch-Site: same-origin";
        all[1] = "Content-Type: text/plain;charset=UTF-8";
        System.arraycopy(fields, 0, all, 2, fields.length);
        return site.request("POST", "/consent/discovery", json, all).status();
    }

    @Test
    void countsAndLogsUndeclaredNames() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            for (int i = 0; i < 2; i++) {
                assertEquals(204, report(site, """
                        {"cookie": ["testcookie", "sid", "_vw_1", "cookies_preferences"], "localStorage": ["test", "sid"],
                         "sessionStorage": ["test"], "indexedDB": ["vuex"]}"""));
            }
            Map<String, Long> counts = Map.of(
                    "cookie testcookie",
                    2L,
                    "localStorage test",
                    2L,
                    "localStorage sid",
                    2L,
                    "sessionStorage test",
                    2L,
                    "indexedDB vuex",
                    2L);
            assertEquals(new TreeMap<>(counts), site.consent.getPageReports());
        }
        assertEquals(
                1,
                logged(
                        "The cookie \"testcookie\" that scripts of pages write is not in the catalogue (BLOCKED); declare it"));
        assertEquals(1, logged("The localStorage entry \"test\" that scripts"));
        assertEquals(1, logged("The sessionStorage entry \"test\" that scripts"));
        assertEquals(1, logged("The indexedDB entry \"vuex\" that scripts"));
        assertEquals(5, logged("that scripts of pages write"));
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE, false, BLOCKED", "ENFORCE, true, WOULD_BLOCK", "REPORT_ONLY, false, WOULD_BLOCK"})
    void logsWhetherPageBlocksName(Mode mode, boolean pass, String word) throws Exception {
        try (TestSite site = site().with(consent -> consent.getSettings().setMode(mode))
                .with(consent -> consent.getSettings().setAllowUndeclared(pass))
                .respondingWith(TestSite.setting())) {
            report(site, "{\"localStorage\": [\"test\"]}");
        }
        assertEquals(1, logged("\"test\" that scripts of pages write is not in the catalogue (" + word + ")"));
    }

    @Test
    void operatorReportContainsDiscoveriesByDay() throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            report(site, "{\"localStorage\": [\"test\"], \"hosts\": [\"pixel.example\"]}");
            report(site, "{\"localStorage\": [\"test\"]}");
            site.consent.stop();
            LocalDate today = LocalDate.of(2026, 3, 1);
            site.proofs.forEachDailyCount(
                    today,
                    today,
                    received -> counts.put(received.kind().text() + ' ' + received.name(), received.times()));
        }
        assertEquals(Map.of("page-storage test", 2L, "page-host pixel.example", 1L), counts);
    }

    @Test
    void logsThirdPartiesOfNoService() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            report(site, """
                    {"hosts": ["pixel.example:8443", "PIXEL.example", "example.org", "cdn.example.org", "[::1]", "a b", ""]}""");
            assertEquals(Map.of("host pixel.example", 2L), site.consent.getPageReports());
            assertEquals(List.of(), site.consent.undeclaredThirdPartyHosts());
        }
        assertEquals(
                1,
                logged("The third party \"pixel.example\" is in no service of the catalogue, and scripts or styles"));
    }

    @Test
    void logsHostsThatCouldNotBeBlocked() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            report(site, "{\"hosts\": [\"third.example\"]}", site.chose("video"));
            report(site, "{\"hosts\": [\"third.example\"]}", site.chose("media"));
            assertEquals(Map.of(), site.consent.getPageReports());
            report(site, "{\"hosts\": [\"third.example\", \"a.film.example:444\"]}");
            report(site, "{\"hosts\": [\"third.example\"]}", site.chose());
            assertEquals(
                    Map.of("unblocked host third.example", 2L, "unblocked host a.film.example", 1L),
                    site.consent.getPageReports());
        }
        assertEquals(
                1,
                logged("A page loaded from \"third.example\" (service video) without consent: such requests come from"
                        + " @import and url() in style sheets"));
        assertEquals(1, logged("A page loaded from \"a.film.example\""));
    }

    @Test
    void logsNoUnblockedHostsIfThirdPartiesAreAllowed() throws Exception {
        try (TestSite site = site().with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith(TestSite.setting())) {
            report(site, "{\"hosts\": [\"third.example\"]}");
            assertEquals(Map.of(), site.consent.getPageReports());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\u0000", " ", "", "*", "a**", "?? a gap", "\\ud800"})
    void dropsNamesThatCatalogueCannotDeclare(String name) throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting())) {
            String list = "[\"" + name + "\", \"" + "x".repeat(257) + "\"]";
            assertEquals(
                    204,
                    report(
                            site,
                            "{\"cookie\": [\"a;b\", \"é\"], \"localStorage\": %1$s, \"indexedDB\": %1$s}"
                                    .formatted(list)));
            assertEquals(Map.of(), site.consent.getPageReports());
        }
    }

    @Test
    void limitsReportsOfEachClient() throws Exception {
        try (TestSite site = site().with(
                        consent -> consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withLimits(2, 100)))
                .respondingWith(TestSite.setting())) {
            assertEquals(204, report(site, "{}"));
            assertEquals(204, report(site, "{}"));
            assertEquals(429, report(site, "{\"localStorage\": [\"late\"]}"));
            assertEquals(204, report(site, "{}", "X-Forwarded-For: 192.0.2.1"));
            assertEquals(Map.of(), site.consent.getPageReports());
            assertEquals(200, site.put("{\"granted\":[\"video\"]}").status(), "choices have a limit of their own");
        }
    }

    @Test
    void inventedCookiesDoNotDisplaceThoseOfSite() throws Exception {
        try (TestSite site = site().respondingWith(TestSite.setting("tracking=1"))) {
            for (int i = 0; i < 1100; i += 50) {
                StringBuilder cookies = new StringBuilder("Cookie: x=1");
                for (int j = i; j < i + 50; j++) {
                    cookies.append("; invented").append(j).append("=1");
                }
                site.request("GET", "/consent/choice", "", cookies.toString());
                site.get("/own", cookies.toString());
            }
            site.get("/", "Cookie: real=1", "X-Forwarded-For: 192.0.2.9");
        }
        assertEquals(1, logged("The cookie \"tracking\" is not in the catalogue"));
        assertEquals(1, logged("The cookie \"real\" is not in the catalogue"));
        assertFalse(logged("is not in the catalogue") > 1010);
        assertTrue(logged("The cookie \"invented1\" is not") == 1);
    }
}
