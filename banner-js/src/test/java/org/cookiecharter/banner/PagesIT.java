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

/** Tests of pages by other authors in one browser. The run of a case without the banner verifies its expectation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PagesIT {
    private TestBrowser browser;

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

    static Stream<PageCase> cases() {
        return Stream.of(
                        BannerCases.all(),
                        FrameCases.all(),
                        ScriptCases.all(),
                        ElementCases.all(),
                        MarkupCases.all(),
                        StorageCases.all(),
                        WrapperCases.all())
                .flatMap(cases -> cases.stream());
    }

    static Stream<PageCase> casesWithoutBanner() {
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
