package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the handler serves itself, address by address. */
class ContractTest {
    private static final String SAME = "Sec-Fetch-Site: same-origin";

    @TempDir
    private Path data;

    private ConsentServer site;

    @BeforeEach
    void start() throws Exception {
        site = new ConsentServer(data, (request, response, callback) -> callback.succeeded());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void theScriptMayBeKeptForEverUnderItsVersionAlone() throws Exception {
        HttpTester.Response plain = site.get("/consent/banner.js");
        assertEquals("no-cache", plain.get("Cache-Control"));
        String etag = plain.get("ETag");
        String version = etag.replace("\"", "");
        assertTrue(plain.getContent().startsWith("(()=>{const cookieCharterPolicy={"));
        assertEquals(
                "public, max-age=31536000, immutable",
                site.get("/consent/banner.js?v=" + version).get("Cache-Control"));
        assertEquals("no-cache", site.get("/consent/banner.js?v=0").get("Cache-Control"));
        assertEquals(
                304, site.get("/consent/banner.js", "If-None-Match: " + etag).getStatus());
        HttpTester.Response gzip = site.get("/consent/banner.js", "Accept-Encoding: gzip");
        assertEquals("gzip", gzip.get("Content-Encoding"));
        assertEquals("\"" + version + "-gzip\"", gzip.get("ETag"));
        assertNull(site.get("/consent/banner.js", "Accept-Encoding: gzip;q=0").get("Content-Encoding"));
    }

    @ParameterizedTest
    @CsvSource({
        "/consent/catalogue.json?lang=en, fr, en",
        "/consent/catalogue.json?lang=xx, en, en",
        "/consent/catalogue.json, 'xx, en-GB;q=0.5, fr;q=0.3', en",
        "/consent/catalogue.json, '*', fr",
        "/consent/catalogue.json, xx, fr"
    })
    void theCatalogueSpeaksTheVisitorsLanguage(String path, String accepted, String expected) throws Exception {
        try (ConsentServer charter = ConsentServer.charter(data)) {
            HttpTester.Response answer = charter.get(path, "Accept-Language: " + accepted);
            assertEquals(expected, answer.get("Content-Language"));
            assertTrue(answer.getValuesList("Vary").toString().contains("Accept-Language"));
            assertEquals(expected, json(answer).get("language").getAsString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fr | Opendatasoft; Authentification (front et back office); sessionid; Se souvenir de l'utilisateur d'une page à une autre.; 2 semaines
                    en | Opendatasoft; Authentication (front and back office); sessionid; Remember the user from one page to the next.; 2 weeks
                    """)
    void theChartersRowsComeOut(String language, String first) throws Exception {
        try (ConsentServer charter = ConsentServer.charter(data)) {
            List<String> rows = new ArrayList<>();
            for (JsonElement element : json(charter.get("/consent/catalogue.json?lang=" + language))
                    .getAsJsonArray("services")) {
                JsonObject service = element.getAsJsonObject();
                JsonObject cookie = service.getAsJsonArray("cookies").get(0).getAsJsonObject();
                rows.add(String.join(
                        "; ",
                        text(service, "provider"),
                        text(service, "name") + " (" + text(service, "locationText") + ")",
                        text(cookie, "name"),
                        text(cookie, "purpose"),
                        text(cookie, "durationText")));
            }
            assertEquals(4, rows.size());
            assertEquals(first, rows.get(0));
            assertTrue(rows.get(3).contains("; cookies_preferences; "), rows.get(3));
        }
    }

    @Test
    void theCharterIsAPageWithAFormWhereNothingThatNeedsConsentIsTicked() throws Exception {
        HttpTester.Response answer = site.get("/consent/");
        String page = answer.getContent();
        assertTrue(page.contains("<html lang=\"en\" dir=\"ltr\">"), page);
        assertTrue(page.contains("value=\"counter\" checked>"), page);
        assertTrue(page.contains("value=\"player\"><span>"), page);
        assertTrue(page.contains("Show &lt;b&gt;films&lt;/b&gt;"), page);
        assertFalse(page.contains("<script"), page);
        assertTrue(answer.get("Content-Security-Policy").startsWith("default-src 'none';"));
        assertTrue(site.get("/consent/", site.visitorWho("videos")).getContent().contains("value=\"player\" checked>"));
        assertEquals("/consent/", site.get("/consent").get("Location"));
    }

    @Test
    void aChoiceIsOnDiskBeforeItIsAcknowledged() throws Exception {
        HttpTester.Response answer = site.ask(
                "PUT",
                "/consent/choice",
                "{\"granted\":[\"videos\"],\"method\":\"choose\",\"language\":\"en\"}",
                "Origin: http://example.org");
        assertEquals(200, answer.getStatus());
        assertEquals("no-store", answer.get("Cache-Control"));
        JsonObject choice = json(answer);
        String id = text(choice, "id");
        try (ProofStore other = ProofStore.sqlite(data.resolve("consent.db"))) {
            assertEquals(List.of("videos"), other.find(id).get(0).granted());
            assertEquals(List.of("statistics", "counter"), other.find(id).get(0).refused());
            assertEquals("example.org", other.find(id).get(0).host());
        }
        String cookie = ConsentServer.cookies(answer).get(0);
        assertTrue(
                cookie.matches("cookies_preferences=v=1&rev=[0-9a-f]{8}&at=[0-9]+&id=" + id
                        + "&ok=videos~[0-9a-f]{6}&sig=[A-Za-z0-9_-]{22}; Path=/; Max-Age=15552000; SameSite=Lax"),
                cookie);
        String sent = "Cookie: " + cookie.split(";", 2)[0];
        assertEquals(choice, json(site.get("/consent/choice", sent)));
        JsonObject proof = json(site.get("/consent/proof", sent));
        assertEquals(id, text(proof, "id"));
        assertEquals(1, proof.getAsJsonArray("records").size());
        assertEquals(
                0, json(site.get("/consent/proof")).getAsJsonArray("records").size());
    }

    @Test
    void beforeAnyChoiceNothingIsDecided() throws Exception {
        JsonObject choice = json(site.get("/consent/choice", "Sec-GPC: 1"));
        assertFalse(choice.get("decided").getAsBoolean());
        assertEquals(new JsonArray(), choice.get("granted"));
        assertEquals(new JsonArray(), choice.get("refused"));
        assertTrue(choice.get("id").isJsonNull());
        assertTrue(choice.get("gpc").getAsBoolean());
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "true, false", "'1, 1', false", "' 1', true", "'', false"})
    void gpcCountsOnlyWhereItsValueIsOne(String value, boolean counts) throws Exception {
        assertEquals(
                counts,
                json(site.get("/consent/choice", "Sec-GPC: " + value))
                        .get("gpc")
                        .getAsBoolean());
    }

    @Test
    void aRefusalLeavesNoIdentifierButARecord() throws Exception {
        String cookie = site.visitorWho();
        assertFalse(cookie.contains("id="), cookie);
        JsonObject choice = json(site.get("/consent/choice", cookie));
        assertTrue(choice.get("decided").getAsBoolean());
        assertEquals(4, choice.getAsJsonArray("refused").size());
    }

    @Test
    void aForgedGrantIsNoConsent() throws Exception {
        String forged = site.visitorWho("statistics").replace("ok=statistics", "ok=videos");
        assertFalse(json(site.get("/consent/choice", forged)).get("decided").getAsBoolean());
    }

    @Test
    void withdrawingForgetsTheChoiceAndKeepsItsProof() throws Exception {
        String cookie = site.visitorWho("videos");
        String id = text(json(site.get("/consent/choice", cookie)), "id");
        HttpTester.Response answer = site.ask("DELETE", "/consent/choice", "", SAME, cookie + "; _v1=1");
        assertEquals(204, answer.getStatus());
        assertEquals(
                "cookies_preferences=; Path=/; Max-Age=0; SameSite=Lax",
                ConsentServer.cookies(answer).get(0));
        assertTrue(ConsentServer.cookies(answer).get(1).startsWith("_v1=; "), answer.toString());
        assertEquals(2, site.proofs.find(id).size());
        assertEquals(List.of(), site.proofs.find(id).get(1).granted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"granted":["nope","necessary","login"]} | 422 | nope, necessary, login
                    {"granted":"videos"}                     | 422 | must be a list
                    {"granted":[1]}                          | 422 | as strings
                    {}                                       | 422 | must be a list
                    {"granted":[],"method":"maybe"}          | 422 | accept-all
                    {"granted":["videos"],"method":"refuse-all"} | 422 | must be empty
                    {"granted":[],"x":1}                     | 422 | "x" is unknown
                    {"granted":[],}                          | 400 | must be JSON
                    []                                       | 400 | must be JSON
                    null                                     | 400 | must be JSON
                    """)
    void aWrongChoiceIsRefusedInWords(String body, int status, String words) throws Exception {
        HttpTester.Response answer = site.ask("PUT", "/consent/choice", body, SAME);
        assertEquals(status, answer.getStatus());
        assertEquals("application/problem+json", answer.get("Content-Type"));
        assertTrue(text(json(answer), "detail").contains(words), answer.getContent());
        assertEquals(List.of(), ConsentServer.cookies(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: 1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site\r\nOrigin: http://example.org",
                "Sec-Fetch-Site: none",
                "Origin: null",
                "Origin: http://example.org.evil.example",
                "Origin: http://evil.example",
                "Origin: http://example.org:8080",
                "Origin: http://user@example.org",
                "Origin: http://evil.example\r\nReferer: http://example.org/",
                "Referer: http://evil.example/http://example.org/"
            })
    void anotherSitesRequestChangesNothing(String fields) throws Exception {
        for (String method : List.of("PUT", "POST", "DELETE")) {
            HttpTester.Response answer = site.ask(method, "/consent/choice", "{\"granted\":[]}", fields);
            assertEquals(403, answer.getStatus(), method);
            assertEquals(List.of(), ConsentServer.cookies(answer));
        }
    }

    @Test
    void aBodyHasAtMostSixteenKilobytes() throws Exception {
        String large = "x".repeat(16 * 1024 + 1);
        assertEquals(413, site.ask("PUT", "/consent/choice", large, SAME).getStatus());
        String chunked = site.raw("PUT /consent/choice HTTP/1.1\r\nHost: example.org\r\n" + SAME
                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4001\r\n" + large + "\r\n0\r\n\r\n");
        assertTrue(chunked.startsWith("HTTP/1.1 413 "), chunked);
    }

    @ParameterizedTest
    @CsvSource({
        "decision=accept-all, http://example.org/page?a=1, /page?a=1, true",
        "decision=refuse-all, http://evil.example/, /consent/, false",
        "granted=player&language=fr, http://example.org//evil.example/, /consent/, true",
        "granted=counter, , /consent/, false"
    })
    void theFormGoesBackToItsPageOfThisOriginOnly(String form, String referer, String location, boolean videos)
            throws Exception {
        HttpTester.Response answer = site.ask("POST", "/consent/choice", form, SAME, "Referer: " + referer);
        assertEquals(303, answer.getStatus());
        assertEquals(location, answer.get("Location"));
        String cookie = "Cookie: " + ConsentServer.cookies(answer).get(0).split(";", 2)[0];
        List<String> granted = new ArrayList<>();
        json(site.get("/consent/choice", cookie))
                .getAsJsonArray("granted")
                .forEach(id -> granted.add(id.getAsString()));
        assertEquals(videos, granted.contains("videos"), granted::toString);
    }

    @ParameterizedTest
    @CsvSource({"granted=%z, 400", "granted=nope, 422", "decision=maybe, 422"})
    void aWrongFormIsAnsweredWithAPage(String form, int status) throws Exception {
        HttpTester.Response answer = site.ask("POST", "/consent/choice", form, SAME);
        assertEquals(status, answer.getStatus());
        assertEquals("text/html;charset=utf-8", answer.get("Content-Type"));
    }

    @Test
    void withoutTheStoreAGrantIsRefusedAndARefusalHonoured() throws Exception {
        String granted = site.visitorWho("videos");
        site.proofs.close();
        HttpTester.Response grant = site.ask("PUT", "/consent/choice", "{\"granted\":[\"videos\"]}", SAME);
        assertEquals(503, grant.getStatus());
        assertEquals(503, site.get("/consent/proof", granted).getStatus());
        assertEquals(List.of(), ConsentServer.cookies(grant));
        HttpTester.Response refusal = site.ask("PUT", "/consent/choice", "{\"granted\":[]}", SAME, granted);
        assertEquals(200, refusal.getStatus());
        assertTrue(ConsentServer.cookies(refusal).get(0).contains("&ok=&sig="));
        assertEquals(
                204, site.ask("DELETE", "/consent/choice", "", SAME, granted).getStatus());
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
    void noAnswerIsSniffedAndNoOtherMethodTaken(String path) throws Exception {
        assertEquals("nosniff", site.get(path).get("X-Content-Type-Options"));
        if (!path.equals("/consent")) {
            HttpTester.Response patch = site.ask("PATCH", path, "", SAME);
            assertEquals(405, patch.getStatus());
            assertTrue(patch.get("Allow").startsWith("GET, HEAD"), patch.get("Allow"));
            assertEquals("nosniff", patch.get("X-Content-Type-Options"));
        }
    }

    @Test
    void theSiteSaysThatItHonoursTheSignal() throws Exception {
        HttpTester.Response answer = site.get("/.well-known/gpc.json");
        assertEquals("application/json", answer.get("Content-Type"));
        assertTrue(answer.getContent().matches("\\{\"gpc\":true,\"lastUpdate\":\"\\d{4}-\\d\\d-\\d\\d\"}"));
    }

    private static JsonObject json(HttpTester.Response answer) {
        return JsonParser.parseString(new String(answer.getContentBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString();
    }
}
