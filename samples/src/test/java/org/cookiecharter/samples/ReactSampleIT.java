// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the React sample behind the demo's proxy: what the server renders, and what changes with a choice. */
class ReactSampleIT {
    private static final String FILM = "iframe[title='A film']";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void showsFilmAfterConsentAndRemovesItAfterRefusal() throws Exception {
        Sample sample = Sample.copy("react", directory);
        install();
        SampleProcess.run(directory, List.of("npm", "run", "build"));
        try (SampleProcess node = SampleProcess.start(
                        directory, Pattern.compile("http://localhost:(\\d+)/"), List.of("node", "server.mjs"));
                SampleProcess site = sample.startDemo(List.of(
                        "--upstream", "http://127.0.0.1:" + node.address().getPort(), "--catalogue", "cookies.json"))) {
            String rendered = site.get("/").body();
            assertTrue(rendered.contains("<button>Show the film, from YouTube</button>"), rendered);
            visit(site);
        }
    }

    private static void visit(SampleProcess site) {
        Optional<Path> installed = Stream.of("chromium-headless-shell", "chromium")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        LaunchOptions options = new LaunchOptions().setChromiumSandbox(false);
        installed.ifPresent(options::setExecutablePath);
        Map<String, String> environment =
                installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                Browser browser = playwright.chromium().launch(options)) {
            Page page = browser.newPage();
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.route("https://**", route -> route.abort());
            page.navigate(site.address().toString());
            page.evaluate("window.loaded = true");
            assertEquals(0, page.locator(FILM).count());

            page.click("text=Show the film");
            page.waitForSelector(FILM);
            assertEquals(true, page.evaluate("window.loaded"), "the page was loaded again");

            page.evaluate("cookieCharter.refuseAll()");
            page.waitForSelector("text=Show the film");
            assertEquals(0, page.locator(FILM).count());
            errors.removeIf(error -> error.contains("ERR_FAILED"));
            assertEquals(List.of(), errors);
        }
    }

    /** Installs the npm package of this build in place of the published one. */
    private void install() throws Exception {
        Path banner = Sample.ROOT.resolve("banner-js");
        try {
            SampleProcess.run(banner, List.of("npm", "pack", "--silent", "--pack-destination", directory.toString()));
            Path archive;
            try (Stream<Path> files = Files.list(directory)) {
                archive = files.filter(file -> file.toString().endsWith(".tgz"))
                        .findFirst()
                        .orElseThrow();
            }
            SampleProcess.run(
                    directory,
                    List.of(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--no-save",
                            "--prefer-offline",
                            archive.toString()));
        } catch (Exception e) {
            Assumptions.abort("npm cannot fetch the packages: " + e);
        }
    }
}
