// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the charter page's form, sent without JavaScript. */
class ChoiceFormTest {
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

    /** Returns the ids in the new consent cookie. */
    private static List<String> granted(Reply reply) {
        assertEquals(303, reply.status(), reply.raw());
        String ok = reply.cookies().get(0).replaceFirst(".*&ok=([^&]*)&.*", "$1");
        return List.of(ok.replaceAll("~[0-9a-f]{6}", "").split("\\."));
    }

    /** Checks that the response is an HTML page that names the error. */
    private static void refused(int status, Reply reply) {
        assertEquals(status, reply.status(), reply.raw());
        assertEquals("text/html;charset=utf-8", reply.header("Content-Type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(List.of(), reply.cookies());
        assertTrue(reply.text().contains("<h1>"), reply.text());
        assertTrue(reply.text().contains("<a href=\"/consent/\">"), reply.text());
    }

    @Test
    void grantsCheckedCategories() throws Exception {
        assertEquals(List.of("stats", "count", "video"), granted(site.post("granted=video&granted=count&language=fr")));
    }

    @Test
    void grantsCategoryIfEveryServiceIsGranted() throws Exception {
        assertEquals(List.of("media", "video", "map"), granted(site.post("granted=video&granted=map")));
    }

    @Test
    void grantsEachCategoryByAcceptAll() throws Exception {
        assertEquals(List.of("stats", "media"), granted(site.post("decision=accept-all&granted=video")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision=refuse-all&granted=video", "language=fr"})
    void storesNoIdOnRefusal(String form) throws Exception {
        Reply reply = site.post(form);
        assertEquals(303, reply.status());
        assertEquals(List.of(site.cookie() + "; Path=/; Max-Age=15897600; SameSite=Lax"), reply.cookies());
    }

    @Test
    void deletesChoiceOnWithdrawal() throws Exception {
        Reply reply = site.post("decision=withdraw", site.chose("video"));
        assertEquals(303, reply.status());
        assertEquals(
                "cookies_preferences=; Path=/; Max-Age=0; SameSite=Lax",
                reply.cookies().get(0));
        // The cookie that this path does not receive is deleted too.
        assertEquals(List.of("cookies_preferences", "_dom"), reply.namesOnce());
    }

    @Test
    void recordsFormWithItsLanguage() throws Exception {
        site.post("decision=accept-all&language=en", site.chose("video"));
        try (ProofStore other = SqliteProofStore.open(site.file)) {
            ConsentRecord record = other.find(TestSite.VISITOR).get(0).record();
            assertEquals(ChoiceMethod.FORM, record.method());
            assertEquals("en", record.language());
            assertEquals(List.of("stats", "media"), record.granted());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://example.org/consent/?lang=en           | /consent/?lang=en
                    http://example.org/a%20b?c=d&e=%2F#f          | /a%20b?c=d&e=%2F
                    http://example.org:80/page                    | /page
                    https://example.org/page                      | /page
                    http://EXAMPLE.org/page                       | /page
                    http://example.org                            | /consent/
                    http://example.org//evil.example/             | /consent/
                    http://evil.example/page                      | /consent/
                    http://example.org.evil.example/page          | /consent/
                    http://example.org@evil.example/page          | /consent/
                    http://evil.example/http://example.org/       | /consent/
                    http://example.org:8080/page                  | /consent/
                    http://example.org\\@evil.example/            | /consent/
                    //example.org/page                            | /consent/
                    /page                                         | /consent/
                    javascript:alert(1)                           | /consent/
                    """)
    void redirectsOnlyToSameOrigin(String referer, String location) throws Exception {
        Reply reply = site.post("decision=refuse-all", "Referer: " + referer);
        assertEquals(303, reply.status());
        assertEquals(location, reply.header("Location").replaceFirst("^http://example\\.org", ""));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
    }

    @Test
    void redirectsToCharterWithoutReferer() throws Exception {
        assertTrue(site.post("decision=refuse-all").header("Location").endsWith("/consent/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"granted=nobody", "granted=login", "decision=maybe", "granted=%00"})
    void rejectsUnknownDecisionsAndIds(String form) throws Exception {
        refused(422, site.post(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"granted=%zz", "granted=%", "granted=%C3%28"})
    void rejectsUnreadableForm(String form) throws Exception {
        refused(400, site.post(form));
    }

    /** Parsed as a form, it would contain no id and pass for a refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", "x"})
    void rejectsOtherContentTypes(String type) throws Exception {
        refused(
                415,
                site.request(
                        "POST",
                        "/consent/choice",
                        "{\"granted\":[\"video\"]}",
                        "Sec-Fetch-Site: same-origin",
                        "Content-Type: " + type));
    }

    @Test
    void rejectsMissingContentType() throws Exception {
        refused(415, site.request("POST", "/consent/choice", "granted=video", "Sec-Fetch-Site: same-origin"));
    }

    @Test
    void acceptsFormWithCharset() throws Exception {
        Reply reply = site.request(
                "POST",
                "/consent/choice",
                "granted=map",
                "Sec-Fetch-Site: same-origin",
                "Content-Type: Application/x-www-form-urlencoded; charset=UTF-8");
        assertEquals(List.of("map"), granted(reply));
    }

    @Test
    void rejectsOtherOriginsWithPage() throws Exception {
        refused(
                403,
                site.request(
                        "POST",
                        "/consent/choice",
                        "decision=accept-all",
                        "Sec-Fetch-Site: cross-site",
                        "Content-Type: application/x-www-form-urlencoded"));
    }

    @Test
    void rejectsLongFormWithPage() throws Exception {
        refused(413, site.post("granted=video&x=" + "x".repeat(16 * 1024)));
    }

    @Test
    void rejectsGrantWithPageIfItCannotBeRecorded() throws Exception {
        site.proofs.close();
        refused(503, site.post("decision=accept-all"));
    }

    @Test
    void explainsRejectionInLanguageOfVisitor() throws Exception {
        Reply reply = site.post("granted=nobody", "Accept-Language: en");
        assertEquals("en", reply.header("Content-Language"));
        assertTrue(reply.text().contains("<html lang=\"en\""), reply.text());
    }
}
