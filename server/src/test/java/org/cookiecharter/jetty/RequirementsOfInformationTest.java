// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the duration of choices and the information for visitors, by the numbers of the law page. */
class RequirementsOfInformationTest {
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[dh][^>]*data-label=\"([^\"]*)\"[^>]*>(.*?)</t[dh]>");
    private static final String SHOWN_CATEGORIES = """
            "controller": {"name": "The Town", "contact": "privacy@example.org", "dataProtectionOfficer": "Desk 7"},
             "categories": [""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory).respondingWith(TestSite.setting());
    }

    private void restart(String json, Duration later) throws Exception {
        site.close();
        site = new TestSite(directory, json)
                .with(consent -> consent.getSettings().setClock(Clock.fixed(TestSite.NOW.plus(later), ZoneOffset.UTC)))
                .respondingWith(TestSite.setting());
    }

    private boolean decided(String cookie) throws Exception {
        return site.get("/consent/choice", cookie).json().get("decided").getAsBoolean();
    }

    @Test
    @DisplayName(
            "20: a refusal holds for as long as a consent, six calendar months, and then the visitor is asked again")
    void refusalsLastAsLongAsGrants() throws Exception {
        for (String json : List.of("{\"granted\":[]}", "{\"granted\":[\"video\"]}")) {
            String set = site.put(json).cookies().get(0);
            // From the first of March to the first of September.
            assertTrue(set.contains("; Max-Age=15897600;"), set);
        }
        String refused = site.chose();
        String granted = site.chose("video");
        restart(TestSite.JSON, Duration.ofDays(184));
        assertTrue(decided(refused) && decided(granted));
        restart(TestSite.JSON, Duration.ofDays(184).plusSeconds(1));
        assertFalse(decided(refused) || decided(granted));
    }

    @Test
    @DisplayName("21: what is new is asked about, what was granted before holds, and a corrected text asks nobody")
    void asksAgainOnlyForWidenedServices() throws Exception {
        String cookie = site.chose("video", "map");
        restart(TestSite.JSON.replace("\"Montrer des contenus\"", "\"Montrer des films\""), Duration.ZERO);
        assertTrue(decided(cookie));
        restart(
                TestSite.JSON.replace(
                        "{\"name\": \"_m\", \"purpose\": \"Situer\", \"duration\": \"P6M\"}",
                        "{\"name\": \"_m\", \"purpose\": \"Situer\", \"duration\": \"P9M\"}"),
                Duration.ZERO);
        assertFalse(decided(cookie));
        assertEquals(
                "[\"video\"]",
                site.get("/consent/choice", cookie).json().get("granted").toString());
    }

    private static String withAdvertising() {
        return TestSite.JSON
                .replace(
                        "\"services\": [",
                        "\"services\": [{\"id\": \"pixel\", \"provider\": \"Agency\", \"name\": \"Pixel\","
                                + " \"category\": \"ads\", \"cookies\": [{\"name\": \"_p\", \"purpose\": \"Publicité\","
                                + " \"duration\": \"P1M\"}]},")
                .replace(
                        "\"categories\": [",
                        "\"categories\": [{\"id\": \"ads\", \"consent\": \"opt-in\", \"name\": \"Publicité\","
                                + " \"purpose\": \"Montrer de la publicité\"},");
    }

    private String lists(Reply reply) {
        return reply.json().get("granted") + " " + reply.json().get("refused");
    }

    @Test
    @DisplayName("21: the buttons decide only on what is new; earlier grants, refusals and their duration stand")
    void asksOnlyAboutNewCategory() throws Exception {
        String earlier = site.chose("video");
        restart(withAdvertising(), Duration.ofDays(30));
        assertFalse(decided(earlier));
        Reply accepted = site.put("{\"granted\":[\"ads\"],\"method\":\"accept-all\"}", earlier);
        assertEquals("[\"ads\",\"video\"] [\"stats\",\"media\",\"count\",\"map\"]", lists(accepted));
        // The earlier grant ends six months after it was made; the refusals last six months from now.
        assertTrue(
                accepted.cookies().get(0).contains("&until=1788264000&"),
                accepted.cookies().get(0));
        assertTrue(
                accepted.cookies().get(0).contains("; Max-Age=15811200;"),
                accepted.cookies().get(0));
        Reply refused = site.put("{\"granted\":[\"video\"],\"method\":\"refuse-all\"}", earlier);
        assertEquals("[\"video\"] [\"ads\",\"stats\",\"media\",\"pixel\",\"count\",\"map\"]", lists(refused));
        Reply everything = site.put("{\"granted\":[\"ads\",\"stats\",\"media\"],\"method\":\"accept-all\"}", earlier);
        assertEquals("[\"ads\",\"stats\",\"media\"] []", lists(everything));
        assertEquals(
                422,
                site.put("{\"granted\":[],\"method\":\"accept-all\"}", earlier).status());
        assertEquals(
                422,
                site.put("{\"granted\":[\"map\"],\"method\":\"refuse-all\"}", earlier)
                        .status());
    }

    @Test
    @DisplayName("21: a visitor who has refused is not asked again about what has not changed")
    void refusalOfUnchangedCategoriesStands() throws Exception {
        String earlier = site.chose();
        restart(withAdvertising(), Duration.ZERO);
        Reply refused = site.put("{\"granted\":[],\"method\":\"refuse-all\"}", earlier);
        String cookie = "Cookie: " + refused.cookies().get(0).replaceFirst(";.*", "");
        restart(TestSite.JSON, Duration.ZERO);
        assertTrue(decided(cookie));
        assertEquals(
                "[] [\"stats\",\"media\",\"count\",\"video\",\"map\"]", lists(site.get("/consent/choice", cookie)));
    }

    /** Returns the cells of each row of the tables, in the visitor's language. */
    private List<List<String>> rows(String label) throws Exception {
        String page = site.get("/consent/?lang=en").text();
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = CELL.matcher(row.group(1));
            while (cell.find()) {
                if (label.isEmpty() || cell.group(1).equals(label)) {
                    cells.add(cell.group(2).replaceAll("<[^>]*>", ""));
                }
            }
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    @DisplayName("32: the charter shows the duration of each cookie and the access of third parties")
    void showsDurationAndAccess() throws Exception {
        assertEquals(10, rows("Retention period").size());
        assertFalse(
                rows("Retention period").toString().contains("[]"),
                rows("Retention period").toString());
        assertEquals(10, rows("Third-party access").size());
        // Not stated in the catalogue: opt-in cookies are shown as accessible to third parties.
        assertEquals(List.of("Yes"), rows("Third-party access").get(3));
    }

    @Test
    @DisplayName("33, 36: the charter shows provider, service, name and purpose of each cookie, exempt ones included")
    void showsRowForEachCookie() throws Exception {
        assertEquals(List.of("Us", "Connexion", "sid", "Session", "2 weeks", "No"), rows("").get(0));
        assertEquals(List.of("Them", "Vidéo", "_v", "Mesurer", "6 months", "Yes"), rows("").get(3));
    }

    @Test
    @DisplayName("34: the charter shows the controller, the officer, recipients, transfers, retention and rights")
    void showsControllerAndRights() throws Exception {
        String map = "\"name\": \"Carte\",";
        String more = " \"recipients\": \"Map makers\", \"transfers\": \"To the moon\", \"dataRetention\": \"P3M\",";
        restart(TestSite.JSON.replace("\"categories\": [", SHOWN_CATEGORIES).replace(map, map + more), Duration.ZERO);
        String page = site.get("/consent/?lang=en").text();
        for (String reported : List.of(
                "The Town",
                "mailto:privacy@example.org",
                "Desk 7",
                "Map makers",
                "To the moon",
                "3 months",
                "These cookies are only stored with your consent.",
                "You can ask for access to your data",
                "You can withdraw your consent at any time on this page",
                "https://www.cnil.fr")) {
            assertTrue(page.contains(reported), reported + " in " + page);
        }
    }
}
