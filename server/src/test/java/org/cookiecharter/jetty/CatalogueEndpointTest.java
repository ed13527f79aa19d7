// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.catalogue.Catalogue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of {@code /consent/catalogue.json} with the real charter. */
class CatalogueEndpointTest {
    private static final String URL = "/consent/catalogue.json";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory, charter()).respondingWith(TestSite.setting());
    }

    static String charter() throws Exception {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("charter.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns provider, service and location, cookie, purpose and duration of each row, like the charter. */
    private static List<String> rows(JsonObject catalogue) {
        List<String> rows = new ArrayList<>();
        for (JsonElement element : catalogue.getAsJsonArray("services")) {
            JsonObject service = element.getAsJsonObject();
            for (JsonElement cookie : service.getAsJsonArray("cookies")) {
                rows.add(String.join(
                        "|",
                        string(service, "provider"),
                        string(service, "name"),
                        string(service, "locationText"),
                        string(cookie.getAsJsonObject(), "name"),
                        string(cookie.getAsJsonObject(), "purpose"),
                        string(cookie.getAsJsonObject(), "duration")));
            }
        }
        return rows;
    }

    private static String string(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    @Test
    void servesFourRowsInFrench() throws Exception {
        assertEquals(
                List.of(
                        "Opendatasoft|Authentification|front et back office|sessionid|Se souvenir de l'utilisateur d'une"
                                + " page à une autre.|P14D",
                        "Opendatasoft|Sélection de la langue|front et back office|django_language|Se souvenir de la"
                                + " langue du visiteur|P12M",
                        "Opendatasoft|API (CSRF)|front et back office|csrftoken|Récupérer des données via des appels"
                                + " API|P12M",
                        "Opendatasoft|Choix concernant vos préférences sur les cookies||cookies_preferences|Se souvenir"
                                + " du choix opéré par le visiteur concernant les cookies|P6M"),
                rows(site.get(URL + "?lang=fr").json()));
    }

    @Test
    void servesFourRowsInEnglish() throws Exception {
        List<String> rows = rows(site.get(URL + "?lang=en").json());
        assertEquals(4, rows.size());
        assertTrue(rows.get(0).startsWith("Opendatasoft|Authentication|front and back office|sessionid|"), rows.get(0));
        assertEquals(
                List.of("sessionid", "django_language", "csrftoken", "cookies_preferences"),
                rows.stream().map(row -> row.split("\\|", -1)[3]).toList());
        assertFalse(rows.toString().contains("Se souvenir"), rows.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``         |                              | fr
                    ``         | en                           | en
                    ``         | en-GB, fr;q=0.5              | en
                    ``         | de, en;q=0.1                 | en
                    ``         | en;q=0.2, fr;q=0.8           | fr
                    ``         | de                           | fr
                    ``         | *                            | fr
                    ``         | en;q=0, de                   | fr
                    ?lang=en   | fr                           | en
                    ?lang=EN   | fr                           | en
                    ?lang=en-US| fr                           | en
                    ?lang=fr   | en                           | fr
                    ?lang=de   | en                           | de
                    ?lang=nn-NO| en                           | nb
                    ?lang=tlh  | en                           | en
                    ``         | "en                          | fr
                    ``         | en;q=x, en;                  | en
                    ?lang=     | en                           | en
                    ?lang=../x | en                           | en
                    """)
    void prefersQueryToBrowserAndBrowserToDefaultLanguage(String query, String accepts, String language)
            throws Exception {
        Reply reply = accepts == null ? site.get(URL + query) : site.get(URL + query, "Accept-Language: " + accepts);
        assertEquals(language, reply.header("Content-Language"));
        assertEquals(language, string(reply.json(), "language"));
        assertEquals(List.of("Accept-Language", "Accept-Encoding"), reply.all("Vary"));
        assertEquals("no-cache", reply.header("Cache-Control"));
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }

    @Test
    void entityTagDependsOnLanguage() throws Exception {
        String french = site.get(URL + "?lang=fr").header("ETag");
        String english = site.get(URL + "?lang=en").header("ETag");
        assertNotEquals(french, english);
        assertEquals(304, site.get(URL + "?lang=fr", "If-None-Match: " + french).status());
        Reply other = site.get(URL + "?lang=en", "If-None-Match: " + french);
        assertEquals(200, other.status());
    }

    @Test
    void compressesForClientsThatAcceptGzip() throws Exception {
        Reply gzipped = site.get(URL, "Accept-Encoding: gzip");
        assertEquals(site.get(URL).text(), gzipped.unzipped());
        assertEquals("fr", gzipped.header("Content-Language"));
    }

    @Test
    void containsDataOfBanner() throws Exception {
        JsonObject catalogue = site.get(URL + "?lang=fr").json();
        assertEquals(site.catalogue.revision(), string(catalogue, "revision"));
        assertEquals("ltr", string(catalogue, "direction"));
        assertEquals(JsonParser.parseString("[\"fr\",\"en\"]"), catalogue.get("languages"));
        assertEquals("https://dreux-agglomeration-centrevaldeloire.opendatasoft.com", string(catalogue, "site"));
        JsonObject category = catalogue.getAsJsonArray("categories").get(1).getAsJsonObject();
        assertEquals("statistics", string(category, "id"));
        assertEquals("opt-out", string(category, "consent"));
        assertEquals("Cookies statistiques", string(category, "name"));
        assertTrue(string(category, "purpose").startsWith("Compter"), category.toString());
        JsonObject cookie = catalogue
                .getAsJsonArray("services")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("cookies")
                .get(0)
                .getAsJsonObject();
        assertEquals("cookie", string(cookie, "storage"));
        assertFalse(cookie.get("thirdPartyAccess").getAsBoolean());
        assertEquals("2 semaines", string(cookie, "durationText"));
    }

    @Test
    void containsTextsOfBannerInItsLanguage() throws Exception {
        for (String language : List.of("fr", "en")) {
            JsonObject texts = site.get(URL + "?lang=" + language).json().getAsJsonObject("texts");
            String file = new String(BundledFile.read("texts/" + language + ".json"), StandardCharsets.UTF_8);
            assertEquals(JsonParser.parseString(file).getAsJsonObject().get("banner"), texts);
        }
    }

    @Test
    void servesSchema() throws Exception {
        Reply reply = site.get("/consent/catalogue.schema.json");
        assertEquals(200, reply.status());
        assertEquals("application/schema+json", reply.header("Content-Type"));
        assertTrue(reply.json().has("properties"));
    }
}
