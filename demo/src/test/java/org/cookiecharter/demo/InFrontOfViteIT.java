// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real Vite development server: modules, styles, and replaced modules and pages over a WebSocket. */
@Tag("application")
@Timeout(600)
class InFrontOfViteIT {
    private static final Set<String> EXPECTED_DRAFT = Set.of("cookie counted", "sessionStorage count", "use youtube");

    private static DevServer vite;

    @TempDir
    private Path data;

    @BeforeAll
    static void startVite() throws Exception {
        vite = DevServer.vite();
    }

    @AfterAll
    static void stopVite() {
        if (vite != null) {
            vite.close();
        }
    }

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        new ApplicationComparison(reporter, ApplicationVisit::new, InFrontOfViteIT::use)
                .compare(
                        vite.uri(),
                        data,
                        EXPECTED_DRAFT,
                        state -> state == ConsentState.ACCEPTED ? Set.of("www.youtube.com") : Set.of());
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        visit.open("/");
        choice.make(visit.page());
        count(visit);
        visit.open("/film.html");
        assertEquals(
                "https://www.youtube.com/embed/1",
                visit.page().evaluate("() => document.querySelector('iframe').getAttribute('src')"));
        editSource(visit);
    }

    private static void count(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/");
        page.waitForSelector("#counter:text-is('count 0')");
        page.click("#counter");
        visit.open("/");
        page.waitForSelector("#counter:text-is('count 1')");
        assertEquals("rgb(10, 20, 30)", page.evaluate("() => getComputedStyle(document.querySelector('h1')).color"));
    }

    /** Changes source files: a module is replaced in the page, and a changed page is loaded again. */
    private static void editSource(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/");
        // The visit before has changed it back.
        page.waitForSelector("h1:text-is('Town hall')");
        page.waitForSelector("#greeting:text-is('hello')");
        page.evaluate("() => { window.marker = 'same page' }");
        vite.edit("greeting.js", "hello", "good day");
        try {
            page.waitForSelector("#greeting:text-is('good day')");
            assertEquals("same page", page.evaluate("() => window.marker"));
            vite.edit("index.html", "Town hall", "City hall");
            page.waitForSelector("h1:text-is('City hall')");
        } finally {
            vite.edit("greeting.js", "good day", "hello");
            vite.edit("index.html", "City hall", "Town hall");
        }
    }
}
