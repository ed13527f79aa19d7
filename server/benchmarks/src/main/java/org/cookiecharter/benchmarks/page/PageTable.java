// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A table of the medians of all banners, relative to those of Cookie Charter, after subtraction of the page without a
 * banner.
 */
final class PageTable {
    private final Map<Contender, Figures> figures;
    private final Figures none;
    private final Figures ours;

    PageTable(Map<Contender, Figures> figures) {
        this.figures = figures;
        this.none = of(Contender.NONE);
        this.ours = of(Contender.OURS);
    }

    private Figures of(Contender contender) {
        return Objects.requireNonNull(figures.get(contender));
    }

    String text() {
        StringBuilder table = new StringBuilder("""
                | | visible after | script | main thread | bytes | requests | layout shift | script, once chosen | requests, once chosen |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        row(table, Contender.OURS);
        Contender.OTHERS.stream().filter(figures::containsKey).forEach(other -> row(table, other));
        return table.toString();
    }

    private void row(StringBuilder table, Contender contender) {
        Figures its = of(contender);
        table.append("| ").append(contender.title()).append(' ').append(contender.version());
        cell(table, "ms", its.visible(), ours.visible());
        cell(table, "ms", more(its, Load::script), more(ours, Load::script));
        cell(table, "ms", more(its, Load::busy), more(ours, Load::busy));
        cell(table, "B", its.first(Load::bytes), ours.first(Load::bytes));
        cell(table, "", its.first(Load::requests), ours.first(Load::requests));
        table.append(String.format(Locale.ROOT, " | %.3f", its.first(Load::shift)));
        double script = its.again(Load::script) - none.again(Load::script);
        cell(table, "ms", script, ours.again(Load::script) - none.again(Load::script));
        table.append(String.format(Locale.ROOT, " | %.0f |%n", its.again(Load::requests)));
    }

    private double more(Figures its, ToDoubleFunction<Load> figure) {
        return its.first(figure) - none.first(figure);
    }

    private static void cell(StringBuilder table, String unit, double value, double reference) {
        String ratio = String.format(Locale.ROOT, "%.2f", value / reference);
        table.append(String.format(
                        Locale.ROOT,
                        " | %s (%." + (value < 10 && unit.equals("ms") ? 1 : 0) + "f %s)",
                        ratio,
                        value,
                        unit)
                .replace(" )", ")"));
    }
}
