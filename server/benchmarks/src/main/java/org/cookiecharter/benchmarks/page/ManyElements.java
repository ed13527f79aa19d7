// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.benchmarks.Median;

/**
 * A benchmark of pages that add 10,000 elements: the time of the main thread, without and with Cookie Charter in the page,
 * in turns. {@code -Drounds=} sets the number of turns (default: 9).
 */
public final class ManyElements {
    private static final int COUNT = 10_000;

    private static final Map<String, String> WAYS = ways();

    private ManyElements() {}

    /**
     * Runs the benchmark and prints a table of medians.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("rounds", 9);
        Path store = Files.createTempDirectory("elements").resolve("consent.db");
        Map<String, double[]> bare = new LinkedHashMap<>();
        Map<String, double[]> ours = new LinkedHashMap<>();
        try (Playwright playwright = PageBenchmark.playwright();
                Browser browser = playwright.chromium().launch(PageBenchmark.options());
                PageServer without = new PageServer(Contender.NONE, null, store);
                PageServer with = new PageServer(Contender.OURS, null, store)) {
            for (int round = 0; round < rounds; round++) {
                measure(browser, without, bare, round, rounds);
                measure(browser, with, ours, round, rounds);
            }
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("| 10,000 elements | without | with | ratio |");
        out.println("| --- | --- | --- | --- |");
        WAYS.keySet().forEach(way -> {
            double before = Median.of(Objects.requireNonNull(bare.get(way)));
            double after = Median.of(Objects.requireNonNull(ours.get(way)));
            out.printf("| %s | %.1f ms | %.1f ms | %.2f |%n", way, before, after, after / before);
        });
    }

    private static void measure(
            Browser browser, PageServer server, Map<String, double[]> times, int round, int rounds) {
        try (BrowserContext context = browser.newContext();
                Throttled visit = new Throttled(context, 1)) {
            visit.page.navigate(server.uri());
            visit.page.waitForTimeout(1000);
            WAYS.forEach((way, script) -> {
                double time = visit.evaluate("() => { const root = document.createElement('div');"
                        + " document.body.append(root); " + script + " root.remove(); }");
                times.computeIfAbsent(way, unused -> new double[rounds])[round] = time;
            });
        }
    }

    private static Map<String, String> ways() {
        String loop = "for (let i = 0; i < " + COUNT + "; i++) ";
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("`appendChild` of an element", loop + """
                { const div = document.createElement('div'); div.textContent = 'row ' + i; root.appendChild(div); }""");
        ways.put("`append` of an image with its address", loop + """
                { const image = document.createElement('img'); image.alt = 'x'; image.src = 'data:,'; root.append(image); }""");
        ways.put("`innerHTML`, once", "let text = '';" + loop + """
                text += '<div class="row"><a href="/a' + i + '">row ' + i + '</a></div>'; root.innerHTML = text;""");
        ways.put("`insertAdjacentHTML` of each", loop + """
                root.insertAdjacentHTML('beforeend', '<div class="row"><span>row ' + i + '</span></div>');""");
        ways.put("copies of a template", """
                const template = document.createElement('template');
                template.innerHTML = '<div class="row"><a href="/x">row</a></div>';
                """ + loop + "root.appendChild(template.content.cloneNode(true));");
        ways.put("a fragment", "const all = document.createDocumentFragment();" + loop + """
                { const div = document.createElement('div'); div.textContent = i; all.appendChild(div); }
                root.appendChild(all);""");
        return ways;
    }
}
