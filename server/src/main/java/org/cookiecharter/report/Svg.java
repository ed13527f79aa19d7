// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.util.List;
import org.cookiecharter.charter.Markup;

/** A writer of charts as SVG. Each part has its own pattern besides its colour, and each number is in the table too. */
final class Svg {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 56;
    private static final int ROW = 34;
    private static final int BASE = HEIGHT - 28;

    private final ReportTexts texts;
    private final Markup page;

    Svg(ReportTexts texts, Markup page) {
        this.texts = texts;
        this.page = page;
    }

    void draw(Figure figure) {
        boolean stacked = figure.plot() == Figure.Plot.STACKED;
        String id = figure.kind().text();
        // Columns scale with the page; bars scale in width only, since there is text above each.
        String size = stacked
                ? "viewBox=\"0 0 " + WIDTH + ' ' + HEIGHT + '"'
                : "width=\"100%\" height=\"" + Math.max(1, figure.rows().size()) * ROW + '"';
        page.tag("<svg " + size + " role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-said\">\n<title id=\""
                + id + "-title\">");
        page.text(texts.text(id))
                .tag("</title>\n<desc id=\"" + id + "-said\">")
                .text(figure.summary())
                .tag("</desc>\n");
        patterns(id);
        if (stacked) {
            columns(figure);
        } else {
            bars(figure);
        }
        page.tag("</svg>\n");
    }

    /** Defines a different hatching for each part, so that they are distinguishable without colours. */
    private void patterns(String id) {
        page.tag("<defs>");
        String[] lines = {"", "M0 0L8 8M-2 6L2 10M6 -2L10 2", "M0 4H8", "M4 0V8", "M0 0H8V8"};
        for (int part = 0; part < lines.length; part++) {
            page.tag("<pattern id=\"" + id + "-p" + part
                    + "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"part" + part
                    + "\" width=\"8\" height=\"8\"/><path class=\"hatch\" d=\"" + lines[part] + "\"/></pattern>");
        }
        page.tag("</defs>\n");
    }

    private void columns(Figure figure) {
        List<Figure.Row> rows = figure.rows();
        long max = 1;
        for (Figure.Row row : rows) {
            max = Math.max(
                    max, row.numbers().stream().mapToLong(Long::longValue).sum());
        }
        for (int line = 0; line <= 2; line++) {
            int y = BASE - line * (BASE - 12) / 2;
            page.tag("<path class=\"line\" d=\"M" + LEFT + ' ' + y + 'H' + WIDTH + "\"/><text class=\"end\" x=\""
                    + (LEFT - 8) + "\" y=\"" + (y + 4) + "\">");
            page.text(line == 1 && max % 2 == 1 ? "" : texts.number(max * line / 2))
                    .tag("</text>\n");
        }
        double step = (double) (WIDTH - LEFT) / Math.max(1, rows.size());
        double width = Math.max(0.8, step * 0.8);
        for (int i = 0; i < rows.size(); i++) {
            double x = LEFT + i * step + (step - width) / 2;
            double y = BASE;
            List<Long> numbers = rows.get(i).numbers();
            for (int part = 0; part < numbers.size(); part++) {
                double height = (BASE - 12.0) * numbers.get(part) / max;
                y -= height;
                if (height > 0) {
                    rectangle(figure, part, x, y, width, height);
                }
            }
            if (i == 0 || i == rows.size() - 1 || (rows.size() > 6 && i == rows.size() / 2)) {
                page.tag("<text class=\"" + (i == 0 ? "start" : i == rows.size() - 1 ? "end" : "middle") + "\" x=\""
                        + (i == 0 ? LEFT : i == rows.size() - 1 ? WIDTH : Math.round(x)) + "\" y=\"" + (HEIGHT - 8)
                        + "\">");
                page.text(rows.get(i).label()).tag("</text>\n");
            }
        }
    }

    private void bars(Figure figure) {
        long max = 1;
        for (Figure.Row row : figure.rows()) {
            max = Math.max(max, row.numbers().get(0));
        }
        boolean share = figure.plot() == Figure.Plot.SHARE;
        int y = 0;
        for (Figure.Row row : figure.rows()) {
            long first = row.numbers().get(0);
            long whole = share ? first + row.numbers().get(1) : max;
            double percent = whole == 0 ? 0 : rounded(100.0 * first / whole);
            // SVG cannot truncate text that overflows, but HTML can; the full text is in the table.
            page.tag("<foreignObject y=\"" + y + "\" width=\"100%\" height=\"17\"><div class=\"label\">")
                    .text(row.label());
            page.tag("</div></foreignObject>\n<svg y=\"" + (y + 17) + "\" width=\"84%\" height=\"12\">");
            page.tag("<rect class=\"empty\" width=\"100%\" height=\"12\"/><rect fill=\"url(#"
                    + figure.kind().text() + "-p0)\" width=\"" + percent + "%\" height=\"12\"/></svg>\n");
            page.tag("<text class=\"end\" x=\"100%\" y=\"" + (y + 28) + "\">")
                    .text(share ? texts.share(first, whole) : texts.number(first))
                    .tag("</text>\n");
            y += ROW;
        }
    }

    private void rectangle(Figure figure, int part, double x, double y, double width, double height) {
        page.tag("<rect fill=\"url(#" + figure.kind().text() + "-p" + part + ")\" x=\"" + rounded(x) + "\" y=\""
                + rounded(y) + "\" width=\"" + rounded(width) + "\" height=\"" + rounded(height) + "\"/>\n");
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
