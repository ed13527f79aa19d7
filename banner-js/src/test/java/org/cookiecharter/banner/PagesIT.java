// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.stream.Stream;
import org.cookiecharter.banner.browsers.TestBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of pages by other authors in one browser. The run of a case without the banner verifies its expectation. Chromium
 * runs all cases, other browsers the marked ones; {@code -Dbrowsers=all} runs all cases in every browser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PagesIT {
    private static final boolean ALL = "all".equals(System.getProperty("browsers"));

    private final boolean reference;
    private TestBrowser browser;

    /**
     * Creates the tests of a browser.
     *
     * @param reference whether every build runs all cases in it
     */
    PagesIT(boolean reference) {
        this.reference = reference;
    }

    /** Starts the browser, or skips the class if it is not installed. */
    abstract TestBrowser launch() throws Exception;

    @BeforeAll
    void start() throws Exception {
        browser = launch();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    Stream<PageCase> cases() {
        return Stream.of(
                        BannerCases.all(),
                        FrameCases.all(),
                        ScriptCases.all(),
                        ElementCases.all(),
                        MarkupCases.all(),
                        StorageCases.all(),
                        WrapperCases.all())
                .flatMap(cases -> cases.stream())
                .filter(page -> reference || ALL || page.inEveryBrowser());
    }

    Stream<PageCase> casesWithoutBanner() {
        return cases().filter(page -> page.expectedWithout() != null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void behavesWithBanner(PageCase page) throws Exception {
        try (PageVisit visit = new PageVisit(browser, page, true)) {
            assertEquals(page.expected(), visit.run(page.expected()));
        }
    }

    @ParameterizedTest
    @MethodSource("casesWithoutBanner")
    void behavesWithoutBanner(PageCase page) throws Exception {
        PageResult expected = Objects.requireNonNull(page.expectedWithout());
        try (PageVisit visit = new PageVisit(browser, page, false)) {
            assertEquals(expected, visit.run(expected));
        }
    }
}
