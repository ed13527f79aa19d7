// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cookiecharter.consent.Mode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the way of a privacy officer from a WordPress without a catalogue to an enforced charter in English and French,
 * in the console alone. The pictures of its steps are in {@code target/console}.
 */
@Tag("application")
@Timeout(900)
class ConsoleOfWordPressIT {
    private static final Path PICTURES = Path.of("target/console");
    private static final String FILM = "https://www.youtube.com/embed/1";

    @TempDir
    private Path data;

    @Test
    void leadsFromNothingToEnforcedCharterInTwoLanguagesWithinFifteenMinutes(TestReporter reporter) throws Exception {
        assumeTrue(
                PhpProgram.isInstalled(InFrontOfWordPressIT.PROGRAM.resolve("wp-load.php")),
                "WordPress with php-mysql is not installed");
        Optional<MariaDb> database = MariaDb.start(data);
        assumeTrue(database.isPresent(), "MariaDB is not installed");
        Files.createDirectories(PICTURES);
        Path catalogue = data.resolve("cookies.json");
        try (MariaDb running = database.get();
                PhpProgram wordPress = InFrontOfWordPressIT.start(running, data)) {
            InFrontOfWordPressIT.install(wordPress.uri());
            addFilm();
            Options options = Options.DEFAULT
                    .withUpstream(wordPress.uri())
                    .withCatalogue(catalogue)
                    .withConsole(new ConsoleOptions(List.of("Ann Example"), null));
            try (RunningDemo demo =
                    new RunningDemo(options.withMode(Mode.REPORT_ONLY).withDraft(data.resolve("seen.json")), data)) {
                visit(demo);
                publish(demo, reporter);
            }
            assertTrue(Files.exists(catalogue));
            try (RunningDemo demo = new RunningDemo(options, data)) {
                assertEnforced(demo);
            }
        }
    }

    private void addFilm() throws Exception {
        Files.writeString(data.resolve("wordpress/wp-content/mu-plugins/film.php"), """
                <?php
                add_filter('the_content', function ($content) {
                    return $content . '<iframe title="Film" src="%s"></iframe>';
                });
                """.formatted(FILM));
    }

    /** Uses the site, so that the server sees its cookies and third parties. */
    private static void visit(RunningDemo demo) {
        try (BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.route(url -> !url.startsWith("http://localhost"), route -> route.abort());
            page.navigate(demo.uri("/?p=1").toString());
            page.fill("#comment", "A comment");
            page.fill("#author", "Visitor");
            page.fill("#email", "visitor@example.org");
            page.check("#wp-comment-cookies-consent");
            page.click("#submit");
            InFrontOfWordPressIT.logIn(page, demo.uri("/wp-login.php").toString());
        }
    }

    private static void publish(RunningDemo demo, TestReporter reporter) {
        try (BrowserContext context = Chromium.shared()
                .context(new Browser.NewContextOptions()
                        .setViewportSize(1000, 800)
                        .setLocale("en"))) {
            PrivacyOfficer ann = new PrivacyOfficer(
                    context.newPage(), demo.report("console/").toString());
            ann.openByMenu("site");
            ann.type("site", "https://town.example");
            ann.type("controller.name", "Town of Example");
            ann.type("controller.contact", "privacy@town.example");
            picture(ann.page(), "site");
            ann.open("button[value=save]");
            // The server writes what it has seen every five seconds.
            for (int i = 0; i < 100 && !sees(ann.page(), demo); i++) {
                ann.page().waitForTimeout(200);
            }
            ann.openByMenu("discovered");
            picture(ann.page(), "seen");
            while (ann.page().locator("main button[value=use]").count() > 0) {
                ann.open("main button[value=use]");
                ann.openByMenu("discovered");
            }
            assertEquals(
                    0,
                    ann.page().locator("main ul.rows").count(),
                    () -> ann.page().locator("main").innerText());
            ann.openByMenu("preview");
            ann.openByMenu("review");
            assertEquals(
                    0,
                    ann.page().locator("main .error").count(),
                    () -> ann.page().locator("main").innerText());
            ann.type("note", "First version");
            ann.open("button[value=publish]");
            assertTrue(
                    ann.page().locator("main").innerText().contains("Published."),
                    () -> ann.page().locator("main").innerText());
            ann.openByMenu("history");
            picture(ann.page(), "history");
            reporter.publishEntry("console", ann.toString());
            assertTrue(ann.duration().toMinutes() < 15, ann::toString);
        }
    }

    /** Returns whether the list of what the server has seen is complete; a user only opens it a little later. */
    private static boolean sees(Page page, RunningDemo demo) {
        String list = page.request()
                .get(demo.report("console/en/discovered").toString())
                .text();
        return list.contains("YouTube") && list.contains("Gravatar") && list.contains("WordPress");
    }

    private static void assertEnforced(RunningDemo demo) {
        try (BrowserContext context = Chromium.shared()
                .context(new Browser.NewContextOptions()
                        .setViewportSize(1000, 800)
                        .setLocale("fr"))) {
            Page page = context.newPage();
            page.route(url -> !url.startsWith("http://localhost"), route -> route.abort());
            page.navigate(demo.uri("/?p=1").toString());
            page.waitForSelector(".cookie-charter, [class*=consent], dialog, [role=dialog], [role=region]");
            picture(page, "enforced");
            assertFalse(
                    FILM.equals(page.locator("iframe[title=Film]").first().getAttribute("src")),
                    "the film waits for consent");
            for (String text : List.of("YouTube", "Gravatar", "WordPress", "Contenus d’autres sites")) {
                assertTrue(charter(page, demo.uri("/consent/?lang=fr")).contains(text), text);
            }
            assertTrue(charter(page, demo.uri("/consent/?lang=en")).contains("Content of other sites"));
            // Refused by nobody, accepted by nobody: editors can log in all the same.
            InFrontOfWordPressIT.logIn(page, demo.uri("/wp-login.php").toString());
        }
    }

    private static String charter(Page page, URI address) {
        return page.request().get(address.toString()).text();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
