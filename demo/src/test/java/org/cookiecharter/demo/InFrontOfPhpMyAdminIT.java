// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real phpMyAdmin: its data may contain markup, which must be shown as text and stay unchanged. */
@Tag("application")
@Timeout(900)
class InFrontOfPhpMyAdminIT {
    private static final Path PROGRAM = Path.of("/usr/share/phpmyadmin");
    private static final Set<String> EXPECTED_DRAFT = Set.of("use phpmyadmin");

    @TempDir
    private Path data;

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        assumeTrue(PhpProgram.isInstalled(PROGRAM.resolve("index.php")), "phpMyAdmin with php-mysql is not installed");
        Optional<MariaDb> database = MariaDb.start(data);
        assumeTrue(database.isPresent(), "MariaDB is not installed");
        try (MariaDb running = database.get();
                PhpProgram program = start(running)) {
            new ApplicationComparison(reporter, ApplicationVisit::new, InFrontOfPhpMyAdminIT::use)
                    .compare(program.uri(), data, EXPECTED_DRAFT, state -> Set.of());
        }
    }

    private PhpProgram start(MariaDb database) throws Exception {
        Path site = PhpProgram.copy(PROGRAM, Files.createDirectory(data.resolve("phpmyadmin")));
        Path settings = Files.writeString(data.resolve("config.inc.php"), """
                <?php
                $cfg['blowfish_secret'] = '0123456789abcdef0123456789abcdef';
                $cfg['Servers'][1] = ['auth_type' => 'cookie', 'host' => 'localhost', 'socket' => '%s'];
                $cfg['PmaNoRelation_DisableWarning'] = true;
                """.formatted(database.socket()));
        Path vendor = site.resolve("libraries/vendor_config.php");
        Files.writeString(
                vendor,
                Files.readString(vendor)
                        .replace("/etc/phpmyadmin/config.inc.php", settings.toString())
                        .replace("/var/lib/phpmyadmin/tmp/", Files.createDirectory(data.resolve("tmp")) + "/"));
        return PhpProgram.start(site, "", "/index.php");
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        visit.open("/");
        choice.make(visit.page());
        logIn(visit);
        browse(visit);
        query(visit);
    }

    private static void logIn(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/");
        page.fill("#input_username", MariaDb.USER);
        page.fill("#input_password", MariaDb.PASSWORD);
        page.click("#input_go");
        page.waitForSelector("#pma_navigation_tree_content >> text=" + MariaDb.DATABASE);
    }

    private static void browse(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/index.php?route=/sql&db=" + MariaDb.DATABASE + "&table=note&pos=0");
        assertEquals(
                "<iframe src=\"https://www.youtube.com/embed/1\">",
                page.innerText("table.table_results td.data.text, table.table_results td[data-type=string]"));
    }

    private static void query(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/index.php?route=/database/sql&db=" + MariaDb.DATABASE);
        page.waitForSelector("#sqlqueryform .CodeMirror");
        page.evaluate("() => document.querySelector('#sqlqueryform .CodeMirror').CodeMirror"
                + ".setValue('SELECT 6 * 7 AS answer')");
        page.click("#button_submit_query");
        page.waitForSelector("table.table_results >> text=42");
    }
}
