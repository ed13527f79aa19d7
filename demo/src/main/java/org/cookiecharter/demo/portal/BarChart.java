// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import java.util.Map;
import org.cookiecharter.demo.page.Markup;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/** A bar chart of a dataset's figures, with a table for users who cannot see it. */
final class BarChart {
    private static final int HEIGHT = 200;
    private static final int STEP = 96;

    private BarChart() {}

    static Markup of(Dataset dataset, Texts texts) {
        int highest =
                dataset.figures().stream().mapToInt(Dataset.Figure::value).max().orElse(1);
        StringBuilder bars = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        int x = 0;
        for (Dataset.Figure figure : dataset.figures()) {
            int height = Math.max(2, Math.round(figure.value() * (float) HEIGHT / Math.max(1, highest)));
            Map<String, Object> values = Map.of(
                    "label",
                    figure.label(),
                    "value",
                    texts.number(figure.value()),
                    "x",
                    x + 12,
                    "bar",
                    STEP - 24,
                    "y",
                    24 + HEIGHT - height,
                    "height",
                    height,
                    "middle",
                    x + STEP / 2,
                    "value-y",
                    24 + HEIGHT - height - 8,
                    "label-y",
                    HEIGHT + 46);
            bars.append(Template.of("chart-bar").fill(texts, values).html());
            rows.append(Template.of("chart-row").fill(texts, values).html());
            x += STEP;
        }
        return Template.of("chart")
                .fill(
                        texts,
                        Map.of(
                                "width",
                                x,
                                "height",
                                HEIGHT + 56,
                                "base",
                                HEIGHT + 24,
                                "unit",
                                dataset.unit(texts.language()),
                                "bars",
                                new Markup(bars.toString()),
                                "rows",
                                new Markup(rows.toString())));
    }
}
