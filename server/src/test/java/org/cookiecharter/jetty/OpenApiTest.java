// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.settings.RecordPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that {@code docs/openapi.yaml} specifies exactly the responses of the server. The {@link TestSite} checks each
 * response, here and in the tests of the other classes.
 */
class OpenApiTest {
    private static final OpenApi DOCUMENT = OpenApi.DOCUMENT;
    private static final String DISCOVERY = "/consent/discovery";
    private static final String VIDEO = "{\"granted\":[\"video\"]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    private final Set<String> given = new TreeSet<>();

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory, TestSite.JSON.replace("\"stats\"", "\"statistics\""))
                .with(consent -> consent.getSettings().setRecordPolicy(RecordPolicy.DEFAULT.withLimits(8, 100)))
                .with(consent -> consent.getSettings().setAccountChoices(true))
                .respondingWith(TestSite.setting());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Reply request(String method, String path, String body, String... fields) throws Exception {
        return request(site, method, path, body, fields);
    }

    private Reply request(TestSite asked, String method, String path, String body, String... fields) throws Exception {
        Reply reply = asked.request(method, path, body, fields);
        assertEquals(List.of(), DOCUMENT.errors(method, path, reply), reply.raw());
        given.add(method + ' ' + path.split("\\?", 2)[0] + ' ' + reply.status());
        return reply;
    }

    private Reply put(String body) throws Exception {
        return request("PUT", "/consent/choice", body, "Sec-Fetch-Site: same-origin");
    }

    private Reply post(String body) throws Exception {
        return request(
                "POST",
                "/consent/choice",
                body,
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded");
    }

    @Test
    void givesEveryDocumentedResponse() throws Exception {
        for (String path : DOCUMENT.paths()) {
            if (!DOCUMENT.methods(path).contains("GET")) {
                continue;
            }
            Reply reply = request("GET", path, "");
            if (!reply.header("ETag").isEmpty()) {
                request("GET", path, "", "If-None-Match: " + reply.header("ETag"));
            }
        }
        String tooLong = " ".repeat(16 * 1024 + 1);
        put("{\"granted\":[\"nobody\"]}");
        put("");
        put(tooLong);
        put("{\"granted\":[\"video\"],\"revision\":\"00000000\"}");
        post("granted=nobody");
        post("granted=video&revision=00000000");
        post("granted=%zz");
        post(tooLong);
        request("POST", "/consent/choice", VIDEO, "Sec-Fetch-Site: same-origin");
        request("POST", DISCOVERY, "{}", "Sec-Fetch-Site: cross-site");
        for (String names : List.of("{\"localStorage\":[\"theme\"]}", "[]", tooLong)) {
            request("POST", DISCOVERY, names, "Sec-Fetch-Site: same-origin");
        }
        while (request("POST", DISCOVERY, "{}", "Sec-Fetch-Site: same-origin").status() == 204) {
            // Until the rate limit.
        }
        for (String method : List.of("PUT", "POST", "DELETE")) {
            request(method, "/consent/choice", "", "Sec-Fetch-Site: cross-site");
        }
        request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", site.chose("video"));
        request("POST", "/consent/reach", "reach=device", "Sec-Fetch-Site: cross-site");
        for (String reach : List.of("reach=device", "reach=world", tooLong)) {
            request("POST", "/consent/reach", reach, "Sec-Fetch-Site: same-origin");
        }
        post("decision=accept-all");
        while (put(VIDEO).status() == 200) {
            // Until the rate limit.
        }
        post("granted=video");
        String granted = site.chose("map");
        site.proofs.close();
        request("GET", "/consent/proof", "", granted);
        withoutStore();
        onHostsThatAreNoSites();
        assertEquals(DOCUMENT.responses(), given);
    }

    /** Uses a new site, because the rate limit of the old one is exhausted. */
    private void withoutStore() throws Exception {
        stop();
        start();
        site.proofs.close();
        put(VIDEO);
        post("granted=video");
    }

    /** Requests a host without a catalogue, and one whose catalogue has errors. */
    private void onHostsThatAreNoSites() throws Exception {
        Path catalogues = Files.createDirectories(directory.resolve("sites"));
        Files.writeString(catalogues.resolve("wrong.example.json"), TestSite.JSON.replace("P14D", "a fortnight"));
        Path own = Files.createDirectories(directory.resolve("several"));
        try (TestSite several =
                new TestSite(own, CatalogueProvider.directory(catalogues)).respondingWith(TestSite.setting())) {
            for (String path : DOCUMENT.paths()) {
                for (String method : DOCUMENT.methods(path)) {
                    assertEquals(
                            421,
                            request(several, method, path, "", "Host: other.example")
                                    .status());
                    assertEquals(
                            503,
                            request(several, method, path, "", "Host: wrong.example")
                                    .status());
                }
            }
            assertEquals(
                    421,
                    request(several, "PATCH", "/consent/choice", "", "Host: other.example")
                            .status());
        }
        given.removeIf(response -> response.startsWith("HEAD ") || response.startsWith("PATCH "));
    }

    @Test
    void provesGrantAsDocumented() throws Exception {
        String visitor = site.chose("map");
        request("PUT", "/consent/choice", VIDEO, "Sec-Fetch-Site: same-origin", visitor);
        assertTrue(request("GET", "/consent/proof", "", visitor).text().contains("\"collection_method\": \"choose\""));
        request("GET", "/consent/proof", "", visitor, "Accept: text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get"})
    void respondsToEveryMethodAsDocumented(String method) throws Exception {
        for (String path : DOCUMENT.paths()) {
            request(method, path, "");
            request(method, path, "", "Sec-Fetch-Site: same-origin", "Accept-Encoding: gzip", site.chose("video"));
        }
    }

    @Test
    void acceptsExamplesOfDocument() throws Exception {
        assertEquals(2, DOCUMENT.examples().size());
        for (String example : DOCUMENT.examples()) {
            assertEquals(200, put(example).status(), example);
            assertTrue(DOCUMENT.takes(example), example);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"granted":[]}                                | true
                    {"granted":["video"],"method":null}           | true
                    {"granted":["video"],"method":"once"}         | true
                    {"granted":[],"language":"tlh"}               | true
                    {"granted":[],"method":"magic"}               | false
                    {"granted":["video"],"method":"form"}         | false
                    {"granted":[],"method":"gpc"}                 | false
                    {"granted":["statistics","media"],"method":"accept-all"} | true
                    {"granted":"video"}                           | false
                    {"granted":[1]}                               | false
                    {"method":"choose"}                           | false
                    {"granted":[],"language":1}                   | false
                    {"granted":[],"revision":1}                   | false
                    {"granted":[],"revision":"00000000"}          | true
                    {"granted":[],"grants":[]}                    | false
                    []                                            | false
                    """)
    void acceptsWhatDocumentAccepts(String json, boolean taken) throws Exception {
        assertEquals(taken, DOCUMENT.takes(json), json);
        assertEquals(taken, put(json).status() == 200, json);
    }

    /** Changes of a valid response. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTP/1.1 200               | HTTP/1.1 418
                    Cache-Control: no-store    | Cache-Control: public
                    Cache-Control: no-store    | Pragma: no-cache
                    X-Content-Type-Options     | X-Other
                    nosniff                    | nosniff\\r\\nX-Other: 1
                    application/json           | text/plain
                    "gpc":false                | "gpc":0
                    "gpc":false                | "gpc":false,"more":1
                    "decided":false,           | ''
                    "revision":"               | "revision":"x
                    """)
    void detectsUndocumentedResponse(String right, String wrong) throws Exception {
        String raw = site.get("/consent/choice").raw();
        assertTrue(raw.contains(right), raw);
        String changed = raw.replace(right, wrong.replace("\\r\\n", "\r\n"));
        Reply reply = Reply.of(changed.getBytes(StandardCharsets.ISO_8859_1));
        assertNotEquals(List.of(), DOCUMENT.errors("GET", "/consent/choice", reply), changed);
        assertEquals(List.of(), DOCUMENT.errors("GET", "/consent/choice", site.get("/consent/choice")));
    }
}
