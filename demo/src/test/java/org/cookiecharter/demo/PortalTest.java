// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the portal sets each cookie of the charter, and the examples only with consent. */
@Timeout(30)
class PortalTest {
    @AutoClose
    private RunningDemo demo;

    @BeforeEach
    void start(@TempDir Path data) throws StartFailure {
        demo = RunningDemo.portal(data);
    }

    @Test
    void setsOnlyExemptStatisticsWithoutChoice() throws Exception {
        demo.get("/");
        demo.get("/datasets/velos");
        demo.get("/careless");
        assertEquals(List.of("visit_stats"), demo.cookies());
    }

    @Test
    void languageSwitchSetsDjangoLanguageForTwelveMonths() throws Exception {
        HttpResponse<String> response = demo.post("/language", "language=en&next=/datasets/velos");
        assertEquals(303, response.statusCode());
        assertEquals(
                "/datasets/velos", response.headers().firstValue("Location").orElse(""));
        assertTrue(setCookie(response, "django_language").contains("Max-Age=31536000"), response.headers()::toString);
        assertTrue(demo.get("/").body().contains("<html lang=\"en\">"));
    }

    @Test
    void loginPageSetsCsrftokenAndLoginSetsSessionid() throws Exception {
        HttpResponse<String> form = demo.get("/login");
        assertTrue(setCookie(form, "csrftoken").contains("Max-Age=31449600"), form.headers()::toString);
        String token = demo.cookie("csrftoken").orElse("");
        HttpResponse<String> response = demo.post("/login", "user=Zo&password=demo&csrfmiddlewaretoken=" + token);
        assertEquals(303, response.statusCode());
        String session = setCookie(response, "sessionid");
        assertTrue(session.contains("Max-Age=1209600"), session);
        assertTrue(session.contains("HttpOnly"), session);
        assertFalse(demo.cookie("csrftoken").orElse("").equals(token), "the token must change with the log-in");
    }

    @Test
    void rejectsLoginWithoutToken() throws Exception {
        demo.get("/login");
        assertEquals(
                403,
                demo.post("/login", "user=Zo&password=demo&csrfmiddlewaretoken=x")
                        .statusCode());
        assertEquals(List.of("csrftoken", "visit_stats"), demo.cookies());
    }

    @Test
    void apiChangesTitleWithTokenFromCsrftoken() throws Exception {
        assertEquals(401, demo.put("/api/datasets/air", "{\"title\":\"Vent\"}").statusCode());
        demo.logIn();
        assertEquals(403, demo.put("/api/datasets/air", "{\"title\":\"Vent\"}").statusCode());
        String token = demo.cookie("csrftoken").orElse("");
        assertEquals(
                400,
                demo.put("/api/datasets/air", "{\"title\":\" \"}", "X-CSRFToken", token)
                        .statusCode());
        assertEquals(
                400, demo.put("/api/datasets/air", "[", "X-CSRFToken", token).statusCode());
        assertEquals(
                200,
                demo.put("/api/datasets/air", "{\"title\":\"<Vent>\"}", "X-CSRFToken", token)
                        .statusCode());
        assertTrue(demo.get("/datasets/air").body().contains("<h1>&lt;Vent&gt;</h1>"));
    }

    @Test
    void logoutDeletesSessionid() throws Exception {
        demo.logIn();
        assertTrue(demo.get("/back-office").body().contains("<strong>Zoé</strong>"));
        HttpResponse<String> response = demo.post(
                "/logout", "csrfmiddlewaretoken=" + demo.cookie("csrftoken").orElse(""));
        assertTrue(setCookie(response, "sessionid").contains("Expires=Thu, 01 Jan 1970"), response.headers()::toString);
        assertEquals(302, demo.get("/back-office").statusCode());
    }

    @Test
    void choiceSetsCookiesPreferencesForSixMonths() throws Exception {
        HttpResponse<String> response = demo.choose("refuse-all");
        assertEquals(200, response.statusCode(), response::body);
        String cookie = setCookie(response, "cookies_preferences");
        long at = Long.parseLong(cookie.replaceFirst(".*&at=(\\d+)&.*", "$1"));
        long end =
                Instant.ofEpochSecond(at).atOffset(ZoneOffset.UTC).plusMonths(6).toEpochSecond();
        assertTrue(cookie.contains("&until=" + end + "&"), cookie);
        assertTrue(cookie.contains("Max-Age=" + (end - at)), cookie);
    }

    @Test
    void personalizesWhileGranted() throws Exception {
        demo.choose("choose", "first-party");
        demo.get("/datasets/velos");
        assertTrue(demo.cookie("recent_datasets").isPresent());
        assertTrue(demo.get("/").body().contains("id=\"recent\""));
        demo.choose("refuse-all");
        assertFalse(demo.cookie("recent_datasets").isPresent());
        assertFalse(demo.get("/").body().contains("id=\"recent\""));
    }

    @Test
    void refusalStopsAnonymousStatistics() throws Exception {
        demo.get("/");
        demo.choose("refuse-all");
        demo.get("/");
        assertEquals(List.of("cookies_preferences"), demo.cookies());
    }

    @Test
    void neverForwardsUndeclaredCookie() throws Exception {
        demo.choose("accept-all", "statistics", "first-party", "third-party");
        HttpResponse<String> response = demo.get("/careless");
        assertFalse(response.headers().allValues("Set-Cookie").toString().contains("forgotten_campaign"));
    }

    @Test
    void diaryExplainsCookiesInLanguageOfVisitor() throws Exception {
        demo.get("/careless");
        demo.get("/datasets/velos");
        demo.get("/");
        String french = demo.get("/cookies", "Accept-Language", "fr").body();
        assertTrue(french.contains("<h1>Ce que sont devenus les cookies</h1>"), french);
        assertRow(french, "forgotten_campaign", "Bloqué", "absent de la charte");
        assertRow(
                french, "recent_datasets", "Bloqué", "il demande votre accord, et vous n&#39;avez pas encore répondu");
        assertRow(french, "visit_stats", "Posé", "statistiques anonymes, que vous n&#39;avez pas refusées");
        assertRow(french, "visit_stats", "Non prolongé", "statistiques anonymes, que vous n&#39;avez pas refusées");
        String english = demo.get("/cookies", "Accept-Language", "en").body();
        assertRow(english, "forgotten_campaign", "Blocked", "not in the charter");
        String json = demo.get("/cookies.json", "Accept-Language", "en").body();
        assertTrue(
                json.contains("\"name\":\"forgotten_campaign\",\"path\":\"/careless\",\"action\":\"Blocked\""), json);
    }

    @Test
    void diaryIsSeparateForEachBrowser() throws Exception {
        demo.get("/careless", "User-Agent", "one");
        assertTrue(demo.get("/cookies", "User-Agent", "one").body().contains("forgotten_campaign"));
        assertFalse(demo.get("/cookies", "User-Agent", "two").body().contains("forgotten_campaign"));
    }

    @Test
    void pagesContainNoInlineScriptOrStyle() throws Exception {
        demo.logIn();
        for (String path : List.of("/", "/datasets/velos", "/careless", "/back-office", "/cookies", "/nothing")) {
            String page = demo.get(path).body();
            assertFalse(page.contains(" style="), path);
            assertFalse(page.contains("<style"), path);
            assertFalse(page.matches("(?s).*<script(?![^>]* src=).*"), path);
            assertFalse(page.matches("(?s).* on[a-z]+=.*"), path);
        }
    }

    private static void assertRow(String page, String cookie, String effect, String reason) {
        assertTrue(
                page.lines()
                        .anyMatch(line -> line.contains("<code>" + cookie + "</code>")
                                && line.contains("</span> " + effect + "</span>")
                                && line.contains("<td>" + reason + "</td>")),
                () -> cookie + ", " + effect + ", " + reason + " is missing in\n" + page);
    }

    private static String setCookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(field -> field.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }
}
