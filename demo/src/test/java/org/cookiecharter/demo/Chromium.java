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

/** A Chromium: the machine's own where there is one, else the one that Playwright downloads. */
final class Chromium implements AutoCloseable {
    /** The engine without windows, to open one of which takes longer than many tests, and else the browser. */
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

    /** Started by the first test that needs it; ends with the process. */
    private static final class Shared {
        static final Chromium RUNNING = new Chromium();
    }

    /** Returns the one that all tests of this process share. Each test closes the contexts that it opens. */
    static Chromium shared() {
        return Shared.RUNNING;
    }

    /** @param switches further ones of the command line */
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
