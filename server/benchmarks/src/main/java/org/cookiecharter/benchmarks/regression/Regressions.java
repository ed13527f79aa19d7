// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.regression;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.cookiecharter.benchmarks.AllocationBenchmark;
import org.cookiecharter.benchmarks.LoadCase;
import org.cookiecharter.benchmarks.Ratio;
import org.cookiecharter.benchmarks.RequestCost;
import org.cookiecharter.benchmarks.StartBenchmark;
import org.cookiecharter.benchmarks.html.HtmlBenchmark;

/**
 * A program that runs the benchmarks of the server in short form and compares their ratios with stored ones. It exits
 * with 1 if a ratio dropped by more than its spread in this run, which is larger on a busy machine.
 *
 * <p>Properties: {@code only}, a regular expression for {@code html}, {@code request}, {@code memory} and {@code start}
 * (default: all); {@code rounds} (default: 12); {@code store} (default: false), whether the figures of this run replace
 * the stored ones and those in the documentation.
 */
public final class Regressions {
    private static final Path FILE = Path.of("server/benchmarks/figures.json");
    private static final Path PAGE = Path.of("docs/pages/benchmarks-server.md");
    private static final String ONLY = System.getProperty("only", ".*");
    private static final int ROUNDS = Integer.getInteger("rounds", 12);

    private Regressions() {}

    /** Runs the benchmarks. */
    public static void main(String[] args) throws Exception {
        Figures now = new Figures(measure());
        Figures stored = Figures.read(FILE);
        boolean isAnyWorse = false;
        System.out.println("| ratio | stored | now | spread | |\n| --- | --- | --- | --- | --- |");
        for (Map.Entry<String, Ratio> entry : now.ratios().entrySet()) {
            String name = entry.getKey();
            boolean isWorse = stored.has(name) && now.isWorse(name, stored);
            isAnyWorse |= isWorse;
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.0f %% | %s |",
                    name,
                    stored.has(name)
                            ? String.format(
                                    Locale.ROOT, "%.2f", stored.ratio(name).value())
                            : "-",
                    entry.getValue().value(),
                    100 * entry.getValue().spread(),
                    isWorse ? "worse" : ""));
        }
        if (Boolean.getBoolean("store")) {
            Map<String, Ratio> all = new LinkedHashMap<>(stored.ratios());
            all.putAll(now.ratios());
            new Figures(all).write(FILE, PAGE);
            System.exit(0);
        }
        System.exit(isAnyWorse ? 1 : 0);
    }

    private static Map<String, Ratio> measure() throws Exception {
        Map<String, Ratio> ratios = new LinkedHashMap<>();
        if ("html".matches(ONLY)) {
            HtmlBenchmark.ratios(ROUNDS).forEach((name, ratio) -> ratios.put("HTML: " + name, ratio));
        }
        if ("request".matches(ONLY)) {
            RequestCost.measure(ROUNDS, ".*")
                    .forEach((load, times) ->
                            ratios.put("processor time: " + load.title(), Ratio.of(times.bare(), times.ours())));
        }
        if ("memory".matches(ONLY)) {
            for (LoadCase load : LoadCase.values()) {
                if (load != LoadCase.PAGE) {
                    double[][] bytes = AllocationBenchmark.measure(load, ROUNDS / 2);
                    ratios.put("memory: " + load.title(), Ratio.of(bytes[0], bytes[1]));
                }
            }
        }
        if ("start".matches(ONLY)) {
            double[][] times = StartBenchmark.measure(ROUNDS / 2);
            ratios.put("start: new store", Ratio.of(times[0], times[1]));
            ratios.put("start: existing store", Ratio.of(times[0], times[2]));
        }
        return ratios;
    }
}
