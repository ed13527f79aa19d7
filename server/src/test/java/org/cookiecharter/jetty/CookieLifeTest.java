package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.Site.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long what is kept lives, and how what may not be kept ends. */
class CookieLifeTest {
    private static final String END = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private List<String> set(String cookie, String... fields) throws Exception {
        try (Site site = new Site(directory).answering(setting(cookie))) {
            return site.get("/", fields).cookies();
        }
    }

    @Test
    void whatLivesNoLongerThanDeclaredIsLeftAsItIs() throws Exception {
        String cookie = "sid=1;Path=/ ;max-age=1209600 ; EXPIRES=Sun, 15 Mar 2026 12:00:00 GMT;Priority=High";
        assertEquals(List.of(cookie), set(cookie));
    }

    @Test
    void whatWouldLiveLongerIsShortened() throws Exception {
        assertEquals(
                List.of("sid=1; Path=/; Max-Age=1209600; HttpOnly"), set("sid=1; Path=/; Max-Age=1209601; HttpOnly"));
        assertEquals(
                List.of("sid=1; Expires=Sun, 15 Mar 2026 12:00:00 GMT; Secure"),
                set("sid=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT; Secure"));
    }

    @Test
    void aSessionCookieEndsWithTheBrowser() throws Exception {
        assertEquals(List.of("JSESSIONID=1; Path=/"), set("JSESSIONID=1; Max-Age=60; Path=/"));
    }

    @Test
    void whatIsAddedLateIsShortenedToo() throws Exception {
        try (Site site = new Site(directory)
                .answering((request, response) -> response.writeInterim(
                                103, HttpFields.build().add(HttpHeader.SET_COOKIE, "sid=1; Max-Age=99999999"))
                        .get())) {
            String raw = site.get("/").raw();
            assertTrue(raw.contains("sid=1; Max-Age=1209600\r\n"), raw);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_v=; Max-Age=0",
                "_v=x; max-age=-1; Path=/deep",
                "other=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "_v=; Max-Age=0; Expires=Wed, 01 Jan 2031 00:00:00 GMT",
                "=_v=1; Max-Age=0"
            })
    void theApplicationsOwnDeletionPasses(String deletion) throws Exception {
        assertEquals(List.of(deletion), set(deletion));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_v=; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "_v=; Max-Age=x",
                "_v=",
                "_v; Max-Age=9"
            })
    void whatOnlyLooksLikeADeletionIsHeld(String cookie) throws Exception {
        assertEquals(List.of(), set(cookie));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=_v=1", "= _v=1; Path=/", "_v", "=", "", ";_v=1", "=sid", "SID=1", "\t_v =1"})
    void whatComesBackUnderAnotherNameIsHeldByThatName(String cookie) throws Exception {
        assertEquals(List.of(), set(cookie));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=sid=1", " sid =1", "sid=\"a;b\""})
    void whatComesBackUnderADeclaredNameIsKept(String cookie) throws Exception {
        assertEquals(1, set(cookie).size());
    }

    @Test
    void laterVisitsDoNotProlongStatistics() throws Exception {
        String cookie = "_c=1; Max-Age=33000000";
        assertEquals(List.of(cookie), set(cookie));
        assertEquals(List.of(), set(cookie, "Cookie: _c=1"));
        assertEquals(List.of(cookie), set(cookie, "Cookie: _c=2"));
        assertEquals(List.of("sid=1; Max-Age=60"), set("sid=1; Max-Age=60", "Cookie: sid=1"));
    }

    /** The fields that remove these cookies from a visitor who refused. */
    private List<String> removals(String cookies) throws Exception {
        try (Site site = new Site(directory).answering(setting())) {
            return site.get("/a/page", "Cookie: " + cookies + "; " + site.cookie())
                    .cookies();
        }
    }

    @Test
    void aRemovalHasTheDeclaredPathAndDomain() throws Exception {
        assertEquals(List.of("_dom=; Path=/a" + END, "_dom=; Path=/a; Domain=example.org" + END), removals("_dom=1"));
        assertEquals(List.of("_v=; Path=/" + END), removals("sid=1; _v=1"));
        assertEquals(List.of("_vw_12=; Path=/" + END), removals("_vw_12=1"));
    }

    @Test
    void aRemovalObeysThePrefixOfTheName() throws Exception {
        assertEquals(List.of("__Host-v=; Path=/" + END + "; Secure"), removals("__Host-v=1"));
        assertEquals(List.of("__Secure-v=; Path=/" + END + "; Secure"), removals("__Secure-v=1"));
        assertEquals(List.of("__HOST-x=; Path=/" + END + "; Secure"), removals("__HOST-x=1"));
        assertEquals(List.of("__Http-x=; Path=/" + END + "; Secure; HttpOnly"), removals("__Http-x=1"));
        assertEquals(List.of("__Host-Http-x=; Path=/" + END + "; Secure; HttpOnly"), removals("__Host-Http-x=1"));
    }

    @Test
    void aRemovalOfAPartitionedCookieIsPartitioned() throws Exception {
        assertEquals(List.of("_part=; Path=/" + END + "; Secure; Partitioned"), removals("_part=1"));
    }

    @Test
    void whatCameTwiceIsRemovedOnce() throws Exception {
        assertEquals(1, removals("_v=1; _v=2").size());
    }

    @Test
    void whatHasNoNameCannotBeRemoved() throws Exception {
        assertEquals(List.of(), removals("bare"));
    }

    @Test
    void aNameTooLongToFitKeepsNoOtherFromBeingRemoved() throws Exception {
        assertEquals(List.of("_v=; Path=/" + END), removals("n".repeat(3000) + "=1; _v=1"));
    }

    @Test
    void whatDoesNotFitIsRemovedWithALaterAnswer() throws Exception {
        StringBuilder cookies = new StringBuilder("sid=1");
        for (int i = 0; i < 100; i++) {
            cookies.append("; undeclared-number-").append(i).append("=1");
        }
        int removed = removals(cookies.toString()).size();
        assertTrue(removed >= 20 && removed < 100, String.valueOf(removed));
    }

    @Test
    void removingOneAndSettingItAnewRemovesIt() throws Exception {
        try (Site site = new Site(directory).answering(setting("_v=2; Path=/"))) {
            assertEquals(
                    List.of("_v=; Path=/" + END), site.get("/", "Cookie: _v=1").cookies());
        }
    }

    @Test
    void namesBeyondAsciiReachTheWireAsTheyCame() throws Exception {
        String raw = String.join("", removals("n\u00e9=1"));
        assertFalse(raw.contains("?"), raw);
        assertTrue(raw.startsWith("n\u00c3\u00a9=;"), raw);
    }
}
