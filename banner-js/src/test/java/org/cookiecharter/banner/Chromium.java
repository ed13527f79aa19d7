// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Chromium for a class of tests: the machine's own where there is one, else the one that Playwright fetches. */
final class Chromium implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        boolean installed = Files.isExecutable(INSTALLED);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        LaunchOptions options = new LaunchOptions()
                .setChromiumSandbox(false)
                .setArgs(List.of(
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        if (installed) {
            options.setExecutablePath(INSTALLED);
        }
        browser = playwright.chromium().launch(options);
    }

    BrowserContext context() {
        return context(new Browser.NewContextOptions());
    }

    BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(15_000);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
