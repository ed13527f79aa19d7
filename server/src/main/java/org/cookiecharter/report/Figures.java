// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.report.Activity.Outcome;
import org.cookiecharter.report.Activity.Share;
import org.cookiecharter.report.Figure.Kind;
import org.cookiecharter.report.Figure.Plot;
import org.cookiecharter.report.Figure.Row;

/** The figures of an activity. */
final class Figures {
    /** The maximum number of undeclared names in the chart. */
    private static final int MAX_NAMES = 50;

    private final Activity activity;
    private final ReportTexts texts;

    /** The names of services and categories by id. */
    private final Map<String, String> names = new HashMap<>();

    Figures(Activity activity, Catalogue catalogue, ReportTexts texts) {
        this.activity = activity;
        this.texts = texts;
        catalogue.services().forEach(entry -> names.put(entry.id(), entry.name().in(texts.language())));
        catalogue
                .categories()
                .forEach(entry -> names.put(entry.id(), entry.name().in(texts.language())));
    }

    List<Figure> all() {
        return List.of(
                days(),
                shares(Kind.SERVICES, activity.services, id -> names.getOrDefault(id, id)),
                shares(Kind.LANGUAGES, activity.languages, texts::languageName),
                answers(),
                undeclared());
    }

    private List<String> columns(String... keys) {
        return Arrays.stream(keys).map(texts::text).toList();
    }

    private Figure days() {
        List<Row> rows = new ArrayList<>();
        long all = 0;
        long granted = 0;
        for (var day : activity.days.entrySet()) {
            Map<Outcome, Long> counts = day.getValue();
            List<Long> numbers = Arrays.stream(Outcome.values())
                    .map(outcome -> counts.getOrDefault(outcome, 0L))
                    .toList();
            rows.add(new Row(day.getKey().toString(), false, numbers));
            granted += counts.getOrDefault(Outcome.ALL, 0L) + counts.getOrDefault(Outcome.SOME, 0L);
            all += counts.getOrDefault(Outcome.ALL, 0L)
                    + counts.getOrDefault(Outcome.SOME, 0L)
                    + counts.getOrDefault(Outcome.NONE, 0L);
        }
        return new Figure(
                Kind.DAYS,
                Plot.STACKED,
                columns("day", "all", "some", "none", "withdrawn", "once"),
                rows,
                texts.format("daysSaid", all, texts.share(granted, all)));
    }

    private Figure shares(Kind kind, Map<String, Share> shares, UnaryOperator<String> name) {
        List<Row> rows = shares.entrySet().stream()
                .map(entry -> new Row(
                        name.apply(entry.getKey()), false, List.of(entry.getValue().granted, entry.getValue().refused)))
                .toList();
        return new Figure(
                kind,
                Plot.SHARE,
                columns(kind.text() + "Name", "granted", "refused"),
                rows,
                texts.text(kind.text() + "Said"));
    }

    private Figure answers() {
        List<Row> rows = new ArrayList<>();
        long visits = 0;
        long answered = 0;
        for (var day : activity.visitCounts.entrySet()) {
            long[] counts = day.getValue();
            visits += counts[0];
            answered += counts[1];
            rows.add(new Row(day.getKey().toString(), false, List.of(counts[1], Math.max(0, counts[0] - counts[1]))));
        }
        return new Figure(
                Kind.ANSWERS,
                Plot.STACKED,
                columns("day", "answered", "unanswered"),
                rows,
                texts.format("answersSaid", visits, texts.share(Math.max(0, visits - answered), visits)));
    }

    private Figure undeclared() {
        List<Row> rows = new ArrayList<>();
        activity.undeclared.forEach((kind, names) -> names.forEach(
                (name, times) -> rows.add(new Row(name + " (" + texts.text(kind.text()) + ")", true, List.of(times)))));
        rows.sort(Comparator.comparing((Row row) -> row.numbers().get(0)).reversed());
        List<Row> topRows = rows.size() > MAX_NAMES ? rows.subList(0, MAX_NAMES) : rows;
        return new Figure(
                Kind.UNDECLARED,
                Plot.BARS,
                columns("undeclaredName", "times"),
                List.copyOf(topRows),
                texts.format("undeclaredSaid", rows.size(), MAX_NAMES));
    }
}
