// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.LongDate;
import org.cookiecharter.endpoint.Languages;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests of language negotiation and of untranslated texts. */
class LanguagesTest {
    static final List<String> LANGUAGES = InterfaceTexts.LANGUAGES;

    private static final String CATALOGUE = "/consent/catalogue.json";
    private static final String LAYERS = "/consent/layers.json?lang=";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    private void start(String json) throws Exception {
        site = new TestSite(directory, json).respondingWith(TestSite.setting());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void usesRequestedInterfaceLanguage(String language) throws Exception {
        start(TestSite.JSON);
        Reply page = site.get("/consent/?lang=" + language, site.chose("map"));
        assertEquals(language, page.header("Content-Language"));
        InterfaceTexts texts = new Languages(site.catalogue).texts(language);
        assertTrue(page.text().contains("<html lang=\"" + language + "\" dir=\"" + texts.direction() + "\">"));
        assertTrue(page.text().contains(texts.charter("rights")));
        assertTrue(page.text().contains(LongDate.format(language, TestSite.NOW)), page.text());
        assertFalse(page.text().contains("{"), "a placeholder was left over");
        JsonObject response = site.get(CATALOGUE + "?lang=" + language).json();
        assertEquals(texts.banner(), response.get("texts"));
    }

    @Test
    void marksLanguageOfFallbackTexts() throws Exception {
        start(TestSite.JSON);
        assertTrue(site.get("/consent/?lang=de").text().contains("<legend lang=\"fr\">Montrer des contenus</legend>"));
        assertTrue(site.get("/consent/?lang=ar")
                .text()
                .contains("<legend lang=\"fr\" dir=\"ltr\">Montrer des contenus</legend>"));
        JsonArray categories = site.get(CATALOGUE + "?lang=de").json().getAsJsonArray("categories");
        JsonObject media = categories.get(2).getAsJsonObject();
        assertEquals("Montrer des contenus", media.get("purpose").getAsString());
        assertEquals(JsonParser.parseString("{\"name\":\"fr\",\"purpose\":\"fr\"}"), media.get("foreign"));
        categories = site.get(CATALOGUE + "?lang=en").json().getAsJsonArray("categories");
        assertFalse(categories.get(0).getAsJsonObject().has("foreign"), "that one is translated");
        assertFalse(site.get(CATALOGUE + "?lang=fr").text().contains("foreign"));
    }

    /** The texts of the catalogue are negotiated among its languages only, and never mixed with a second one. */
    @Test
    void negotiatesAmongLanguagesOfCatalogue() throws Exception {
        start(TestSite.JSON);
        assertEquals("en", site.get(CATALOGUE, "Accept-Language: it, en;q=0.5").header("Content-Language"));
        assertEquals("fr", site.get("/consent/", "Accept-Language: it").header("Content-Language"));
        assertEquals("it", site.get("/consent/?lang=it", "Accept-Language: fr").header("Content-Language"));
        String page = site.get("/consent/").text();
        assertTrue(page.contains("hreflang=\"en\"") && !page.contains("hreflang=\"it\""), page);
    }

    @Test
    void pageMayUseAnyInterfaceLanguage() throws Exception {
        start(TestSite.JSON);
        JsonObject policy = policy();
        for (String language : LANGUAGES) {
            assertEquals(language, site.get(LAYERS + language).header("Content-Language"));
        }
        assertEquals("nb", site.get(LAYERS + "nn").header("Content-Language"));
        assertEquals(Set.of("fr", "en"), policy.getAsJsonObject("labels").keySet());
    }

    @Test
    void regionsUseTextsOfTheirLanguage() throws Exception {
        start(TestSite.JSON.replace("\"fr\"", "\"pt-BR\""));
        Reply page = site.get("/consent/");
        assertEquals("pt-BR", page.header("Content-Language"));
        assertTrue(page.text().contains("<html lang=\"pt-BR\"") && page.text().contains("Aceitar tudo"));
        assertEquals("pt-BR", site.get("/consent/?lang=pt").header("Content-Language"));
        assertEquals("en", site.get("/consent/?lang=en-GB").header("Content-Language"));
        assertEquals("pt-BR", site.get(LAYERS + "pt").header("Content-Language"));
        assertFalse(site.get("/consent/?lang=pt").text().contains("<legend lang"));
    }

    @Test
    void acceptsThreeNamesOfNorwegian() throws Exception {
        start(TestSite.JSON.replace("\"fr\"", "\"no\""));
        for (String tag : List.of("no", "nb", "nn", "nn-NO", "NB")) {
            Reply page = site.get("/consent/", "Accept-Language: " + tag);
            assertEquals("no", page.header("Content-Language"), tag);
            assertTrue(page.text().contains("Godta alle"), tag);
        }
        assertEquals(
                Set.of("no", "en", "nb", "nn"),
                policy().getAsJsonObject("labels").keySet());
    }

    @Test
    void usesEnglishInterfaceForLanguageWithoutTexts() throws Exception {
        start(TestSite.JSON.replace("\"fr\"", "\"ja\"").replace("\"en\"", "\"ko\""));
        String page = site.get("/consent/", "Accept-Language: ko").text();
        assertTrue(page.contains("Accept all"), page);
        assertTrue(page.contains("<legend lang=\"ja\">Montrer des contenus</legend>"), page);
        assertEquals("ja", site.get(LAYERS + "ko").header("Content-Language"));
    }

    private JsonObject policy() throws Exception {
        String script = site.get("/consent/banner.js").text();
        String json =
                script.substring(script.indexOf('{', script.indexOf("cookieCharterPolicy=")), script.indexOf(";\n"));
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
