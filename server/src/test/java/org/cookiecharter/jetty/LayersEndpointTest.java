// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code /consent/layers.json}. */
class LayersEndpointTest {
    private static final String URL = "/consent/layers.json";
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en", %s
             "categories": [{"id": "media", "consent": "opt-in", "name": "Videos", "purpose": "Show <films> & \\"maps\\"."},
               {"id": "ads", "consent": "opt-in", "name": "Nobody's", "purpose": "Of no service."}],
             "services": [{"id": "video", "provider": "Films", "name": "Player", "category": "media",
               "cookies": [{"name": "v", "purpose": "Know you.", "duration": "P6M", "thirdPartyAccess": true}]}]}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void usesRequestedLanguage() throws Exception {
        try (TestSite site = site("")) {
            Reply french = site.get(URL + "?lang=fr");
            assertEquals("fr", french.header("Content-Language"));
            assertTrue(french.all("Vary").contains("Accept-Language"));
            assertTrue(french.text().contains("Tout refuser"), french.text());
            assertTrue(french.text().contains("Voir le prestataire"), french.text());
            assertTrue(french.text().contains("\"lang\":\"en\""), "what is not in French says so");
            assertTrue(site.get(URL, "Accept-Language: en").text().contains("Refuse all"));
        }
    }

    /** Texts are never markup, even if they look like it. */
    @Test
    void firstLayerNamesPurposesOfServices() throws Exception {
        try (TestSite site = site("")) {
            String notice = JsonParser.parseString(site.get(URL + "?lang=en").text())
                    .getAsJsonObject()
                    .get("notice")
                    .toString();
            assertTrue(notice.contains("[\"li\",{},\"Show <films> & \\\"maps\\\".\"]"), notice);
            assertFalse(notice.contains("Of no service."), notice);
        }
    }

    @Test
    void usesPlacementAndThemeOfCatalogue() throws Exception {
        try (TestSite site = site("\"interface\": {\"placement\": \"dialog\", \"theme\": \"dsfr\"},")) {
            assertTrue(site.get(URL).text().contains("\"notice\":[\"dialog\""));
            for (String file : new String[] {"banner.js", "banner.css", "charter.css"}) {
                assertTrue(site.get("/consent/" + file).text().contains("Marianne"), file);
            }
        }
        try (TestSite site = site("")) {
            assertTrue(site.get(URL).text().contains("\"notice\":[\"section\""));
            assertFalse(site.get("/consent/banner.js").text().contains("Marianne"));
        }
    }

    /** The banner then needs no separate request. */
    @Test
    void scriptContainsLayersInLanguagesOfCatalogue() throws Exception {
        try (TestSite site = site("")) {
            String layers = site.get(URL + "?lang=en").text();
            String script = site.get("/consent/banner.js").text();
            assertTrue(script.contains(";\ncookieCharterPolicy.layers={\"en\":()=>(" + layers + ")};\n"), script);
        }
        String inThree = CATALOGUE
                .replace("\"Videos\"", "{\"en\": \"Videos\", \"pt\": \"Vídeos\", \"pt-BR\": \"Vídeos\"}")
                .formatted("");
        try (TestSite site = new TestSite(directory, inThree).respondingWith(TestSite.setting())) {
            String script = site.get("/consent/banner.js").text();
            assertTrue(script.contains(".layers={\"en\":()=>("), script);
            assertFalse(script.contains("\"pt\":()"), "which of two is the server's to say");
        }
        String tooLong = "x".repeat(24 * 1024);
        try (TestSite site = new TestSite(
                        directory, CATALOGUE.replace("Know you.", tooLong).formatted(""))
                .respondingWith(TestSite.setting())) {
            assertTrue(site.get("/consent/banner.js").text().contains(".layers={};"), "too long to come along");
        }
    }

    private TestSite site(String line) throws Exception {
        return new TestSite(directory, CATALOGUE.formatted(line)).respondingWith(TestSite.setting());
    }
}
