// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cookiecharter.banner.browsers.TestBrowser;

/** A visit to the page of a {@link PageCase}, on a separate site, so that it finds no earlier storage. */
final class PageVisit implements AutoCloseable {
    private static final String BANNER_TAG = "<script src=\"/consent/banner.js\"></script>";
    private static final String PAGE = """
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Portail</title><link rel="icon" href="data:,">
            <script src="/errors.js"></script>%s%s%s</head><body>%s</body></html>
            """;
    private static final String CHOICE_COOKIE = "cookies_preferences";

    private final TestBrowser browser;
    private final PageCase page;
    private final boolean banner;
    private final TestSite site;

    PageVisit(TestBrowser browser, PageCase page, boolean banner) throws java.io.IOException {
        this.browser = browser;
        this.page = page;
        this.banner = banner;
        site = new TestSite()
                .contentSecurity(page.contentSecurity())
                .policy("origins", Map.of(page.thirdParty(), "video"));
        page.files().forEach(this::serve);
        serve("/errors.js", Resource.text("/pages/errors.js"));
        serve("/plain.html", "<!doctype html><title>Plain</title>");
        serve("/welcome.html", PAGE.formatted("", BANNER_TAG, "", ""));
        serve(
                "/page.html",
                PAGE.formatted(
                        page.headBeforeBanner(),
                        BANNER_TAG,
                        page.headAfterBanner(),
                        banner ? page.markedBody() : page.originalBody()));
    }

    private void serve(String path, String content) {
        site.with(path, (banner ? content : content.replace(BANNER_TAG, "")).replace("{T}", site.thirdParty("")));
    }

    PageResult run(PageResult expected) {
        browser.deleteCookies();
        if (banner && page.consentedBefore()) {
            browser.open(site.at("/welcome.html"));
            evaluate("await cookieCharter.acceptAll(); await until(() => cookieCharter.allows('video'))");
            // WebKit may show a cookie to the next document later than to the one that received it.
            browser.open(site.at("/plain.html"));
            evaluate("await until(() => document.cookie.includes('" + CHOICE_COOKIE + "'))");
        }
        browser.open(site.at("/page.html"));
        String value = "";
        for (PageCase.Step step : page.steps()) {
            if (step instanceof PageCase.Script script) {
                value = evaluate(script.body());
            } else if (step instanceof PageCase.Press press && banner) {
                press(press.label());
            }
        }
        SortedSet<String> requests = requests(expected.requests());
        String errors = evaluate("return pageErrors.join('\\n')");
        return new PageResult(value, requests, stored(), errors.lines().toList());
    }

    /** Runs a script with the functions of {@code visit.js}. */
    private String evaluate(String body) {
        return browser.evaluate("""
                const T = '%s';
                %s
                const run = async () => {%s
                };
                const value = await Promise.race([run(), limit()]);
                return value === undefined ? '' : value;""".formatted(site.thirdParty(""), Resource.text("/pages/visit.js"), body));
    }

    private void press(String label) {
        String centre = evaluate("""
                const button = await until(() => buttons('%s')[0]);
                const {x, y, width, height} = button.getBoundingClientRect();
                return [x + width / 2, y + height / 2].join()""".formatted(label));
        if (!page.consentedBefore()) {
            requireNoRequests();
        }
        int comma = centre.indexOf(',');
        browser.click(Double.parseDouble(centre.substring(0, comma)), Double.parseDouble(centre.substring(comma + 1)));
        evaluate("await until(() => !buttons('%s').length)".formatted(label));
    }

    private void requireNoRequests() {
        SortedSet<String> requests = requests();
        if (!requests.isEmpty()) {
            throw new AssertionError("Requested before consent: " + requests);
        }
    }

    /** Returns the third party's requests, once the expected ones have arrived and no other is in progress. */
    private SortedSet<String> requests(SortedSet<String> expected) {
        for (int attempt = 0; attempt < 100 && !requests().containsAll(expected); attempt++) {
            evaluate("await settled()");
        }
        evaluate("await settled(); await fetch(location.origin + '/barrier').catch(() => {}); await settled()");
        return requests();
    }

    private SortedSet<String> requests() {
        return site.requests.stream()
                .map(request -> request.replaceFirst("(?s)^\\S+ (\\S+).*", "$1"))
                .filter(path -> path.startsWith("/third/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns everything that the browser has stored, read by a page without the banner. */
    private SortedSet<String> stored() {
        browser.open(site.at("/plain.html"));
        SortedSet<String> stored =
                new TreeSet<>(evaluate("return await storedNames()").lines().toList());
        for (String name : browser.cookieNames()) {
            if (!name.equals(CHOICE_COOKIE)) {
                stored.add("cookie " + name);
            }
        }
        return stored;
    }

    @Override
    public void close() {
        site.close();
    }
}
