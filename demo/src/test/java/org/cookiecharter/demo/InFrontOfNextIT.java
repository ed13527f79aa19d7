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

/**
 * Tests a real Next.js development server: hydration, streamed parts of pages, server actions, draft mode, navigation by
 * script, and hot reload over a WebSocket.
 */
@Tag("application")
@Timeout(600)
class InFrontOfNextIT {
    private static final Set<String> EXPECTED_DRAFT =
            Set.of("cookie __prerender_bypass", "cookie colour", "localStorage visited", "use youtube");

    private static DevServer next;

    @TempDir
    private Path data;

    @BeforeAll
    static void startNext() throws Exception {
        next = DevServer.next();
    }

    @AfterAll
    static void stopNext() {
        if (next != null) {
            next.close();
        }
    }

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        new ApplicationComparison(reporter, ApplicationVisit::new, InFrontOfNextIT::use)
                .compare(
                        next.uri(),
                        data,
                        EXPECTED_DRAFT,
                        state -> state == ConsentState.ACCEPTED ? Set.of("www.youtube.com") : Set.of());
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        visit.open("/");
        choice.make(visit.page());
        useAsVisitor(visit);
        useAsEditor(visit);
        editSource(visit);
    }

    private static void useAsVisitor(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/");
        count(page);
        page.fill("input[name=colour]", "green");
        page.click("#remember");
        page.waitForSelector("#colour:text-is('green')");
        visit.open("/");
        page.waitForSelector("#colour:text-is('green')");
        page.click("text=About");
        readAbout(page);
        visit.open("/about");
        readAbout(page);
    }

    /** Clicks until the page is hydrated. */
    private static void count(Page page) {
        page.waitForFunction("""
                () => {
                  const counter = document.querySelector('#counter')
                  counter.click()
                  return counter.innerText !== 'count 0'
                }""");
    }

    private static void readAbout(Page page) {
        page.waitForURL("**/about");
        page.waitForSelector("#late");
        page.waitForSelector("#stream:text-is('one two three')");
    }

    /** Uses the draft mode, in which an editor sees pages before they are published. */
    private static void useAsEditor(ApplicationVisit visit) {
        visit.open("/draft");
        visit.page().waitForSelector("#draft:text-is('draft')");
        visit.open("/draft/end");
        visit.page().waitForSelector("#draft:text-is('published')");
    }

    /** Changes a source file; the page shows the change and keeps its state. */
    private static void editSource(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/");
        page.evaluate("() => { window.marker = 'same page' }");
        count(page);
        String before = page.innerText("#counter");
        next.edit("app/counter.js", "      count {", "      clicks {");
        try {
            page.waitForSelector("#counter:text-is('" + before.replace("count", "clicks") + "')");
            next.edit("app/page.js", "Town hall", "City hall");
            page.waitForSelector("h1:text-is('City hall')");
            assertEquals("same page", page.evaluate("() => window.marker"));
        } finally {
            next.edit("app/counter.js", "      clicks {", "      count {");
            next.edit("app/page.js", "City hall", "Town hall");
        }
        page.waitForSelector("h1:text-is('Town hall')");
    }
}
