// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.console.ConsoleClient.Page;
import org.cookiecharter.console.storage.FileStorage;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the forms over HTTP: what they save, which errors they show, and what happens when two users edit. */
class DraftFormsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private ConsoleServer server;

    @SuppressWarnings("NullAway.Init")
    private ConsoleClient ann;

    @BeforeEach
    void start() throws Exception {
        file = ConsoleServer.write(directory);
        server = new ConsoleServer(file, console -> console.setDiscoveryFile(directory.resolve("seen.json")));
        ann = server.user("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String draft() throws Exception {
        return Files.readString(FileStorage.directory(file).resolve("draft.json"));
    }

    @Test
    void savesFieldInDraftAndKeepsUnknownMembersAndPublishedFile() throws Exception {
        String published = Files.readString(file);
        Page page = ann.get("category?id=statistics");
        Page saved = ann.submit(page.form("[name=name:fr]"), "save", "purpose:fr", "Compter les visites");
        assertEquals(200, saved.status(), saved.text());
        assertTrue(saved.text().contains("Saved in the draft"), saved.text());
        assertEquals(
                "Compter les visites",
                saved.document().select("[name=purpose:fr]").text());
        assertTrue(draft().contains("\"matomo\": \"statistics\""), draft());
        assertTrue(draft().contains("\"$schema\": \"catalogue.schema.json\""), draft());
        assertTrue(draft().contains("\"by\": \"ann\""), draft());
        assertEquals(published, Files.readString(file));
    }

    @Test
    void changesOneLineOfDraftForOneField() throws Exception {
        ann.submit(ann.get("category?id=statistics").form("[name=name:fr]"), "save", "name:fr", "Mesure");
        String before = draft();
        ann.submit(ann.get("category?id=statistics").form("[name=name:fr]"), "save", "name:fr", "Mesures");
        assertEquals(before.replace("\"Mesure\"", "\"Mesures\""), draft());
    }

    @Test
    void savingFormWithoutChangeCreatesNoDraft() throws Exception {
        for (String path : new String[] {
            "site",
            "category?id=statistics",
            "service?id=matomo",
            "service?id=session",
            "cookie?service=session&key=cookie+sid"
        }) {
            Page page = ann.get(path);
            Page saved = ann.submit(page.form("button[value=save]"), "save");
            assertEquals(200, saved.status(), path);
            assertFalse(Files.exists(FileStorage.directory(file).resolve("draft.json")), path);
        }
    }

    @Test
    void showsErrorAtFieldThatItNames() throws Exception {
        Page page = ann.get("cookie?service=session&key=cookie+sid");
        Page saved = ann.submit(
                page.form("[name=duration]"), "save", "duration", "soon", "duration:unit", "other", "purpose:en", "");
        Element duration = saved.document().select("#duration-errors").first();
        assertTrue(duration != null && duration.text().contains("is not a duration"), saved.text());
        assertTrue(saved.document().select("#purpose-errors").text().contains("missing"), saved.text());
        assertEquals("true", saved.document().select("[name=duration]").attr("aria-invalid"));
        assertTrue(saved.document().select("#name-errors").isEmpty());
        assertTrue(
                ann.get("services").text().contains("Session Necessary 2 errors"),
                ann.get("services").text());
    }

    @Test
    void showsErrorsInFrench() throws Exception {
        Page page = ann.get("/admin/cookies/fr/service?id=session");
        Page saved = ann.submit(page.form("[name=provider]"), "save", "provider", "", "category", "");
        assertEquals(
                "Erreur : manque ; ajoutez-le",
                saved.document().select("#provider-errors").text());
        assertEquals("fr", saved.response().get("Content-Language"));
    }

    @Test
    void refusesStaleFormAndShowsItAgainWithItsValuesAndOtherChanges() throws Exception {
        Page annsPage = ann.get("service?id=session");
        ConsoleClient bob = server.user("bob");
        bob.submit(bob.get("service?id=session").form("[name=provider]"), "save", "provider", "Example Group");
        Page conflict = ann.submit(annsPage.form("[name=provider]"), "save", "name:en", "Sign-in");
        assertEquals(409, conflict.status());
        String alert = conflict.document().select("[role=alert]").text();
        assertTrue(alert.contains("bob has changed the draft"), alert);
        assertTrue(alert.contains("Provider: from “Example Ltd” to “Example Group”"), alert);
        assertEquals("Sign-in", conflict.document().select("[name=name:en]").attr("value"));
        assertFalse(draft().contains("Sign-in"), draft());
        Page saved = ann.submit(conflict.form("[name=provider]"), "save");
        assertEquals(200, saved.status());
        assertTrue(draft().contains("Sign-in"), draft());
        assertTrue(draft().contains("\"ann\""), draft());
        assertTrue(draft().contains("\"bob\""), draft());
    }

    @Test
    void addsPresetFromSearchAndItsCopyWhenCookieIsAdded() throws Exception {
        Page found = ann.get("services?search=youtube");
        Page service = ann.submit(found.form("[name=use][value=youtube]"), "use");
        assertTrue(service.document().select("#category-errors").text().contains("is not declared"), service.text());
        assertTrue(draft().contains("\"use\": \"youtube\""), draft());
        Page cookie = ann.get("cookie?service=matomo&new=1");
        Page saved = ann.submit(
                cookie.form("[name=duration]"),
                "save",
                "name",
                "mine",
                "purpose:en",
                "Mine",
                "duration",
                "6",
                "duration:unit",
                "M");
        assertEquals(200, saved.status());
        assertTrue(draft().contains("\"name\": \"mine\""), draft());
        assertTrue(draft().contains("\"duration\": \"P6M\""), draft());
        assertTrue(draft().contains("\"_pk_id.*\""), draft());
    }

    @Test
    void addsAndRemovesCategoryServiceAndLanguage() throws Exception {
        Page category = ann.submit(
                ann.get("category?new=1").form("[name=name:en]"),
                "save",
                "name:en",
                "Videos & films",
                "consent",
                "opt-in");
        assertEquals("Videos & films", category.document().select("h1").text());
        assertTrue(draft().contains("\"id\": \"videos-films\""), draft());
        Page service = ann.submit(
                ann.get("service?new=1&origin=films.example").form("[name=provider]"),
                "save",
                "name:en",
                "Films",
                "provider",
                "Films Ltd",
                "category",
                "videos-films",
                "purpose:en",
                "Show films");
        assertTrue(service.document().select(".error").isEmpty(), service.text());
        Page site = ann.submit(ann.get("site").form("#add-language"), "add", "language", "de");
        assertEquals(200, site.status());
        assertTrue(draft().contains("\"de\": \"?? Videos & films\""), draft());
        assertTrue(ann.get("category?id=videos-films")
                .document()
                .select("[name=name:de]")
                .attr("placeholder")
                .contains("Videos & films"));
        ann.submit(ann.get("site").form("[name=language][value=de]"), "remove");
        assertFalse(draft().contains("\"de\""), draft());
        ann.submit(ann.get("service?id=films").form("button[value=remove]"), "remove");
        assertFalse(draft().contains("films.example"), draft());
    }

    @Test
    void declaresDiscoveredCookieInTwoClicks() throws Exception {
        Files.writeString(directory.resolve("seen.json"), """
            {"services": [
              {"use": "youtube"},
              {"id": "unsorted", "cookies": [
                {"name": "sid", "purpose": "?? what sid is for", "duration": "session"},
                {"name": "basket", "purpose": "?? what basket is for", "duration": "P14D"},
                {"name": "_ga", "purpose": "?? what", "duration": "P400D"}]},
              {"id": "cdn", "origins": ["cdn.example"]}]}
            """);
        Page page = ann.get("discovered");
        assertFalse(page.text().contains("sid "), page.text());
        assertTrue(page.text().contains("YouTube"), page.text());
        assertTrue(page.text().contains("Google Analytics _ga"), page.text());
        Element form = page.form("[value=basket]");
        Page cookie = ann.get("cookie?service=" + form.select("option").attr("value") + "&new=1&name=basket&duration="
                + form.select("[name=duration]").attr("value") + "&storage=");
        assertEquals("14", cookie.document().select("[name=duration]").attr("value"));
        ann.submit(cookie.form("[name=duration]"), "save", "purpose:en", "Remember the basket");
        assertTrue(draft().contains("\"basket\""), draft());
        assertFalse(ann.get("discovered").text().contains("basket"));
        ann.submit(ann.get("discovered").form("[name=use][value=youtube]"), "use");
        assertFalse(ann.get("discovered").text().contains("YouTube"));
    }

    @Test
    void beginsWithDraftInTwoLanguagesIfNoCatalogueExists() throws Exception {
        try (ConsoleServer empty = new ConsoleServer(directory.resolve("none.json"), console -> {})) {
            ConsoleClient user = empty.user("ann");
            Page site = user.get("site");
            assertEquals(
                    "To fill in: https://example.org",
                    site.document().select("[name=site]").attr("placeholder"));
            Page saved = user.submit(
                    site.form("[name=site]"),
                    "save",
                    "site",
                    "https://shop.example",
                    "controller.name",
                    "Shop",
                    "controller.contact",
                    "privacy@shop.example");
            assertTrue(saved.document().select(".error").isEmpty(), saved.text());
        }
    }

    @Test
    void writesHostileValuesAsText() throws Exception {
        String hostile = "\"><script>alert(1)</script>'&";
        ann.submit(
                ann.get("service?id=session").form("[name=provider]"), "save", "provider", hostile, "name:en", hostile);
        for (String path : new String[] {"services", "service?id=session", "", "discovered"}) {
            Page page = ann.get(path);
            assertTrue(page.document().select("script").isEmpty(), path);
        }
        assertEquals(
                hostile,
                ann.get("service?id=session")
                        .document()
                        .select("[name=provider]")
                        .attr("value"));
    }

    @Test
    void setsSignalsAndKeepsMembersThatNoFormKnows() throws Exception {
        Page page = ann.get("signals");
        assertEquals(
                List.of("statistics"),
                ConsoleClient.values(page.form("button[value=save]")).get("matomo"));
        Page saved = ann.submit(
                page.form("button[value=save]"),
                "save",
                "matomo",
                "",
                "meta",
                "matomo",
                "googleConsentMode.ad_storage",
                "statistics",
                "googleConsentMode.url_passthrough",
                "true");
        assertEquals(200, saved.status());
        Page review = ann.get("review");
        assertTrue(review.text().contains("Meta Pixel: now “Matomo”"), review.text());
        assertTrue(review.text().contains("Google: ad_storage: now “Statistics”"), review.text());
        assertTrue(review.text().contains("Matomo: no longer “Statistics”"), review.text());
        ann.submit(
                ann.get("signals").form("button[value=save]"),
                "save",
                "meta",
                "",
                "googleConsentMode.ad_storage",
                "",
                "googleConsentMode.url_passthrough",
                "");
        assertFalse(ann.get("review").text().contains("Meta Pixel"));
        assertTrue(ann.get("review").text().contains("Matomo"));
    }

    @Test
    void setsSaleOrSharingOfServiceAndCategory() throws Exception {
        for (String path : new String[] {"service?id=session", "category?id=statistics"}) {
            Page saved = ann.submit(ann.get(path).form("button[value=save]"), "save", "saleOrSharing", "true");
            assertEquals(200, saved.status());
            assertEquals(
                    List.of("true"),
                    ConsoleClient.values(ann.get(path).form("button[value=save]"))
                            .get("saleOrSharing"));
        }
        assertTrue(
                ann.get("review").text().contains("Sale or sharing of personal data: now “"),
                ann.get("review").text());
    }
}
