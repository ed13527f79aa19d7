// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A benchmark that loads a page with each banner in turns, and prints the medians relative to those of Cookie Charter.
 * {@code -Drounds=} sets the number of turns (default: 9). The order changes from round to round; each load has a
 * browser profile of its own. {@code -Dcontenders=} is a regular expression for the names of the other banners
 * (default: all).
 */
public final class PageBenchmark {
    private static final Path INSTALLED_BROWSER = Path.of("/usr/bin/chromium");
    private static final int CPU_SLOWDOWN = 4;
    private static final int SETTLE_MILLIS = 3000;
    private static final int SETTLE_AGAIN_MILLIS = 1200;

    /** Detects whether the button is visible: in the viewport, and not transparent. */
    private static final String IS_VISIBLE = """
            button => new Promise(done => {
              const look = () => {
                const {top, bottom, width} = button.getBoundingClientRect();
                let opacity = 1;
                for (let at = button; at && at !== document; at = at.parentNode || at.host) {
                  opacity *= at instanceof Element ? getComputedStyle(at).opacity : 1;
                }
                const seen = width && opacity > 0.9 && top < innerHeight && bottom > 0
                    && getComputedStyle(button).visibility === 'visible';
                seen ? done(performance.now()) : requestAnimationFrame(look);
              };
              look();
            })""";

    private record Candidate(Contender contender, PageServer server, Figures figures) {}

    private PageBenchmark() {}

    /**
     * Runs the benchmark and prints its result.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("rounds", 9);
        Path target = Files.createDirectories(Path.of("server", "benchmarks", "target", "page"));
        List<Contender> all = new ArrayList<>(List.of(Contender.NONE, Contender.OURS));
        String others = System.getProperty("contenders", ".*");
        Contender.OTHERS.stream().filter(other -> other.name().matches(others)).forEach(all::add);
        NpmPackages packages = new NpmPackages(target);
        Path store = Files.createTempDirectory("page").resolve("consent.db");
        List<Candidate> turns = new ArrayList<>();
        try (Playwright playwright = playwright();
                Browser browser = playwright.chromium().launch(options())) {
            for (Contender contender : all) {
                Path files = contender.version().isEmpty() ? null : packages.of(contender);
                turns.add(new Candidate(contender, new PageServer(contender, files, store), new Figures()));
            }
            for (int round = 0; round < rounds; round++) {
                turns.forEach(turn -> measure(browser, turn));
                Collections.rotate(turns, 1);
            }
        } finally {
            turns.forEach(turn -> turn.server.close());
        }
        Map<Contender, Figures> figures = new HashMap<>();
        turns.forEach(turn -> figures.put(turn.contender, turn.figures));
        String table = new PageTable(figures).text();
        Files.writeString(target.resolve("table.md"), table);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table);
    }

    static Playwright playwright() {
        boolean installed = Files.isExecutable(INSTALLED_BROWSER);
        return Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
    }

    static LaunchOptions options() {
        LaunchOptions options = new LaunchOptions()
                .setChromiumSandbox(false)
                .setArgs(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
        return Files.isExecutable(INSTALLED_BROWSER) ? options.setExecutablePath(INSTALLED_BROWSER) : options;
    }

    private static void measure(Browser browser, Candidate turn) {
        Contender contender = turn.contender;
        String uri = turn.server.uri();
        double visible = contender.equals(Contender.NONE) ? 0 : visible(browser, contender, uri);
        try (BrowserContext context = browser.newContext()) {
            Load first;
            try (Throttled visit = new Throttled(context, 1)) {
                first = visit.load(uri, SETTLE_MILLIS);
                if (!contender.equals(Contender.NONE)) {
                    visit.page.click(contender.refuse());
                    // The banner disappears when the response has arrived; scripts that follow may take a moment more.
                    visit.page.waitForCondition(() -> !visit.page.isVisible(contender.refuse()));
                    visit.page.waitForTimeout(500);
                }
            }
            try (Throttled visit = new Throttled(context, 1)) {
                turn.figures.add(visible, first, visit.load(uri, SETTLE_AGAIN_MILLIS));
                if (!contender.equals(Contender.NONE) && visit.page.isVisible(contender.refuse())) {
                    throw new IllegalStateException(contender.name() + " asks again after a refusal");
                }
            }
        }
    }

    /** Measured in a load of its own, because the measurement takes time too. */
    private static double visible(Browser browser, Contender contender, String uri) {
        try (BrowserContext context = browser.newContext();
                Throttled visit = new Throttled(context, CPU_SLOWDOWN)) {
            Page page = visit.page;
            page.navigate(uri, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            return ((Number) page.waitForSelector(contender.refuse()).evaluate(IS_VISIBLE)).doubleValue();
        }
    }
}
