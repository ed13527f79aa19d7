// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a visit in a real browser, by the browser's cookies and the third party's log of requests.
 *
 * <p>A page error or a violation of the pages' content policy fails each test.
 */
@Timeout(60)
class VisitInChromiumIT {
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private RunningDemo demo;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() {
        chromium = Chromium.shared();
    }

    @BeforeEach
    void begin(@TempDir Path data) throws StartFailure {
        demo = RunningDemo.portal(data);
        context = chromium.context(new Browser.NewContextOptions().setLocale("fr-FR"));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Trusted")) {
                complaints.add(message.text());
            }
        });
        page = context.newPage();
        page.onPageError(complaints::add);
    }

    @AfterEach
    void end() {
        context.close();
        demo.close();
        assertEquals(List.of(), complaints);
    }

    @Test
    void requestsNothingFromThirdPartyAndStoresNothingBeforeChoice() {
        visit("/datasets/velos");
        visit("/careless");
        assertEquals(Set.of("visit_stats"), jar());
        assertEquals(List.of(), demo.thirdParty().requests());
        assertEquals(0, storedKeys());
    }

    @Test
    void storesOnlyChoiceAfterRefusal() {
        visit("/datasets/velos");
        response("Tout refuser");
        visit("/datasets/arbres");
        visit("/careless");
        assertEquals(Set.of("cookies_preferences"), jar());
        assertEquals(List.of(), demo.thirdParty().requests());
        assertEquals(0, storedKeys());
        assertFalse(page.locator("#cookie-charter").isVisible());
    }

    @Test
    @DisplayName("37: what runs is what is listed")
    void allowsOnlyDeclaredAfterGrant() {
        visit("/datasets/velos");
        response("Tout accepter");
        visit("/careless");
        visit("/datasets/velos");
        page.waitForCondition(() -> demo.thirdParty().requests().contains("GET /pixel.gif"));
        page.waitForCondition(() -> jar().contains("partagile_id"));
        assertTrue(
                demo.thirdParty().requests().containsAll(List.of("GET /video", "GET /share.js", "GET /pixel.gif")),
                () -> demo.thirdParty().requests().toString());
        assertEquals(
                Set.of(
                        "_audience_id",
                        "_audience_visit",
                        "cookies_preferences",
                        "partagile_id",
                        "recent_datasets",
                        "videoscope_viewer",
                        "visit_stats"),
                jar());
        assertTrue(cookie("recent_datasets").httpOnly);
        assertEquals("127.0.0.1", cookie("videoscope_viewer").domain);
        assertEquals(1, storedKeys());
    }

    @Test
    void deletesGrantedAndBlocksThirdPartyAfterWithdrawal() {
        visit("/datasets/velos");
        response("Tout accepter");
        visit("/datasets/velos");
        page.waitForCondition(() -> jar().containsAll(Set.of("partagile_id", "recent_datasets", "_audience_id")));
        // Not awaited: a third-party script ran in the page, so it reloads, which discards the promise.
        page.evaluate("() => { window.beforeTheReload = true; window.cookieCharter.refuseAll(); }");
        page.waitForFunction("() => !window.beforeTheReload");
        page.waitForCondition(() -> !jar().contains("recent_datasets"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        demo.thirdParty().clearRequests();
        visit("/datasets/velos");
        visit("/");
        // The third party's own cookie belongs to its host: only the browser can delete it.
        assertEquals(Set.of("cookies_preferences", "videoscope_viewer"), jar());
        assertEquals(List.of(), demo.thirdParty().requests());
        assertEquals(0, storedKeys());
    }

    @Test
    void grantsOneService() {
        visit("/datasets/velos");
        page.evaluate("() => window.cookieCharter.grant(['video-example'])");
        page.waitForCondition(() -> demo.thirdParty().requests().contains("GET /video"));
        visit("/datasets/velos");
        page.waitForCondition(() -> jar().contains("videoscope_viewer"));
        assertFalse(demo.thirdParty().requests().contains("GET /share.js"));
        assertFalse(jar().contains("partagile_id"));
        assertFalse(jar().contains("recent_datasets"));
    }

    @Test
    void backOfficeWorksAfterRefusal() {
        visit("/login");
        response("Tout refuser");
        page.fill("#user", "Zoé");
        page.fill("#password", "demo");
        page.click("main form button");
        page.waitForURL("**/back-office");
        page.fill("#title-air", "L'air du temps");
        page.click("li:has(#title-air) button");
        page.waitForCondition(() -> "Enregistré".equals(page.textContent("li:has(#title-air) output")));
        assertEquals(Set.of("cookies_preferences", "csrftoken", "sessionid"), jar());
        assertTrue(cookie("sessionid").httpOnly);
        page.click(".who button");
        page.waitForCondition(() -> !jar().contains("sessionid"));
        visit("/datasets/air");
        assertEquals("L'air du temps", page.textContent("h1"));
    }

    @Test
    void diaryUpdatesItself() {
        visit("/cookies");
        Page other = context.newPage();
        other.navigate(demo.uri("/careless").toString());
        page.bringToFront();
        page.waitForSelector("#diary th:has-text('forgotten_campaign')");
        response("Tout refuser");
        page.waitForCondition(() -> page.textContent("#diary-choice").startsWith("Vous avez refusé."));
    }

    private void visit(String path) {
        page.navigate(demo.uri(path).toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void response(String button) {
        page.click("#cookie-charter button:has-text('" + button + "')");
        page.waitForCondition(() -> jar().contains("cookies_preferences"));
    }

    /** Returns the names of all cookies, including HttpOnly ones and those of other sites. */
    private Set<String> jar() {
        Set<String> names = new TreeSet<>();
        context.cookies().forEach(cookie -> names.add(cookie.name));
        return names;
    }

    private Cookie cookie(String name) {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int storedKeys() {
        // From the browser: the page's own scripts also see entries that are in memory only.
        String state = page.context().storageState();
        return state.split("\"localStorage\"", -1).length - 1;
    }
}
