// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages made with well-known libraries work as they do without our script, except for what is blocked. */
class LibrariesTest extends InChromium {
    private static final String BANNERS = "document.querySelectorAll('#cookie-charter').length";
    private static final String SHOWN_BANNERS = "[...document.querySelectorAll('#cookie-charter')].filter(banner =>"
            + " banner.offsetHeight > 50 && getComputedStyle(banner).position === 'fixed').length";
    private static final String FILES = "thirdPartyFiles()";

    /** What the pages report without our script. */
    private static final Map<Library, Object> RESULTS = new ConcurrentHashMap<>();

    private final List<String> console = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listenToTheConsole() {
        context.onConsoleMessage(message -> {
            boolean ours = message.location().contains("/consent/banner.js");
            if (message.type().equals("error") || (message.type().equals("warning") && !ours)) {
                console.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
    }

    @AfterEach
    void theConsoleHasNoError() {
        assertEquals(List.of(), console);
    }

    @ParameterizedTest
    @EnumSource
    void worksWithoutTheScript(Library library) {
        new LibrarySite(site, library, false).serve(context);
        Page page = visit("/page");
        awaitFeature(page);
        Object results = page.evaluate("results");
        assertTrue(results.toString().endsWith(" done]"), results::toString);
        await(page, library.thirdPartyFiles, FILES);
        navigate(page);
        assertEquals(false, page.evaluate("!!window.cookieCharter"));
    }

    @ParameterizedTest
    @EnumSource
    void asksUndecidedVisitorsOnceAndLoadsNothing(Library library) {
        Page page = visitWithBanner(library);
        awaitResults(library, page);
        await(page, 1, SHOWN_BANNERS);
        assertNothingLoaded(page);
        navigate(page);
        await(page, 1, SHOWN_BANNERS);
        assertEquals(1, page.evaluate(BANNERS));
        assertNothingLoaded(page);
        page.click("#cookie-charter [name=refuse]");
        waitForNoNotice(page);
        assertStored(library.storedUnasked, page);
    }

    @ParameterizedTest
    @EnumSource
    void loadsNothingForVisitorsWhoRefuse(Library library) {
        Page page = visitWithBanner(library);
        page.click("#cookie-charter [name=refuse]");
        waitForNoNotice(page);
        awaitResults(library, page);
        page.reload();
        awaitResults(library, page);
        assertEquals(0, page.evaluate(BANNERS));
        navigate(page);
        assertNothingLoaded(page);
        assertEquals(0, page.evaluate(BANNERS));
        assertStored(library.storedUnasked, page);
    }

    @ParameterizedTest
    @EnumSource
    void loadsTheThirdPartyForVisitorsWhoAccept(Library library) {
        Page page = visitWithBanner(library);
        awaitResults(library, page);
        page.click("#cookie-charter [name=accept]");
        waitForNoNotice(page);
        await(page, library.thirdPartyFiles, FILES);
        page.reload();
        awaitResults(library, page);
        await(page, library.thirdPartyFiles, FILES);
        assertEquals(0, site.count("/third/never.svg"));
        navigate(page);
        assertEquals(0, page.evaluate(BANNERS));
        assertStored(library.storedWithConsent, page);
    }

    @ParameterizedTest
    @EnumSource
    void loadsNothingOnceConsentIsWithdrawn(Library library) {
        Page page = visitWithBanner(library);
        page.click("#cookie-charter [name=accept]");
        await(page, library.thirdPartyFiles, FILES);
        page.evaluate("() => void cookieCharter.withdraw()");
        await(page, 1, SHOWN_BANNERS);
        awaitResults(library, page);
        site.requests.clear();
        page.reload();
        awaitResults(library, page);
        await(page, 1, SHOWN_BANNERS);
        assertNothingLoaded(page);
        assertStored(library.storedUnasked, page);
    }

    private Page visitWithBanner(Library library) {
        // Without our script first: that is what the page must be like.
        RESULTS.computeIfAbsent(library, key -> {
            new LibrarySite(site, library, false).serve(context);
            try (var visitor = visitor();
                    Page page = visitor.newPage()) {
                page.navigate(site.at("/page"));
                awaitFeature(page);
                return page.evaluate("results");
            }
        });
        new LibrarySite(site, library, true).serve(context);
        site.requests.clear();
        return visit("/page");
    }

    private static void awaitFeature(Page page) {
        await(page, true, "/^(done|failed)/.test(results.at(-1))");
    }

    private static void awaitResults(Library library, Page page) {
        awaitFeature(page);
        assertEquals(RESULTS.get(library), page.evaluate("results"));
    }

    private static void navigate(Page page) {
        page.evaluate("window.navigate?.name === 'navigate' && !/native/.test(window.navigate) ? navigate() : 0");
    }

    private void assertNothingLoaded(Page page) {
        // A request to the site comes after those that were on their way before.
        page.evaluate("() => fetch('/data').then(() => new Promise(done => requestIdleCallback(done)))");
        page.evaluate("() => fetch('/data').then(() => 0)");
        assertEquals(
                List.of(),
                site.requests.stream()
                        .filter(request -> request.contains(" /third/"))
                        .toList());
        assertEquals("", page.evaluate(FILES));
    }

    /** Looks at what is stored without our script. */
    private void assertStored(String names, Page page) {
        page.navigate(site.at("/bare"));
        Object stored = page.evaluate("""
                () => indexedDB.databases().then(databases =>
                    [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases.map(({name}) => name)].sort().join(' '))""");
        assertEquals(names, stored);
        assertEquals(
                List.of("cookies_preferences"),
                Stream.concat(
                                Stream.of("cookies_preferences"),
                                context.cookies().stream().map(cookie -> cookie.name))
                        .distinct()
                        .toList());
    }

    private static void await(Page page, Object expected, String expression) {
        try {
            page.waitForFunction(
                    "([expected, expression]) => (0, eval)(expression) === expected", List.of(expected, expression));
        } catch (TimeoutError e) {
            assertEquals(expected, page.evaluate(expression), expression);
        }
    }
}
