// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cookiecharter.benchmarks.Median;

/**
 * A program that measures the time from a press of "accept" or "refuse" to the next paint (Event Timing API), in a page
 * of 5,000 elements and on a CPU that is four times slower, with our banner and others. It needs a Chromium, and npm for
 * the others.
 *
 * <p>Properties: {@code rounds} (default: 9); {@code contenders}, a regular expression for the names of the others to
 * measure (default: all).
 */
public final class InteractionBenchmark {
    private static final int CPU_SLOWDOWN = 4;
    private static final int SETTLE_MILLIS = 2000;
    private static final int AFTER_PRESS_MILLIS = 600;

    /** The browser reports no event that takes less. */
    private static final int SHORTEST_MILLIS = 16;

    /** Rows of five elements each, as a shop or a list of results has them. */
    private static final String ADD_ELEMENTS = """
            () => {
              let rows = '';
              for (let i = 0; i < 1000; i++) {
                rows += '<div class="row"><a href="/item/' + i + '">Item ' + i + '</a>'
                    + '<span>Some words</span><p>A sentence <b>on it</b></p></div>';
              }
              const list = document.createElement('section');
              list.innerHTML = rows;
              document.body.append(list);
            }""";

    private static final String OBSERVE = """
            () => {
              window.longest = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (entry.interactionId) window.longest = Math.max(window.longest, entry.duration);
              })).observe({type: 'event', durationThreshold: 16});
            }""";

    private record Candidate(Contender contender, PageServer server, List<Double> accepted, List<Double> refused) {}

    private InteractionBenchmark() {}

    /**
     * Runs the benchmark and prints a table of medians and maxima.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("rounds", 9);
        String others = System.getProperty("contenders", ".*");
        List<Contender> all = new ArrayList<>(List.of(Contender.OURS));
        Contender.OTHERS.stream().filter(other -> other.name().matches(others)).forEach(all::add);
        NpmPackages packages =
                new NpmPackages(Files.createDirectories(Path.of("server", "benchmarks", "target", "page")));
        Path store = Files.createTempDirectory("page").resolve("consent.db");
        List<Candidate> turns = new ArrayList<>();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Playwright playwright = PageBenchmark.playwright();
                Browser browser = playwright.chromium().launch(PageBenchmark.options())) {
            for (Contender contender : all) {
                Path files = contender.version().isEmpty() ? null : packages.of(contender);
                turns.add(new Candidate(
                        contender, new PageServer(contender, files, store), new ArrayList<>(), new ArrayList<>()));
            }
            List<Candidate> order = new ArrayList<>(turns);
            for (int round = 0; round < rounds; round++) {
                for (Candidate turn : order) {
                    turn.accepted.add(press(browser, turn.server, turn.contender.accept()));
                    turn.refused.add(press(browser, turn.server, turn.contender.refuse()));
                }
                Collections.rotate(order, 1);
            }
        } finally {
            turns.forEach(turn -> turn.server.close());
        }
        out.println("| Banner | accept | at most | refuse | at most |\n| --- | --- | --- | --- | --- |");
        for (Candidate turn : turns) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms |%n",
                    (turn.contender.title() + ' ' + turn.contender.version()).strip(),
                    median(turn.accepted),
                    Collections.max(turn.accepted),
                    median(turn.refused),
                    Collections.max(turn.refused));
        }
    }

    /** Presses a button by events of the mouse, and returns the time to the next paint, in milliseconds. */
    private static double press(Browser browser, PageServer server, String button) {
        try (BrowserContext context = browser.newContext();
                Throttled visit = new Throttled(context, CPU_SLOWDOWN)) {
            visit.page.navigate(server.uri());
            Locator target = visit.page.locator(button).first();
            target.waitFor();
            visit.page.evaluate(ADD_ELEMENTS);
            visit.page.waitForTimeout(SETTLE_MILLIS);
            BoundingBox box = Objects.requireNonNull(target.boundingBox(), button);
            double x = box.x + box.width / 2;
            double y = box.y + box.height / 2;
            visit.page.mouse().move(x, y);
            visit.page.waitForTimeout(100);
            visit.page.evaluate(OBSERVE);
            visit.page.mouse().down();
            visit.page.mouse().up();
            // Fails if a press has no effect.
            target.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            visit.page.waitForTimeout(AFTER_PRESS_MILLIS);
            double longest = ((Number) visit.page.evaluate("() => window.longest")).doubleValue();
            return Math.max(longest, SHORTEST_MILLIS);
        }
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
