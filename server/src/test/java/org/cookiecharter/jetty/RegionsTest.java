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
    @DisplayName("59: the region decides what needs consent, and an unknown one has the strictest rule")
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
    @DisplayName("59: the signal objects also where no agreement is needed")
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
    @DisplayName("59: pages and the banner's script are the same in every region, and can be cached")
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
        assertEquals("X-Region", region.header("Vary"));
    }

    @Test
    @DisplayName("59: the record contains the rule that applied, under its hash")
    void recordsRule() throws Exception {
        Reply reply = site.put("{\"granted\":[\"stats\"],\"method\":\"choose\"}", "X-Region: GB");
        String id = reply.json().get("id").getAsString();
        String hash = site.proofs.find(id).get(0).record().shown();
        JsonObject notice = Objects.requireNonNull(site.proofs.findNotice(hash)).tree().getAsJsonObject();
        assertEquals(
                "{\"consent\":{\"media\":\"opt-in\",\"stats\":\"opt-out\"},\"id\":\"uk\"}",
                notice.get("rule").toString());
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
