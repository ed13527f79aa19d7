// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;

/** A Chromium that Playwright drives. */
public final class ChromiumBrowser implements TestBrowser {
    private final BrowserContext context;
    private final Page page;

    /** Opens a tab in a context of a running browser, which is closed with this one. */
    public ChromiumBrowser(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(120_000);
        page = context.newPage();
    }

    @Override
    public void deleteCookies() {
        context.clearCookies();
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
        return context.cookies().stream().map(cookie -> cookie.name).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
