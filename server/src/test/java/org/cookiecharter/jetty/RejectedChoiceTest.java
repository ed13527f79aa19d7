// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Tests that {@code /consent/choice} sets no cookie for invalid choices, and that the problem names the fix. */
class RejectedChoiceTest {
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

    /** Checks the problem and returns its detail. */
    private static String problem(int status, Reply reply) {
        assertEquals(status, reply.status(), reply.raw());
        assertEquals("application/problem+json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals(List.of(), reply.cookies());
        assertEquals(status, reply.json().get("status").getAsInt());
        return reply.json().get("detail").getAsString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"granted":["nobody","video","needed","login"]} | must not contain nobody, needed, login; choose from stats, media, count, video, map
                    {"granted":["Stats"]}                         | must not contain Stats;
                    {"granted":"stats"}                           | "granted" must be a list of ids
                    {"granted":[1]}                               | "granted" must contain only ids, as strings
                    {"granted":[["stats"]]}                       | "granted" must contain only ids, as strings
                    {"granted":[null]}                            | "granted" must contain only ids, as strings
                    {}                                            | "granted" must be a list of ids
                    {"granted":[],"method":"magic"}               | "method" must be accept-all
                    {"granted":[],"method":1}                     | "method" must be a string
                    {"granted":["stats"],"method":"refuse-all"}   | grants nothing; "granted" must be empty
                    {"granted":["stats"],"method":"withdraw"}     | grants nothing; "granted" must be empty
                    {"granted":[],"method":"withdraw"}            | needs an earlier consent
                    {"granted":["video"],"method":"accept-all"}   | "granted" lacks stats, media, count, map
                    {"granted":["stats"],"method":"accept-all"}   | "granted" lacks media, video, map
                    {"granted":["count","video","map"],"method":"accept-all"} | "granted" lacks stats, media; send choose
                    {"granted":[],"method":"accept-all"}          | "granted" lacks stats, media, count, video, map
                    {"granted":["stats","media"],"method":"gpc"}  | "method" (gpc) is recorded only by the server
                    {"granted":[],"method":"gpc"}                 | "method" (gpc) is recorded only by the server
                    {"granted":["video"],"method":"form"}         | "method" (form) is recorded only by the server
                    {"granted":[],"method":"form"}                | "method" (form) is recorded only by the server
                    {"granted":[],"method":"once"}                | "granted" must name it
                    {"granted":[],"method":"Accept-All"}          | "method" must be accept-all
                    {"granted":[],"language":[]}                  | "language" must be a string
                    {"granted":[],"grants":[]}                    | "grants" is unknown
                    """)
    void rejectsUnknownIdsByName(String json, String detail) throws Exception {
        String reported = problem(422, site.put(json));
        assertTrue(reported.contains(detail), reported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "\"granted\"",
                "null",
                "{\"granted\":[]",
                "{'granted':[]}",
                "{\"granted\":[]} x",
                "\u0000"
            })
    void rejectsBodyThatIsNoJsonObject(String body) throws Exception {
        assertTrue(problem(400, site.put(body)).startsWith("the body must be JSON like {"));
    }

    @Test
    void rejectsDeeplyNestedBody() throws Exception {
        problem(400, site.put("{\"granted\":" + "[".repeat(8000) + "]".repeat(8000) + "}"));
    }

    @Test
    void rejectsTooLongContentLength() throws Exception {
        String body = "{\"granted\":[]" + " ".repeat(16 * 1024) + "}";
        assertEquals("the body must have at most 16384 bytes", problem(413, site.put(body)));
    }

    @Test
    void rejectsBodyThatGrowsTooLong() throws Exception {
        assertEquals("the body must have at most 16384 bytes", problem(413, chunked(16 * 1024 + 1)));
    }

    @Test
    void acceptsBodyOfMaxLength() throws Exception {
        assertEquals(200, chunked(16 * 1024).status());
        assertEquals(200, site.put(padded(16 * 1024)).status());
    }

    private static String padded(int length) {
        String json = "{\"granted\":[]}";
        return json + " ".repeat(length - json.length());
    }

    private Reply chunked(int length) throws Exception {
        String body = padded(length);
        return site.lines(
                "PUT /consent/choice HTTP/1.1",
                "Host: example.org",
                "Sec-Fetch-Site: same-origin",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "64",
                body.substring(0, 100),
                Integer.toHexString(length - 100),
                body.substring(100),
                "0",
                "",
                "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /consent/choice          | PATCH  | GET, HEAD, PUT, POST, DELETE
                    /consent/choice          | OPTIONS| GET, HEAD, PUT, POST, DELETE
                    /consent/choice          | put    | GET, HEAD, PUT, POST, DELETE
                    /consent/banner.js       | POST   | GET, HEAD
                    /consent/catalogue.json  | PUT    | GET, HEAD
                    /consent/layers.json     | PUT    | GET, HEAD
                    /consent/                | POST   | GET, HEAD
                    /consent/proof           | DELETE | GET, HEAD
                    /.well-known/gpc.json    | POST   | GET, HEAD
                    """)
    void respondsWithAllowedMethods(String path, String method, String allow) throws Exception {
        Reply reply = site.request(method, path, "", "Sec-Fetch-Site: same-origin");
        assertEquals("use one of " + allow, problem(405, reply));
        assertEquals(allow, reply.header("Allow"));
    }

    @Test
    void rejectsChoiceTooLongForCookie() throws Exception {
        StringBuilder services = new StringBuilder();
        StringBuilder ids = new StringBuilder("\"video\"");
        for (int i = 10; i < 40; i++) {
            String id = "a-service-with-quite-a-long-name-" + i;
            services.append(
                    "{\"id\":\"" + id + "\",\"provider\":\"P\",\"name\":\"N\",\"category\":\"media\",\"cookies\":"
                            + "[{\"name\":\"n" + i + "\",\"purpose\":\"P\",\"duration\":\"P6M\"}]},");
            ids.append(",\"").append(id).append('"');
        }
        site.close();
        site = new TestSite(directory, TestSite.JSON.replace("{\"id\": \"map\"", services + "{\"id\": \"map\""))
                .respondingWith(TestSite.setting());
        String reported = problem(422, site.put("{\"granted\":[" + ids + "]}"));
        assertTrue(reported.contains("grant whole categories instead"), reported);
    }

    @Test
    void setsNoCookieIfGrantCannotBeRecorded() throws Exception {
        String granted = site.chose("map");
        site.proofs.close();
        Reply reply = site.put("{\"granted\":[\"video\"]}", granted + "; _v=1; _m=1");
        assertEquals(503, reply.status());
        assertEquals("application/problem+json", reply.header("Content-Type"));
        // The previous choice remains valid.
        assertEquals(List.of("_v"), reply.namesOnce());
    }

    @Test
    void honoursRefusalThatCannotBeRecorded() throws Exception {
        String granted = site.chose("video");
        site.proofs.close();
        Reply reply = site.put("{\"granted\":[],\"method\":\"withdraw\"}", granted + "; _v=1");
        assertEquals(200, reply.status());
        assertEquals(List.of("cookies_preferences", "_v", "_dom"), reply.namesOnce());
    }

    @Test
    void honoursWithdrawalThatCannotBeRecorded() throws Exception {
        String granted = site.chose("video");
        site.proofs.close();
        Reply reply = site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", granted + "; _v=1");
        assertEquals(204, reply.status());
        assertEquals(List.of("cookies_preferences", "_v", "_dom"), reply.namesOnce());
    }

    @Test
    void respondsWithProblemIfProofsCannotBeRead() throws Exception {
        String granted = site.chose("video");
        site.proofs.close();
        assertTrue(problem(503, site.get("/consent/proof", granted)).contains("try again"));
    }

    @Test
    void leavesNoTraceOfUnrecordedChoice() throws Exception {
        problem(422, site.put("{\"granted\":[\"nobody\"]}", site.chose("video")));
        try (ProofStore other = SqliteProofStore.open(site.file)) {
            assertEquals(List.of(), other.find(TestSite.VISITOR));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/consent/banner.js?v=%zz", "/consent/catalogue.json?lang=%zz", "/consent/?lang=%zz%"})
    void treatsInvalidQueryAsNone(String address) throws Exception {
        Reply reply = site.get(address);
        assertEquals(200, reply.status(), reply.raw());
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }
}
