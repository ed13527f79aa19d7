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

/** A Chromium browser: the installed one or, if there is none, the one that Playwright downloads. */
final class Chromium {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");

    /** The same engine without windows: opening one takes longer than most tests. */
    private static final Path HEADLESS_SHELL = Path.of("/usr/bin/chromium-headless-shell");

    private final Browser browser;

    /** The shared browser, started on first use; it ends with the process. */
    private static final class Shared {
        static final Chromium RUNNING = new Chromium(Files.isExecutable(HEADLESS_SHELL) ? HEADLESS_SHELL : BROWSER);
    }

    /** Returns the browser that all tests of this process share. Each test closes the contexts that it opens. */
    static Chromium shared() {
        return Shared.RUNNING;
    }

    private Chromium(Path program) {
        boolean installed = Files.isExecutable(program);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
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
            options.setExecutablePath(program);
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
}
