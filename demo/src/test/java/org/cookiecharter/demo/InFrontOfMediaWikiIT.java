// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real MediaWiki with SQLite: a reader, and an editor who logs in and saves a page. */
@Tag("application")
@Timeout(900)
class InFrontOfMediaWikiIT {
    private static final Path PROGRAM = Path.of("/usr/share/mediawiki");
    private static final String PASSWORD = "a-long-password";
    private static final Set<String> EXPECTED_DRAFT = Set.of("use mediawiki");

    @TempDir
    private Path data;

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        assumeTrue(PhpProgram.isInstalled(PROGRAM.resolve("load.php")), "MediaWiki is not installed");
        try (PhpProgram wiki = start()) {
            new ApplicationComparison(reporter, ApplicationVisit::new, InFrontOfMediaWikiIT::use)
                    .compare(wiki.uri(), data, EXPECTED_DRAFT, state -> Set.of());
        }
    }

    private PhpProgram start() throws Exception {
        Path settings = Files.createDirectory(data.resolve("settings"));
        Process install = SiteProcess.quiet(
                        PROGRAM,
                        List.of(
                                "php",
                                "maintenance/install.php",
                                "--confpath=" + settings,
                                "--dbtype=sqlite",
                                "--dbpath=" + data.resolve("pages"),
                                "--dbname=my_wiki",
                                "--scriptpath=",
                                "--server=http://localhost",
                                "--pass=" + PASSWORD,
                                "--with-extensions",
                                "Wiki",
                                "Editor"))
                .start();
        assertEquals(0, install.waitFor(), "installation");
        Path local = settings.resolve("LocalSettings.php");
        // Any address: the tests use it directly and through the demo.
        Files.writeString(
                local,
                Files.readString(local)
                        + "\nif (isset($_SERVER['HTTP_HOST'])) { $wgServer = 'http://' . $_SERVER['HTTP_HOST']; }\n");
        return PhpProgram.start(PROGRAM, "MW_CONFIG_FILE='" + local + "'", "/load.php");
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        visit.open("/index.php?title=Main_Page");
        choice.make(visit.page());
        visit.open("/index.php?title=Main_Page&action=history");
        logIn(visit);
        edit(visit);
    }

    private static void logIn(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/index.php?title=Special:UserLogin");
        page.fill("#wpName1", "Editor");
        page.fill("#wpPassword1", PASSWORD);
        page.check("#wpRemember");
        page.click("#wpLoginAttempt");
        page.waitForSelector("#pt-logout");
    }

    private static void edit(ApplicationVisit visit) {
        Page page = visit.page();
        String text = "text " + System.nanoTime();
        // Shown to an editor once, and late.
        page.addLocatorHandler(
                page.locator(".ve-init-mw-welcomeDialog"),
                dialog -> page.click(".ve-init-mw-welcomeDialog >> text=Start editing"));
        visit.open("/index.php?title=Town&action=edit");
        page.fill("#wpTextbox1", text);
        page.click("#wpPreview");
        page.waitForSelector("#wikiPreview >> text=" + text);
        page.click("#wpSave");
        page.waitForSelector("#mw-content-text >> text=" + text);
        visit.open("/index.php?title=Special:Preferences");
        page.waitForSelector("#mw-prefs-form");
    }
}
