// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code /consent/choice}: reading, making, changing and withdrawing a choice. */
class ChoiceEndpointTest {
    private static final String ATTRIBUTES = "; Path=/; Max-Age=15897600; SameSite=Lax";

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

    /** Returns the name and value of the new consent cookie. */
    private static String pair(Reply reply) {
        return reply.cookies().get(0).split(";", 2)[0];
    }

    private static String id(Reply reply) {
        return reply.json().get("id").getAsString();
    }

    private List<ConsentRecord> recorded(String id) {
        try (ProofStore other = SqliteProofStore.open(site.file)) {
            return other.find(id).stream().map(StoredRecord::record).toList();
        }
    }

    @Test
    void returnsNoDecisionBeforeChoice() throws Exception {
        Reply reply = site.get("/consent/choice");
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals(List.of(), reply.cookies());
        assertEquals(
                "{\"decided\":false,\"granted\":[],\"refused\":[],\"revision\":\"" + site.catalogue.revision()
                        + "\",\"at\":null,\"id\":null,\"gpc\":false}",
                reply.text());
    }

    @Test
    void respondsToHeadWithoutContent() throws Exception {
        Reply reply = site.request("HEAD", "/consent/choice", "");
        assertEquals(200, reply.status());
        assertEquals("", reply.text());
    }

    @Test
    void returnsGrantedChoice() throws Exception {
        Reply reply = site.put("{\"granted\":[\"stats\",\"video\"],\"method\":\"choose\",\"language\":\"fr\"}");
        assertEquals(200, reply.status());
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(
                JsonParser.parseString(
                        "{\"decided\":true,\"granted\":[\"stats\",\"video\"],\"refused\":[\"media\",\"map\"],"
                                + "\"revision\":\"" + site.catalogue.revision()
                                + "\",\"at\":\"2026-03-01T12:00:00Z\",\"id\":\""
                                + id(reply) + "\",\"gpc\":false}"),
                reply.json());
        assertTrue(id(reply).matches("[A-Za-z0-9_-]{22}"), reply.text());
    }

    @Test
    void setsDocumentedCookieOnGrant() throws Exception {
        Reply reply = site.put("{\"granted\":[\"stats\",\"video\"]}");
        String expected = "cookies_preferences=v=1&rev=" + site.catalogue.revision()
                + "&at=1772366400&until=1788264000&id=" + id(reply)
                + "&ok=stats~" + site.catalogue.fingerprint("stats") + ".video~" + site.catalogue.fingerprint("video")
                + "&no=" + site.catalogue.fingerprint("map") + "&sig=";
        assertEquals(1, reply.cookies().size());
        String cookie = reply.cookies().get(0);
        assertEquals(expected, cookie.substring(0, cookie.indexOf("&sig=") + 5));
        assertTrue(cookie.substring(expected.length()).matches("[A-Za-z0-9_-]{22}" + ATTRIBUTES), cookie);
    }

    @Test
    void setsCookieWithoutIdOnRefusal() throws Exception {
        Reply reply = site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
        assertEquals(List.of(site.cookie() + ATTRIBUTES), reply.cookies());
        assertTrue(reply.json().get("id").isJsonNull());
        assertTrue(reply.json().get("decided").getAsBoolean());
        assertEquals(
                "[\"stats\",\"media\",\"count\",\"video\",\"map\"]",
                reply.json().get("refused").toString());
    }

    @Test
    void setsSecureCookieBehindHttps() throws Exception {
        Reply reply = site.put("{\"granted\":[]}", "X-Forwarded-Proto: https");
        assertEquals(List.of(site.cookie() + ATTRIBUTES + "; Secure"), reply.cookies());
        Reply gone = site.request(
                "DELETE", "/consent/choice", "", "X-Forwarded-Proto: https", "Sec-Fetch-Site: same-origin");
        assertEquals(List.of("cookies_preferences=; Path=/; Max-Age=0; SameSite=Lax; Secure"), gone.cookies());
    }

    @Test
    void readsItsCookieAsChoice() throws Exception {
        Reply made = site.put("{\"granted\":[\"media\"],\"method\":\"choose\"}");
        Reply asked = site.get("/consent/choice", "Cookie: " + pair(made));
        assertEquals(made.json(), asked.json());
        assertEquals("[\"stats\",\"count\"]", asked.json().get("refused").toString());
    }

    @Test
    void recordsGrantOnDiskBeforeResponse() throws Exception {
        Reply reply = site.put("{\"granted\":[\"stats\",\"video\"],\"method\":\"choose\",\"language\":\"en\"}");
        ConsentRecord record = recorded(id(reply)).get(0);
        assertEquals(1, recorded(id(reply)).size());
        assertEquals(TestSite.NOW, record.at());
        assertEquals(TestSite.NOW.plus(Duration.ofDays(184)), record.until());
        assertEquals("example.org", record.host());
        assertEquals(site.catalogue.revision(), record.revision());
        assertEquals("en", record.language());
        assertEquals(List.of("stats", "video"), record.granted());
        assertEquals(List.of("media", "map"), record.refused());
        assertEquals(ChoiceMethod.CHOOSE, record.method());
        assertNull(record.client());
        try (ProofStore other = SqliteProofStore.open(site.file)) {
            NoticeSnapshot shown = Objects.requireNonNull(other.findNotice(record.shown()));
            assertTrue(shown.json().contains("Statistics"), shown.json());
            assertTrue(shown.json().contains("Accept all"), shown.json());
        }
    }

    @Test
    void keepsExistingId() throws Exception {
        Reply first = site.put("{\"granted\":[\"video\"]}");
        Reply second = site.put("{\"granted\":[\"map\"]}", "Cookie: " + pair(first));
        assertEquals(id(first), id(second));
        site.put("{\"granted\":[],\"method\":\"withdraw\"}", "Cookie: " + pair(second));
        assertEquals(
                List.of(List.of("video"), List.of("map"), List.of()),
                recorded(id(first)).stream().map(ConsentRecord::granted).toList());
    }

    @Test
    void recordsAcceptAllIfEveryCategoryIsGranted() throws Exception {
        Reply reply = site.put("{\"granted\":[\"stats\",\"media\"],\"method\":\"accept-all\"}");
        assertEquals(200, reply.status());
        ConsentRecord record = recorded(id(reply)).get(0);
        assertEquals(ChoiceMethod.ACCEPT_ALL, record.method());
        assertEquals(List.of(), record.refused());
    }

    @Test
    void recordsNoActThatDidNotHappen() throws Exception {
        Reply made = site.put("{\"granted\":[\"video\"]}");
        String cookie = "Cookie: " + pair(made);
        for (String claim : List.of(
                "{\"granted\":[\"video\",\"map\"],\"method\":\"accept-all\"}",
                "{\"granted\":[\"video\",\"map\"],\"method\":\"form\"}",
                "{\"granted\":[],\"method\":\"gpc\"}")) {
            assertEquals(422, site.put(claim, cookie).status(), claim);
        }
        assertEquals(1, recorded(id(made)).size());
    }

    @Test
    void recordsNoWithdrawalOfRefusal() throws Exception {
        String cookie = "Cookie: " + pair(site.put("{\"granted\":[],\"method\":\"refuse-all\"}"));
        assertEquals(
                422,
                site.put("{\"granted\":[],\"method\":\"withdraw\"}", cookie).status());
        Reply reply = site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", cookie);
        assertEquals(204, reply.status());
        assertEquals(List.of("cookies_preferences=; Path=/; Max-Age=0; SameSite=Lax"), reply.cookies());
        assertEquals(1, site.proofs.heads().get(0).place());
    }

    @Test
    void recordsLanguageOfRequestInPlaceOfUnknown() throws Exception {
        Reply reply = site.put("{\"granted\":[\"video\"],\"language\":\"tlh\"}", "Accept-Language: en-GB");
        assertEquals("en", recorded(id(reply)).get(0).language());
    }

    @Test
    void listsEachGrantedIdOnceInOrderOfCatalogue() throws Exception {
        Reply reply = site.put("{\"granted\":[\"video\",\"stats\",\"video\"]}");
        assertEquals("[\"stats\",\"video\"]", reply.json().get("granted").toString());
    }

    @Test
    void expiresCookiesNoLongerGrantedOnRefusal() throws Exception {
        Reply reply = site.put(
                "{\"granted\":[],\"method\":\"withdraw\"}",
                "Cookie: sid=1; _v=1; _c=2; " + site.cookie("video", "stats"));
        assertEquals(List.of("cookies_preferences", "_v", "_c", "_dom"), reply.namesOnce());
        assertEquals("no-store", reply.header("Cache-Control"));
    }

    @Test
    void expiresNoGrantedCookie() throws Exception {
        Reply reply = site.put("{\"granted\":[\"video\"]}", "Cookie: _v=1; _m=1; " + site.cookie("map"));
        assertEquals(List.of("cookies_preferences", "_m"), reply.namesOnce());
    }

    @Test
    void deletesChoiceOnDelete() throws Exception {
        Reply reply = site.request(
                "DELETE",
                "/consent/choice",
                "",
                "Sec-Fetch-Site: same-origin",
                "Cookie: _v=1; " + site.cookie("video"));
        assertEquals(204, reply.status());
        assertEquals("", reply.text());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals(List.of("cookies_preferences", "_v", "_dom"), reply.namesOnce());
        assertEquals(
                "cookies_preferences=; Path=/; Max-Age=0; SameSite=Lax",
                reply.cookies().get(0));
        assertEquals(
                List.of(ChoiceMethod.WITHDRAW),
                recorded(TestSite.VISITOR).stream().map(ConsentRecord::method).toList());
    }

    @Test
    void ignoresChoiceForOlderRevision() throws Exception {
        String cookie = site.cookie("video", "map");
        site.close();
        site = new TestSite(directory, TestSite.JSON.replace("\"Maps\"", "\"Other maps\""))
                .respondingWith(TestSite.setting());
        Reply reply = site.get("/consent/choice", "Cookie: " + cookie);
        assertEquals(false, reply.json().get("decided").getAsBoolean());
        assertEquals("[\"video\"]", reply.json().get("granted").toString());
        assertEquals(
                List.of("_m"), site.get("/", "Cookie: _v=1; _m=1; " + cookie).namesOnce());
    }

    @Test
    @DisplayName("38: the cookie of the choice may be called otherwise, and so may its domain, duration and path")
    void usesConfiguredNameDomainAndDuration() throws Exception {
        site.close();
        site = new TestSite(directory)
                .with(consent -> {
                    consent.getSettings().setCookieName("eu-consent");
                    consent.getSettings().setCookieDomain("example.org");
                    consent.getSettings().setCookieDuration(java.time.Period.ofMonths(7));
                    consent.getSettings().setPath("/privacy/cookies");
                })
                .respondingWith(TestSite.setting());
        Reply reply = site.request("PUT", "/privacy/cookies/choice", "{\"granted\":[]}", "Sec-Fetch-Site: same-origin");
        String value = reply.cookies().get(0).replaceAll("^eu-consent=|;.*", "");
        assertEquals(
                List.of("eu-consent=" + value + "; Path=/; Max-Age=18489600; Domain=example.org; SameSite=Lax"),
                reply.cookies());
        Reply asked = site.get("/privacy/cookies/choice", "Cookie: eu-consent=" + value);
        assertTrue(asked.json().get("decided").getAsBoolean());
    }
}
