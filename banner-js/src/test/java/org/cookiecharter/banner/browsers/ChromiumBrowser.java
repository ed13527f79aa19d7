// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;

/** A Chromium that Playwright drives. */
public final class ChromiumBrowser implements TestBrowser {
    private final AutoCloseable browser;
    private final Page page;

    /**
     * Opens a tab in a running browser.
     *
     * @param browser closed with this one
     */
    public ChromiumBrowser(AutoCloseable browser, BrowserContext context) {
        this.browser = browser;
        context.setDefaultTimeout(120_000);
        page = context.newPage();
    }

    @Override
    public void deleteCookies() {
        page.context().clearCookies();
    }

    @Override
    public void open(String url) {
        page.navigate(url);
    }

    @Override
    public String evaluate(String body) {
        return (String) page.evaluate(
                "async () => { const value = await (async () => {" + body + "\n})(); return String(value); }");
    }

    @Override
    public void click(double x, double y) {
        page.mouse().click(x, y);
    }

    @Override
    public void press(String key) {
        page.keyboard().press(key.equals("\uE007") ? "Enter" : key);
    }

    @Override
    public List<String> cookieNames() {
        return page.context().cookies().stream().map(cookie -> cookie.name).toList();
    }

    @Override
    public void close() {
        try {
            browser.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
