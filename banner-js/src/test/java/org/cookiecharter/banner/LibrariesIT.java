// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that pages with well-known libraries work as without our script, except for blocked items. An ordinary run tests
 * the newest version of each library; {@code -Dlibraries=all} tests all versions.
 */
class LibrariesIT extends InChromium {
    private static final boolean ALL = "all".equals(System.getProperty("libraries"));
    private static final String BANNERS = "document.querySelectorAll('#cookie-charter').length";
    private static final String STYLED_BANNERS = "[...document.querySelectorAll('#cookie-charter')].filter(banner =>"
            + " banner.offsetHeight > 50 && getComputedStyle(banner).position === 'fixed').length";
    private static final String FILES = "thirdPartyFiles()";

    /** In milliseconds, because slow machines must not fail. */
    private static final int PATIENCE = 20_000;

    /** Errors, and warnings about the page. */
    private final List<String> console = new CopyOnWriteArrayList<>();

    private Page page;

    @BeforeEach
    void openPage() {
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
        page.onPageError(console::add);
        page.onConsoleMessage(message -> {
            // Our own script may warn the operator.
            boolean aboutPage = !message.location().contains("/consent/banner.js");
            if (message.type().equals("error") || (aboutPage && message.type().equals("warning"))) {
                console.add(message.text() + " at " + message.location());
            }
        });
    }

    static Stream<Library> libraries() {
        return Stream.of(Library.values()).filter(library -> ALL || !library.isSuperseded());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void worksInEveryStateOfConsent(Library library) {
        LibrarySite pages = new LibrarySite(site, library);
        pages.serve(context, false);
        Object results = resultsWithoutScript(library);
        pages.serve(context, true);
        assertAll(
                () -> {
                    undecided(results);
                    refused(library, results);
                },
                () -> {
                    accepted(library, results);
                    withdrawn(library, results);
                });
    }

    private Object resultsWithoutScript(Library library) {
        open();
        Object results = page.evaluate("results");
        assertTrue(results.toString().endsWith(" done]"), results::toString);
        await(library.thirdPartyFiles, FILES);
        navigate();
        assertEquals(List.of(), console);
        return results;
    }

    private void undecided(Object results) {
        context.clearCookies();
        openAndCompare("undecided", results);
        await(1, STYLED_BANNERS);
        assertNothingLoaded();
        navigate();
        await(1, STYLED_BANNERS);
        assertEquals(1, page.evaluate(BANNERS));
        assertNothingLoaded();
        choose("refuse");
        assertEquals(List.of(), console, "console");
    }

    /** Continues after the refusal of an undecided visitor. */
    private void refused(Library library, Object results) {
        openAndCompare("refused", results);
        assertEquals(0, page.evaluate(BANNERS));
        navigate();
        assertNothingLoaded();
        assertEquals(0, page.evaluate(BANNERS));
        assertStored(library.storedUnasked);
    }

    private void accepted(Library library, Object results) {
        visitUndecided();
        awaitFeature();
        choose("accept");
        await(library.thirdPartyFiles, FILES);
        openAndCompare("accepted", results);
        await(library.thirdPartyFiles, FILES);
        assertEquals(0, site.count("/third/never.svg"));
        navigate();
        assertEquals(0, page.evaluate(BANNERS));
        assertStored(library.storedWithConsent);
    }

    /** Continues after the visits of a visitor who accepted. */
    private void withdrawn(Library library, Object results) {
        page.navigate(site.at("/page"));
        awaitFeature();
        await(library.thirdPartyFiles, FILES);
        page.evaluate("() => void cookieCharter.withdraw()");
        await(1, STYLED_BANNERS);
        // A page whose scripts have run is loaded again.
        page.waitForTimeout(1000);
        openAndCompare("withdrawn", results);
        await(1, STYLED_BANNERS);
        assertNothingLoaded();
        assertStored(library.storedUnasked);
    }

    private void open() {
        leave();
        console.clear();
        site.requests.clear();
        page.navigate(site.at("/page"));
        awaitFeature();
    }

    /** Ends the page and deletes all stored items except the choice. */
    private void leave() {
        page.navigate(site.at("/bare"));
        page.evaluate("""
                () => {
                  localStorage.clear();
                  sessionStorage.clear();
                  return indexedDB.databases().then(databases => databases.forEach(({name}) => indexedDB.deleteDatabase(name)));
                }""");
    }

    private void visitUndecided() {
        leave();
        context.clearCookies();
        page.navigate(site.at("/page"));
    }

    private void openAndCompare(String state, Object results) {
        open();
        assertEquals(results, page.evaluate("results"), state);
        assertEquals(List.of(), console, state);
    }

    private void choose(String button) {
        page.click("#cookie-charter [name=" + button + "]");
        waitForNoNotice(page);
    }

    private void awaitFeature() {
        await(true, "/^(done|failed)/.test(results.at(-1))");
    }

    private void navigate() {
        page.evaluate("typeof navigate === 'function' && navigate()");
    }

    private void assertNothingLoaded() {
        // This request to the site arrives after all earlier ones.
        page.evaluate("() => fetch('/data').then(() => new Promise(done => requestIdleCallback(done)))");
        page.evaluate("() => fetch('/data').then(() => 0)");
        assertEquals(
                List.of(),
                site.requests.stream()
                        .filter(request -> request.contains(" /third/"))
                        .toList());
        assertEquals("", page.evaluate(FILES));
    }

    /** Checks the stored names from a page without our script. */
    private void assertStored(String names) {
        page.navigate(site.at("/bare"));
        assertEquals(names, page.evaluate("""
                () => indexedDB.databases().then(databases => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
                    ...databases.map(({name}) => name), ...document.cookie.split('; ').map(cookie => cookie.split('=')[0])]
                    .filter(name => name && name !== 'cookies_preferences').sort().join(' '))"""));
    }

    private void await(Object expected, String expression) {
        try {
            page.waitForFunction(
                    "([expected, expression]) => (0, eval)(expression) === expected", List.of(expected, expression));
        } catch (TimeoutError e) {
            assertEquals(expected, page.evaluate(expression), () -> expression + " after " + page.evaluate("results"));
        }
    }
}
