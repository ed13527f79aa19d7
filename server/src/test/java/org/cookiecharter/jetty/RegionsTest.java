// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueError;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.proof.Verification;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the rules for regions: cookies, pages, the script, the choice and its record. */
class RegionsTest {
    private static final String PAGE =
            "<!doctype html><html lang=\"en\"><head><title>t</title></head><body></body></html>";
    private static final String JSON = TestSite.JSON
            .replace("\"services\": [", """
            "regions": [
              {"use": "eu-eea"},
              {"use": "uk", "consent": {"stats": "opt-out"}},
              {"use": "us-opt-out"},
              {"id": "rest", "regions": ["*"], "default": "opt-in"}],
             "services": [""")
            .replace("\"stats\", \"consent\": \"opt-out\"", "\"stats\", \"consent\": \"opt-in\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory, JSON)
                .with(consent -> {
                    consent.getSettings().setRegionHeader("X-Region");
                    consent.getSettings().setInjectBanner(true);
                })
                .respondingWith((request, response) -> {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
                    response.getHeaders().add(HttpHeader.SET_COOKIE, "_c=1");
                    response.getHeaders().add(HttpHeader.SET_COOKIE, "_v=1");
                    Content.Sink.write(response, false, ByteBuffer.wrap(PAGE.getBytes(StandardCharsets.UTF_8)));
                });
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # region, rule,       allowed, asked
            FR,       eu-eea,     '',      true
            GB,       uk,         _c,      true
            gb-sct,   uk,         _c,      true
            US-CA,    us-opt-out, _c _v,   false
            US-NY,    rest,       '',      true
            US,       strictest,  '',      true
            XX,       strictest,  '',      true
            T1,       strictest,  '',      true
            '',       strictest,  '',      true
            """)
    @DisplayName("64: the region decides what needs consent, and an unknown one has the strictest rule")
    void appliesRuleOfRegion(String region, String rule, String allowed, boolean asked) throws Exception {
        String field = "X-Region: " + region;

        List<String> cookies = site.get("/", field).cookies();
        assertEquals(
                allowed,
                String.join(
                        " ",
                        cookies.stream().map(cookie -> cookie.split("=", 2)[0]).toList()));
        assertEquals(rule, site.get("/consent/choice", field).json().get("rule").getAsString());
        assertEquals(asked, !site.get("/consent/noscript.css", field).text().isEmpty());
        assertEquals(
                "window.cookieCharterRegion=\"" + rule + "\";\n",
                site.get("/consent/banner.js?region=1", field).text());
    }

    @Test
    void appliesStrictestRuleToMissingAndRepeatedHeader() throws Exception {
        assertEquals("strictest", rule());
        assertEquals("strictest", rule("X-Region: US-CA", "X-Region: US-CA"));
        assertEquals("strictest", rule("X-Region: US-CA, FR"));
    }

    private String rule(String... fields) throws Exception {
        return site.get("/consent/choice", fields).json().get("rule").getAsString();
    }

    @Test
    @DisplayName("66: the signal objects also where no agreement is needed")
    void appliesSignalInOptOutRegion() throws Exception {
        assertEquals(List.of(), site.get("/", "X-Region: US-CA", "Sec-GPC: 1").cookies());
    }

    @Test
    void choiceOverridesRule() throws Exception {
        assertEquals(
                List.of("_v=1"),
                site.get("/", "X-Region: US-CA", site.chose("video", "map")).cookies());
        assertEquals(List.of(), site.get("/", "X-Region: US-CA", site.chose()).cookies());
    }

    @Test
    @DisplayName("64: pages and the banner's script are the same in every region, and can be cached")
    void pagesAndScriptAreSameInEveryRegion() throws Exception {
        Reply here = site.get("/", "X-Region: FR");
        Reply there = site.get("/", "X-Region: US-CA");
        assertEquals(here.text(), there.text());
        assertTrue(
                here.text()
                        .contains(
                                "<head><script src=\"/consent/banner.js?region=1\"></script><script src=\"/consent/banner.js?v="),
                here.text());
        assertFalse(String.valueOf(here.header("Vary")).contains("X-Region"));
        Reply script = site.get("/consent/banner.js", "X-Region: FR");
        assertEquals(
                script.text(), site.get("/consent/banner.js", "X-Region: US-CA").text());
        assertTrue(script.text().contains("\"regions\":{\"eu-eea\":{},\"uk\":{\"stats\":\"opt-out\"}"), script.text());
        Reply region = site.get("/consent/banner.js?region=1", "X-Region: FR");
        assertEquals("private, max-age=600", region.header("Cache-Control"));
        assertEquals(List.of("X-Region", "Accept-Encoding"), region.all("Vary"));
    }

    @Test
    @DisplayName("67: the record contains the rule that applied, under its hash")
    void recordsRule() throws Exception {
        Reply reply = site.put("{\"granted\":[\"stats\"],\"method\":\"choose\"}", "X-Region: GB");
        String id = reply.json().get("id").getAsString();
        String hash = site.proofs.find(id).get(0).record().shown();
        JsonObject notice =
                Objects.requireNonNull(site.proofs.findNotice(hash)).tree().getAsJsonObject();
        assertEquals("uk", notice.get("rule").getAsString());
        JsonObject rule = notice.getAsJsonObject("catalogue")
                .getAsJsonArray("regions")
                .get(1)
                .getAsJsonObject();
        assertEquals(
                "{\"consent\":{\"media\":\"opt-in\",\"stats\":\"opt-out\"},\"id\":\"uk\",\"regions\":[\"GB\"]}",
                rule.toString());
        String other = site.put("{\"granted\":[\"stats\"],\"method\":\"choose\"}", "X-Region: FR")
                .json()
                .get("id")
                .getAsString();
        String otherHash = site.proofs.find(other).get(0).record().shown();
        assertEquals(
                "eu-eea",
                Objects.requireNonNull(site.proofs.findNotice(otherHash)).rule());
        Verification verification = site.proofs.verify(List.of(), records -> {});
        assertTrue(verification.isIntact(), verification.toString());
    }

    @Test
    void readsRegionFromTwoHeadersOrByFunction() throws Exception {
        site.close();
        try (TestSite two = new TestSite(directory, JSON)
                .with(consent -> consent.getSettings().setRegionHeader("X-Country, X-Part"))
                .respondingWith((request, response) -> {})) {
            assertEquals(
                    "us-opt-out",
                    two.get("/consent/choice", "X-Country: US", "X-Part: CA")
                            .json()
                            .get("rule")
                            .getAsString());
            assertEquals(
                    "eu-eea",
                    two.get("/consent/choice", "X-Country: FR")
                            .json()
                            .get("rule")
                            .getAsString());
            assertEquals(
                    "strictest",
                    two.get("/consent/choice", "X-Part: CA").json().get("rule").getAsString());
        }
        try (TestSite function = new TestSite(directory, JSON)
                .with(consent ->
                        consent.getSettings().setRegionFunction(headers -> headers.contains("X-Home") ? "CH" : "GB"))
                .respondingWith((request, response) -> {})) {
            assertEquals(
                    "uk", function.get("/consent/choice").json().get("rule").getAsString());
        }
    }

    @Test
    void appliesStrictestRuleIfFunctionFails() throws Exception {
        site.close();
        try (TestSite failing = new TestSite(directory, JSON)
                .with(consent -> consent.getSettings().setRegionFunction(headers -> {
                    throw new IllegalStateException("no database");
                }))
                .respondingWith((request, response) -> {})) {
            assertEquals(
                    "strictest",
                    failing.get("/consent/choice").json().get("rule").getAsString());
        }
    }

    @Test
    @DisplayName("64: the charter says what applies in the region")
    void charterStatesRequirementOfRegion() throws Exception {
        Reply here = site.get("/consent/?lang=en", "X-Region: FR");
        Reply there = site.get("/consent/?lang=en", "X-Region: GB");
        String objection = "do not require your consent, but you can object";
        assertFalse(here.text().contains(objection), here.text());
        assertTrue(there.text().contains(objection), there.text());
        assertEquals("Accept-Language, Cookie, X-Region", there.header("Vary"));
    }

    @Test
    @DisplayName(
            "65: in the United Kingdom, statistics that nobody else can read need no consent, but an objection counts")
    void statisticsInUkNeedNoConsent() throws Exception {
        String shared = "$.services[1]: opt-out in the United Kingdom";
        assertTrue(warnings(JSON).contains(shared), warnings(JSON));
        String own = JSON.replace(
                "\"_c\", \"purpose\": \"Compter\"", "\"_c\", \"purpose\": \"Compter\", \"thirdPartyAccess\": false");
        assertFalse(warnings(own).contains(shared), warnings(own));
        assertEquals(List.of("_c=1"), site.get("/", "X-Region: GB").cookies());
        String refusal =
                site.post("decision=refuse-all", "X-Region: GB").cookies().get(0);
        assertEquals(
                List.of(),
                site.get("/", "X-Region: GB", "Cookie: " + refusal.split(";", 2)[0])
                        .cookies());
    }

    private static String warnings(String json) {
        return Catalogue.parse(json, "site.json").warnings().stream()
                .map(CatalogueError::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void secondTagHasNonceOfPolicy() throws Exception {
        site.close();
        try (TestSite strict = new TestSite(directory, JSON)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
                    response.getHeaders().put("Content-Security-Policy", "script-src 'nonce-abc'");
                    Content.Sink.write(response, false, ByteBuffer.wrap(PAGE.getBytes(StandardCharsets.UTF_8)));
                })) {
            String page = strict.get("/").text();
            assertTrue(page.contains("<script src=\"/consent/banner.js?region=1\" nonce=\"abc\">"), page);
        }
    }

    @Test
    void countsVisitsByRule() throws Exception {
        String[] visit = {"Sec-Fetch-Dest: document", "Sec-Fetch-Mode: navigate", "Accept: text/html", "X-Region: GB"};
        assertEquals(200, site.get("/", visit).status());
        visit[3] = "X-Region: XX";
        assertEquals(200, site.get("/", visit).status());
        assertEquals(200, site.get("/", visit).status());
        CookieMetrics metrics = site.consent.getMonitor().cookies();
        assertEquals(1, metrics.getRegionVisits());
        assertEquals(2, metrics.getStrictestVisits());
    }

    @Test
    void receiptNamesRule() throws Exception {
        String cookie = site.put("{\"granted\":[\"stats\"],\"method\":\"choose\"}", "X-Region: GB")
                .cookies()
                .get(0);
        JsonObject receipt = site.get("/consent/proof?format=json", "Cookie: " + cookie.split(";", 2)[0])
                .json();
        JsonObject record = receipt.getAsJsonArray("records").get(0).getAsJsonObject();
        assertEquals("uk", record.get("rule").getAsString());
        assertFalse(record.has("reach"));
    }

    @Test
    void catalogueWithoutRegionsHasNoScriptForThem() throws Exception {
        site.close();
        try (TestSite plain = new TestSite(directory)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
                    Content.Sink.write(response, false, ByteBuffer.wrap(PAGE.getBytes(StandardCharsets.UTF_8)));
                })) {
            assertFalse(plain.get("/").text().contains("region"));
            assertFalse(plain.get("/consent/banner.js").text().contains("cookieCharterRegion"));
            assertFalse(plain.get("/consent/choice").json().has("rule"));
        }
    }
}
