// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the console in Chromium: every page with axe-core, the preview's sandbox, and the keyboard. */
@Timeout(300)
class ConsoleInChromiumIT {
    private static final Path SCREENS = Path.of("target/screens");
    private static final List<String> PAGES = List.of(
            "",
            "site",
            "signals",
            "categories",
            "category?id=statistics",
            "services?search=you",
            "service?id=matomo",
            "service?new=1",
            "cookie?service=session&key=cookie+sid",
            "discovered",
            "preview",
            "review",
            "history",
            "visitors");
    private static final String AXE = """
            () => axe.run(document, {resultTypes: ['violations'], iframes: false, runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(({violations}) => violations.map(({id, nodes}) => id + ': '
                + nodes.map(({html, failureSummary}) => html + ' ' + failureSummary).join('; ')))""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    private static final Server SERVER = new Server();
    private static final ServerConnector CONNECTOR = new ServerConnector(SERVER);

    @SuppressWarnings("NullAway.Init")
    private static ProofStore proofs;

    @SuppressWarnings("NullAway.Init")
    private static Playwright playwright;

    @SuppressWarnings("NullAway.Init")
    private static Browser chromium;

    @BeforeAll
    static void start() throws Exception {
        Path file = ConsoleServer.write(directory);
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        Files.writeString(directory.resolve("seen.json"), """
                {"services": [{"use": "youtube"},
                  {"id": "unsorted", "cookies": [{"name": "basket", "purpose": "?? what", "duration": "P14D"}]},
                  {"id": "cdn", "origins": ["cdn.example"]}]}
                """);
        ConsentConsole console = new ConsentConsole(file, request -> "Ann");
        console.setProofs(proofs);
        console.setDiscoveryFile(directory.resolve("seen.json"));
        CONNECTOR.setHost("127.0.0.1");
        SERVER.addConnector(CONNECTOR);
        SERVER.setHandler(new ContextHandler(console, "/console"));
        SERVER.start();
        boolean isInstalled = Files.isExecutable(Path.of("/usr/bin/chromium-headless-shell"));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(isInstalled ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setChromiumSandbox(false);
        if (isInstalled) {
            options.setExecutablePath(Path.of("/usr/bin/chromium-headless-shell"));
        }
        chromium = playwright.chromium().launch(options);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        playwright.close();
        SERVER.stop();
        proofs.close();
    }

    /** The window is so high that it shows the whole preview. */
    private static BrowserContext context(int width, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 1200).setColorScheme(scheme));
        context.setDefaultTimeout(20_000);
        return context;
    }

    private static String url(String language, String page) {
        return "http://127.0.0.1:" + CONNECTOR.getLocalPort() + "/console/" + language + "/" + page;
    }

    @Test
    void pagesHaveNoFaultThatAxeKnowsAndFitInBothLanguagesSchemesAndWidths() throws Exception {
        Files.createDirectories(SCREENS);
        String axe;
        try (InputStream stream =
                Objects.requireNonNull(ConsoleInChromiumIT.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> faults = new ArrayList<>();
        for (String language : List.of("en", "fr")) {
            boolean isFrench = language.equals("fr");
            try (BrowserContext context =
                    context(isFrench ? 320 : 1280, isFrench ? ColorScheme.DARK : ColorScheme.LIGHT)) {
                Page page = context.newPage();
                page.navigate(url(language, "service?id=session"));
                page.locator("[name='provider']").fill(isFrench ? "" : "Other Ltd");
                page.locator("button[value=save]").click();
                for (String path : PAGES) {
                    page.navigate(url(language, path));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(SCREENS.resolve(
                                    "console-" + language + "-" + path.replaceAll("[^a-z]+", "-") + ".png")));
                    if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                        faults.add(language + ' ' + path + ": wider than the window");
                    }
                    page.evaluate(axe);
                    for (Object fault : (List<?>) page.evaluate(AXE)) {
                        faults.add(language + ' ' + path + ": " + fault);
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void previewShowsBannerAndStoresNoChoice() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            List<String> requests = new ArrayList<>();
            Page page = context.newPage();
            page.navigate(url("en", "service?id=session"));
            page.locator("[name='provider']").fill("Example Ltd");
            page.locator("button[value=save]").click();
            page.onRequest(request -> requests.add(request.url()));
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            page.navigate(url("en", "preview?language=fr"));
            FrameLocator frame = page.frameLocator("iframe");
            Locator accept = frame.locator("#cookie-charter button[name=accept]");
            accept.waitFor();
            assertEquals("Tout accepter", accept.textContent());
            accept.click();
            frame.locator("#cookie-charter")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            page.navigate(url("fr", "preview?view=preferences&language=fr&placement=corner"));
            page.frameLocator("iframe").locator("#cookie-charter-preferences").waitFor();
            page.frameLocator("iframe")
                    .locator("#cookie-charter-preferences button[name=save]")
                    .click();
            assertEquals(List.of(), context.cookies());
            assertEquals(List.of(), errors);
            assertTrue(
                    requests.stream()
                            .allMatch(request -> Stream.of("preview", "preview-frame", "console.css")
                                    .anyMatch(name -> Pattern.compile("/" + name + "(\\?|$)")
                                            .matcher(request)
                                            .find())),
                    requests.toString());
        }
    }

    @Test
    void savesFieldByKeyboardOnly() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            page.navigate(url("en", "category?id=statistics"));
            page.keyboard().press("Tab");
            assertEquals("Skip to the content", page.evaluate("document.activeElement.textContent"));
            page.keyboard().press("Enter");
            for (int i = 0; i < 30 && !"name:en".equals(page.evaluate("document.activeElement.name")); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().type("Audience");
            page.keyboard().press("Enter");
            page.locator("[role=status]").waitFor();
            assertEquals("Audience", page.locator("h1").textContent());
        }
    }
}
