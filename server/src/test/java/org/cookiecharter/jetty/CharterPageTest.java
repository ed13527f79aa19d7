package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The charter as a page, and its form. */
class CharterPageTest {
    private Site site;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        String json =
                Site.JSON.replace("Montrer des contenus", "Montrer <b onclick='x'>des contenus</b> & \\\"plus\\\"");
        site = new Site(directory, json).answering((request, response) -> {});
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void saysItsLanguage() throws Exception {
        Reply french = site.get("/consent/");
        assertTrue(french.body().contains("<html lang=\"fr\" dir=\"ltr\">"), french.body());
        assertEquals("fr", french.header("Content-Language"));
        Reply english = site.get("/consent/?lang=en");
        assertTrue(english.body().contains("<html lang=\"en\" dir=\"ltr\">"), english.body());
        assertTrue(english.body().contains("<h3 id=\"stats\">Statistics</h3>"), english.body());
    }

    @Test
    void aPartInAnotherLanguageSaysSo() throws Exception {
        String page = site.get("/consent/?lang=en").body();
        assertTrue(page.contains("<h3 id=\"media\" lang=\"fr\">Contenus</h3>"), page);
    }

    @Test
    void tellsDurationAndAccessOfEachCookie() throws Exception {
        String row = "<code>_v</code></th><td data-label=\"Finalités\">Mesurer</td>"
                + "<td data-label=\"Durée\">6 mois</td><td data-label=\"Accès par des tiers\">Oui</td></tr>";
        assertTrue(page("/consent/").contains(row), page("/consent/"));
    }

    @Test
    void whatThePeopleOfTheCatalogueWroteIsText() throws Exception {
        String page = page("/consent/");
        assertTrue(
                page.contains("Montrer &lt;b onclick=&#39;x&#39;&gt;des contenus&lt;/b&gt; &amp; &quot;plus&quot;"),
                page);
        assertFalse(page.contains("<b onclick"), page);
    }

    @Test
    void worksUnderAPolicyWithoutScripts() throws Exception {
        Reply answer = site.get("/consent/");
        assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'; style-src 'self';"));
        assertFalse(answer.body().contains("<script"), answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void nothingThatNeedsConsentIsTickedBeforeTheVisitorTickedIt() throws Exception {
        String before = page("/consent/");
        assertTrue(before.contains("value=\"count\" checked>"), before);
        assertTrue(before.contains("value=\"video\"><span>"), before);
        assertFalse(before.contains("value=\"login\""), before);
        String refused = page("/consent/", site.chose());
        assertTrue(refused.contains("value=\"count\"><span>"), refused);
        String granted = page("/consent/", site.chose("media"));
        assertTrue(granted.contains("value=\"video\" checked>"), granted);
        String gpc = page("/consent/", "Sec-GPC: 1");
        assertTrue(gpc.contains("value=\"count\"><span>"), gpc);
        assertTrue(gpc.contains("Global Privacy Control"), gpc);
    }

    @Test
    void withdrawingAndTheProofAreOfferedToWhoHasChosen() throws Exception {
        assertFalse(page("/consent/").contains("value=\"withdraw\""));
        assertFalse(page("/consent/", site.chose()).contains("/consent/proof"));
        String granted = page("/consent/", site.chose("media"));
        assertTrue(granted.contains("value=\"withdraw\""), granted);
        assertTrue(granted.contains("href=\"/consent/proof\""), granted);
        assertTrue(granted.contains("1 mars 2026"), granted);
    }

    @Test
    void itsAddressWithoutTheSlashLeadsThere() throws Exception {
        Reply answer = site.get("/consent");
        assertEquals(308, answer.status());
        assertEquals("/consent/", answer.header("Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consent",
                "/consent/",
                "/consent/banner.js",
                "/consent/banner.css",
                "/consent/charter.css",
                "/consent/catalogue.json",
                "/consent/catalogue.schema.json",
                "/consent/choice",
                "/consent/proof",
                "/.well-known/gpc.json"
            })
    void noAnswerIsSniffed(String path) throws Exception {
        assertEquals("nosniff", site.get(path).header("X-Content-Type-Options"));
        assertEquals("nosniff", site.ask("PATCH", path, "").header("X-Content-Type-Options"));
    }

    private String page(String path, String... fields) throws Exception {
        byte[] bytes = site.get(path, fields).body().getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
