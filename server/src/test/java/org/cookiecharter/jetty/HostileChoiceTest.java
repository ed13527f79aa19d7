// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that clients that forge consent get an error, no cookie, and no record. */
class HostileChoiceTest {
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

    private void changesNothing(Reply reply) {
        assertEquals(List.of(), reply.cookies(), reply.raw());
        assertEquals(List.of(), recorded());
    }

    private List<?> recorded() {
        try (ProofStore other = SqliteProofStore.open(site.file)) {
            return other.find(TestSite.VISITOR);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"granted":[],"granted":["video"]}                       | "granted" is sent twice; send it once
                    {"granted":["video"],"granted":[]}                       | "granted" is sent twice; send it once
                    {"granted":["video"],"\\u0067ranted":[]}                 | "granted" is sent twice; send it once
                    {"granted":[],"method":"choose","method":"refuse-all"}   | "method" is sent twice; send it once
                    """)
    void rejectsDuplicateMember(String json, String detail) throws Exception {
        Reply reply = site.put(json, site.chose("map"));
        assertEquals(422, reply.status(), reply.raw());
        assertEquals(detail, reply.json().get("detail").getAsString());
        changesNothing(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decision=refuse-all&decision=accept-all",
                "decision=accept-all&decision=refuse-all",
                "decision=withdraw&decision=accept-all",
                "decision=accept-all&d%65cision=accept-all"
            })
    void rejectsTwoDecisions(String form) throws Exception {
        Reply reply = site.post(form, site.chose("map"));
        assertEquals(422, reply.status(), reply.raw());
        changesNothing(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00FF", "\u00C3", "\u00F8\u0088\u0080\u0080\u0080"})
    void rejectsInvalidUtf8(String bytes) throws Exception {
        isNotRead("PUT", "application/json", "{\"granted\":[],\"language\":\"" + bytes + "\"}");
        isNotRead("POST", "application/x-www-form-urlencoded", "granted=video&x=" + bytes);
    }

    /** @param body each byte as a character */
    private void isNotRead(String method, String type, String body) throws Exception {
        String head = method + " /consent/choice HTTP/1.1\r\nHost: example.org\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
        Reply reply = site.bytes((head + body).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(400, reply.status(), reply.raw());
        changesNothing(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"granted\":99999999999999999999999999}",
                "{\"granted\":[1e999999999]}",
                "{\"granted\":[],\"method\":-1e-999999999}",
                "{\"granted\":[\"\\uD800\"]}",
                "{\"granted\":[\"video\\u0000\"]}",
                "{\"__proto__\":{\"granted\":[\"video\"]}}"
            })
    void rejectsNumbersAndControlCharactersAsIds(String json) throws Exception {
        Reply reply = site.put(json);
        assertTrue(reply.status() == 422 || reply.status() == 400, reply.raw());
        changesNothing(reply);
    }

    @Test
    void rejectsDeeplyNestedObjects() throws Exception {
        Reply reply = site.put("{\"granted\":" + "{\"a\":".repeat(2700) + "1" + "}".repeat(2700) + "}");
        assertEquals(400, reply.status(), reply.raw());
        changesNothing(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, X-HTTP-Method-Override: PUT",
        "GET, X-HTTP-Method: DELETE",
        "GET, X-Method-Override: DELETE",
        "POST, X-HTTP-Method-Override: DELETE"
    })
    void ignoresMethodOverride(String method, String field) throws Exception {
        String granted = site.chose("map");
        Reply reply = site.request(
                method,
                "/consent/choice?_method=DELETE&granted=map",
                method.equals("GET") ? "" : "_method=DELETE&granted=video",
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded",
                field,
                granted);
        assertEquals(method.equals("GET") ? 200 : 303, reply.status(), reply.raw());
        assertFalse(reply.raw().contains("cookies_preferences=;"), reply.raw());
        assertTrue(method.equals("GET") == reply.cookies().isEmpty(), reply.raw());
    }

    /** Only the exact path of the endpoint changes a choice, even if a proxy or Jetty normalizes others to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consent/%2e%2e/consent/choice",
                "/consent/%2e/choice",
                "/consent/./choice",
                "/x/../consent/choice",
                "/x/..;/consent/choice",
                "/consent;jsessionid=1/choice",
                "/consent/choice;jsessionid=1",
                "//consent/choice",
                "/consent//choice",
                "/consent/%63hoice",
                "/consent%2Fchoice",
                "/consent%5Cchoice",
                "/consent/choice%00",
                "/consent/choice/",
                "/consent/choice%20",
                "/Consent/choice",
                "http://evil.example/consent/choice"
            })
    void checksOriginForEverySpellingOfAddress(String address) throws Exception {
        for (String method : List.of("PUT", "POST", "DELETE")) {
            Reply reply = site.request(
                    method,
                    address,
                    "granted=video",
                    "Sec-Fetch-Site: cross-site",
                    "Content-Type: application/x-www-form-urlencoded",
                    site.chose("map"));
            assertTrue(List.of(200, 400, 403, 404).contains(reply.status()), reply.raw());
            changesNothing(reply);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a%0d%0aSet-Cookie:%20_v=1",
                "http://example.org/a%E5%98%8A%E5%98%8DSet-Cookie:_v=1",
                "http://example.org/a?b=%0D%0A%0D%0A<script>",
                "http://example.org/\u560a\u560dSet-Cookie:_v=1",
                "http://example.org/a\tSet-Cookie:_v=1",
                "http://example.org/.//evil.example/",
                "http://example.org/%2F%2Fevil.example/",
                "http://example.org/\\evil.example/",
                "http://example.org/;//evil.example"
            })
    void redirectSplitsNoHeaderAndStaysOnSite(String referer) throws Exception {
        Reply reply = site.post("decision=refuse-all", "Referer: " + referer);
        assertEquals(303, reply.status(), reply.raw());
        assertEquals(List.of("cookies_preferences"), reply.cookieNames());
        java.net.URI to =
                java.net.URI.create("http://example.org/consent/choice").resolve(reply.header("Location"));
        assertEquals("example.org", to.getHost());
        assertFalse(to.getRawPath().startsWith("//"), to.toString());
        assertFalse(reply.body().contains("<script"), reply.raw());
    }

    @Test
    void escapesEchoedInput() throws Exception {
        String evil = "<script>alert(1)</script>";
        Reply problem = site.put("{\"granted\":[\"" + evil + "\"]}");
        assertEquals("application/problem+json", problem.header("Content-Type"));
        assertEquals("nosniff", problem.header("X-Content-Type-Options"));
        for (Reply page : List.of(
                site.post("granted=" + evil),
                site.post("granted=video&language=\"" + evil),
                site.get("/consent/?lang=%22%3E%3Cscript%3E", "Accept-Language: \"><script>"),
                site.get("/consent/proof?format=%3Cscript%3E&lang=%3Cscript%3E", site.chose("video")))) {
            assertFalse(page.body().contains("<script"), page.raw());
        }
    }
}
