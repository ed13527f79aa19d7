// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code /consent/}: the charter as a page, complete without JavaScript. */
class CharterPageTest {
    private static final Pattern BOX =
            Pattern.compile("<input type=\"checkbox\" name=\"granted\" value=\"([^\"]*)\"( checked)?>");

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

    private void restart(String json) throws Exception {
        site.close();
        site = new TestSite(directory, json).respondingWith(TestSite.setting());
    }

    /** Returns the checkboxes of the form, checked ones with a star. */
    private List<String> boxes(String... fields) throws Exception {
        List<String> boxes = new ArrayList<>();
        Matcher matcher = BOX.matcher(site.get("/consent/", fields).text());
        while (matcher.find()) {
            boxes.add(matcher.group(1) + (matcher.group(2) == null ? "" : "*"));
        }
        return boxes;
    }

    @Test
    void pageIsNeitherCachedNorFramedByOtherSites() throws Exception {
        Reply reply = site.get("/consent/");
        assertEquals(200, reply.status());
        assertEquals("text/html;charset=utf-8", reply.header("Content-Type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                reply.header("Content-Security-Policy"));
        assertFalse(reply.text().contains("<script"), reply.text());
        assertFalse(reply.text().contains(" style="), reply.text());
    }

    @Test
    void saysThatCookiesOfOtherSitesRemain() throws Exception {
        assertTrue(site.get("/consent/?lang=en")
                .text()
                .contains("Cookies that other sites store under their own domains can only be deleted in your browser’s"
                        + " settings."));
    }

    @Test
    @DisplayName("35: the charter is in the visitor's language, and says so")
    void usesLanguageOfVisitor() throws Exception {
        Reply french = site.get("/consent/", "Accept-Language: fr");
        assertEquals("fr", french.header("Content-Language"));
        assertTrue(french.text().contains("<html lang=\"fr\" dir=\"ltr\">"), french.text());
        Reply english = site.get("/consent/?lang=en", "Accept-Language: fr");
        assertEquals("en", english.header("Content-Language"));
        assertTrue(english.text().contains("<html lang=\"en\" dir=\"ltr\">"), english.text());
        assertTrue(english.text().contains("Necessary"), english.text());
        // Untranslated texts declare their language.
        assertTrue(english.text().contains("<legend lang=\"fr\">Montrer des contenus</legend>"), english.text());
        assertFalse(french.text().contains("<legend lang="), french.text());
    }

    @Test
    @DisplayName("16: without scripts too, nothing that needs consent is ticked before the visitor ticked it")
    void checksNoOptInCategoryBeforeVisitorDoes() throws Exception {
        assertEquals(List.of("count*", "video", "map"), boxes());
        assertEquals(List.of("count", "video", "map"), boxes("Sec-GPC: 1"));
        assertEquals(List.of("count", "video", "map"), boxes(site.chose()));
        assertEquals(List.of("count", "video", "map*"), boxes(site.chose("map")));
        assertEquals(List.of("count", "video*", "map*"), boxes(site.chose("media")));
    }

    @Test
    @DisplayName("17, 39: there is a box for each service, in a form that works without scripts and without a choice")
    void formSendsFieldsThatEndpointReads() throws Exception {
        String page = site.get("/consent/?lang=en").text();
        assertTrue(page.contains("<form method=\"post\" action=\"/consent/choice\">"), page);
        assertTrue(page.contains("<input type=\"hidden\" name=\"language\" value=\"en\">"), page);
        assertTrue(page.contains("<button type=\"submit\" name=\"decision\" value=\"accept-all\">"), page);
        assertTrue(page.contains("<button type=\"submit\" name=\"decision\" value=\"refuse-all\">"), page);
        assertFalse(page.contains("value=\"withdraw\""), page);
        String decided = site.get("/consent/", site.chose("map")).text();
        assertTrue(decided.contains("<button type=\"submit\" name=\"decision\" value=\"withdraw\">"), decided);
        assertTrue(decided.contains("<a href=\"/consent/proof\">"), decided);
        assertTrue(decided.contains("<a href=\"/consent/proof?format=json\" download>"), decided);
    }

    @Test
    void showsNoFormWithoutChoosableCategory() throws Exception {
        restart(CatalogueEndpointTest.charter());
        String page = site.get("/consent/").text();
        assertFalse(page.contains("<form"), page);
        assertTrue(page.contains("<code>sessionid</code>"), page);
    }

    @Test
    void showsWholeBundledCharter() throws Exception {
        restart(CatalogueEndpointTest.charter());
        // Each cell repeats the heading of its column, for screens that are too narrow for the headings.
        String page = site.get("/consent/?lang=fr").text().replaceAll(" data-label=\"[^\"]+\"", "");
        for (String text : List.of(
                "<h1>Charte cookies</h1>",
                "Afin de vous proposer le meilleur service possible nous utilisons des cookies",
                "Qu&#39;est ce qu&#39;un cookie ?",
                "Un &quot;cookie&quot; est une suite d&#39;informations",
                "Il existe plusieurs types de cookies :",
                "Les cookies « nécessaires », internes,",
                "Les cookies « statistiques » permettent",
                "Les cookies « internes » ou « first-party »",
                "Les cookies dits « tiers », « tierce partie » ou « third party »",
                "A quoi servent les cookies sur la plateforme",
                "Cookies nécessaires au bon fonctionnement de la plateforme / cookies fonctionnels",
                "<td>Opendatasoft</td><td>Authentification (front et back office)</td><th scope=\"row\"><code>sessionid",
                "<td>Sélection de la langue (front et back office)</td><th scope=\"row\"><code>django_language</code>",
                "<td>API (CSRF) (front et back office)</td><th scope=\"row\"><code>csrftoken</code>",
                "<td>Choix concernant vos préférences sur les cookies</td><th scope=\"row\"><code>cookies_preferences")) {
            assertTrue(page.contains(text), text + " in " + page);
        }
    }

    @Test
    void escapesEveryTextOfCatalogue() throws Exception {
        String evil = "\\\"'><script>alert(1)</script>&amp;";
        restart(TestSite.JSON
                .replace("\"Nécessaires\"", "\"N" + evil + "\"")
                .replace("\"Montrer des contenus\"", "\"P" + evil + "\"")
                .replace("\"Vidéo\"", "\"V" + evil + "\"")
                .replace("\"Them\"", "\"T" + evil + "\"")
                .replace("\"Situer\"", "\"S" + evil + "\"")
                .replace(
                        "\"language\": \"fr\",",
                        "\"language\": \"fr\", \"controller\": {\"name\": \"C" + evil
                                + "\", \"contact\": \"https://example.org/?a='b&c\", \"dataProtectionOfficer\": \"D"
                                + evil
                                + "\"}, \"charter\": {\"title\": \"I" + evil + "\", \"introduction\": \"I" + evil
                                + "\"},"));
        for (String fields : new String[] {"X: y", site.chose("media", "video")}) {
            String page = site.get("/consent/", fields).text();
            String escaped = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;";
            for (String letter : List.of("N", "P", "V", "T", "S", "C", "D", "I")) {
                assertTrue(page.contains(letter + escaped), letter + " in " + page);
            }
            assertFalse(page.contains("<script"), page);
            assertFalse(page.contains("'>"), page);
        }
    }

    @Test
    void showsChoiceOfVisitor() throws Exception {
        String undecided = status();
        String refused = status(site.chose());
        String granted = status(site.chose("map"));
        assertFalse(undecided.equals(refused) || refused.equals(granted), undecided + refused + granted);
        assertTrue(refused.contains("1 mars 2026"), refused);
        assertTrue(granted.contains("1 mars 2026"), granted);
        assertFalse((undecided + refused + granted).contains("{"), undecided + refused + granted);
        assertTrue(site.get("/consent/", site.chose("map")).text().contains("<li>Carte – Maps</li>"));
    }

    private String status(String... fields) throws Exception {
        String page = site.get("/consent/", fields).text();
        return page.replaceFirst("(?s).*<p role=\"status\">(.*?)</p>.*", "$1");
    }

    @Test
    void mentionsGpcSignalIfSent() throws Exception {
        String without = site.get("/consent/").text();
        String with = site.get("/consent/", "Sec-GPC: 1").text();
        assertFalse(without.contains("Global Privacy Control"), without);
        assertTrue(with.contains("Global Privacy Control"), with);
    }

    @Test
    @DisplayName("57: the charter says which categories include a sale or sharing of data")
    void marksCategoriesWithSaleOrSharing() throws Exception {
        String text = "The signal Global Privacy Control counts as your objection.";
        String json = TestSite.JSON.replace(
                "\"name\": \"Contenus\"",
                "\"name\": {\"fr\": \"Contenus\", \"en\": \"Media\"}, \"saleOrSharing\": true");
        assertFalse(site.get("/consent/?lang=en").text().contains(text));
        try (TestSite seller = new TestSite(directory, json).respondingWith((request, response) -> {})) {
            String page = seller.get("/consent/?lang=en").text();
            assertEquals(1, page.split(text, -1).length - 1, page);
            assertTrue(page.indexOf(text) > page.indexOf("<h3 id=\"media\""), page);
        }
    }

    @Test
    void mentionsNoSignalThatObjectsToNothing() throws Exception {
        String json = TestSite.JSON
                .replace(", \"gpc\": true", "")
                .replace("\"name\": \"Contenus\"", "\"name\": \"Contenus\", \"gpc\": false");
        try (TestSite own = new TestSite(directory, json).respondingWith((request, response) -> {})) {
            String page = own.get("/consent/", "Sec-GPC: 1").text();
            assertFalse(page.contains("Global Privacy Control"), page);
        }
    }

    @Test
    void linksOtherLanguages() throws Exception {
        String page = site.get("/consent/").text();
        assertTrue(page.contains("<a href=\"?lang=en\" hreflang=\"en\" lang=\"en\">English</a>"), page);
        assertTrue(page.contains("<a href=\"?lang=fr\" hreflang=\"fr\" lang=\"fr\" aria-current=\"true\">"), page);
    }

    @Test
    @DisplayName("35, 55: a part that is in another language than the page says so")
    void marksLanguageOfTextsInAnotherLanguage() throws Exception {
        restart(TestSite.JSON.replace(
                "\"language\": \"fr\",",
                "\"language\": \"fr\", \"charter\": {\"title\": \"Charte\", \"usage\": \"Leur usage\"},"));
        String page = site.get("/consent/?lang=en").text();
        assertTrue(page.contains("<h3 id=\"media\" lang=\"fr\">Contenus</h3>"), page);
        assertTrue(page.contains("<h1 lang=\"fr\">Charte</h1>"), page);
        assertTrue(page.contains("<h2 lang=\"fr\">Leur usage</h2>"), page);
    }
}
