// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a real wiki in PHP. Its session and login are exempt; the cookie of its script for an editor's preferences
 * needs consent.
 */
@Timeout(120)
class InFrontOfDokuWikiIT {
    private static final String CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Wiki", "contact": "wiki@example.org"},
             "categories": [
              {"id": "necessary", "consent": "exempt", "name": "Necessary"},
              {"id": "comfort", "consent": "opt-in", "name": "Comfort", "purpose": "Remember how you like the page."}],
             "services": [
              {"id": "login", "provider": "Wiki", "name": "Log-in", "category": "necessary", "cookies": [
               {"name": "DokuWiki", "purpose": "Know you from page to page.", "duration": "session"},
               {"name": "DW*", "purpose": "Keep you logged in.", "duration": "P12M"}]},
              {"id": "habits", "provider": "Wiki", "name": "Habits", "category": "comfort", "cookies": [
               {"name": "DOKU_PREFS", "purpose": "Remember how you like the page.", "duration": "P12M",
                "thirdPartyAccess": false}]}]}
            """;

    private static final List<String> LOGGED_IN = List.of("DW… HttpOnly", "DokuWiki HttpOnly");

    @TempDir
    private Path data;

    @Test
    void editorStaysLoggedInDuringChoices() throws Exception {
        Optional<DokuWiki> started = DokuWiki.start(Files.createDirectory(data.resolve("wiki")));
        assumeTrue(started.isPresent(), "DokuWiki with php-cli and php-xml is not on this machine");
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), CATALOGUE);
        try (DokuWiki wiki = started.get();
                RunningDemo demo =
                        new RunningDemo(Options.DEFAULT.withUpstream(wiki.uri()).withCatalogue(catalogue), data);
                BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            URI start = demo.uri("/doku.php?id=start");
            context.addCookies(List.of(
                    new Cookie("_ga", "1").setUrl(start.toString()),
                    new Cookie("DOKU_PREFS", "sizeCtl%23200px").setUrl(start.toString())));
            Page page = context.newPage();

            page.navigate(start.toString());
            assertEquals(List.of("DokuWiki HttpOnly"), jar(context), "undecided, anonymous");
            logIn(page);
            likeSomething(page);
            assertEquals(LOGGED_IN, jar(context), "undecided, logged in");

            page.evaluate("() => window.cookieCharter.refuseAll()");
            likeSomething(page);
            page.navigate(start.toString());
            assertEquals(with(LOGGED_IN, "cookies_preferences"), jar(context), "refused");

            page.evaluate("() => window.cookieCharter.grant(['habits'])");
            likeSomething(page);
            page.navigate(start.toString());
            assertEquals(with(LOGGED_IN, "DOKU_PREFS", "cookies_preferences"), jar(context), "granted");
            assertEquals("300px", page.evaluate("() => DokuCookie.getValue('sizeCtl')"));

            page.evaluate("() => window.cookieCharter.withdraw()");
            page.navigate(start.toString());
            assertEquals(LOGGED_IN, jar(context), "withdrawn");

            page.click("a.logout, .action.logout a, li.logout a");
            page.waitForSelector("a.login, .action.login a, li.login a");
            assertEquals(List.of("DokuWiki HttpOnly"), jar(context), "logged out");
        }
    }

    private static void logIn(Page page) {
        page.navigate(
                URI.create(page.url()).resolve("/doku.php?id=start&do=login").toString());
        page.fill("input[name=u]", DokuWiki.USER);
        page.fill("input[name=p]", DokuWiki.PASSWORD);
        page.check("input[name=r]");
        page.click("#dw__login button[type=submit]");
        page.waitForSelector("a.logout, .action.logout a, li.logout a");
        assertTrue(page.url().endsWith("/doku.php?id=start"), page.url());
    }

    /** Sets a preference by the wiki's own script, as when an editor enlarges the text field. */
    private static void likeSomething(Page page) {
        page.waitForFunction("() => typeof DokuCookie === 'object'");
        page.evaluate("() => DokuCookie.setValue('sizeCtl', '300px')");
    }

    private static List<String> with(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return all.stream().sorted().toList();
    }

    /** Returns the cookies; the login cookie's name contains an MD5 hash of the wiki's location. */
    private static List<String> jar(BrowserContext context) {
        return context.cookies().stream()
                .map(cookie ->
                        cookie.name.replaceFirst("^DW\\p{XDigit}{32}$", "DW…") + (cookie.httpOnly ? " HttpOnly" : ""))
                .sorted()
                .toList();
    }
}
