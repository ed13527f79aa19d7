// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium browser: the installed one or, if there is none, the one that Playwright downloads. */
final class Chromium implements AutoCloseable {
    /** The headless shell, because opening a window takes longer than many tests; otherwise the browser. */
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final List<String> SWITCHES = List.of(
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    /** The shared browser, started on first use; it ends with the process. */
    private static final class Shared {
        static final Chromium RUNNING = new Chromium();
    }

    /** Returns the browser that all tests of this process share. Each test closes the contexts that it opens. */
    static Chromium shared() {
        return Shared.RUNNING;
    }

    /** @param switches additional command-line switches */
    Chromium(String... switches) {
        Optional<Path> installed = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        LaunchOptions options = new LaunchOptions()
                .setChromiumSandbox(false)
                .setArgs(Stream.concat(SWITCHES.stream(), Stream.of(switches)).toList());
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
