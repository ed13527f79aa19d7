// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.charter.Markup;

/** A writer of the report as an HTML page, which is complete without scripts. */
final class ReportPage {
    private final ReportTexts texts;
    private final Period period;
    private final Markup page = new Markup();

    ReportPage(ReportTexts texts, Period period) {
        this.texts = texts;
        this.period = period;
    }

    /** @param error the reason for the absence of figures; empty if there is none */
    String write(List<Figure> figures, String error) {
        page.begin(texts.language(), "ltr", texts.text("title"));
        page.tag("<link rel=\"stylesheet\" href=\"report.css\">\n</head>\n<body>\n<header>\n<nav aria-label=\"");
        page.text(texts.text("language")).tag("\">");
        for (Locale locale : ReportTexts.LANGUAGES) {
            String tag = locale.getLanguage();
            page.tag("<a href=\"?lang=" + tag + "&amp;from=" + period.from() + "&amp;to=" + period.to()
                    + "\" hreflang=\"" + tag + "\" lang=\"" + tag
                    + (tag.equals(texts.language()) ? "\" aria-current=\"true\">" : "\">"));
            page.text(locale.getDisplayLanguage(locale)).tag("</a>\n");
        }
        page.tag("</nav>\n").element("h1", texts.text("title")).element("p", texts.text("introduction"));
        form(error);
        page.tag("</header>\n<main>\n");
        figures.forEach(this::figure);
        return page.tag("</main>\n</body>\n</html>\n").toString();
    }

    private void form(String error) {
        page.tag("<form method=\"get\">\n<input type=\"hidden\" name=\"lang\" value=\"" + texts.language() + "\">\n");
        day("from", period.from().toString());
        day("to", period.to().toString());
        page.tag("<button>").text(texts.text("show")).tag("</button>\n");
        if (!error.isEmpty()) {
            page.tag("<p class=\"trouble\" role=\"alert\">").text(error).tag("</p>\n");
        }
        page.tag("</form>\n");
    }

    private void day(String name, String value) {
        page.tag("<label>")
                .text(texts.text(name))
                .tag(" <input type=\"date\" name=\"" + name + "\" value=\"" + value + "\"></label>\n");
    }

    private void figure(Figure figure) {
        String id = figure.kind().text();
        page.tag("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">")
                .text(texts.text(id))
                .tag("</h2>\n");
        page.element("p", figure.summary());
        if (figure.rows().isEmpty()) {
            page.element("p", texts.text("nothing"));
        } else {
            if (figure.plot() == Figure.Plot.STACKED) {
                legend(figure);
            }
            new Svg(texts, page).draw(figure);
            table(figure);
        }
        page.tag("<p><a href=\"" + figure.kind().file() + "?lang=" + texts.language() + "&amp;from=" + period.from()
                        + "&amp;to=" + period.to() + "\" download>")
                .text(texts.format("csv", texts.text(id)))
                .tag("</a></p>\n</section>\n");
    }

    private void legend(Figure figure) {
        page.tag("<ul class=\"legend\">\n");
        for (int part = 0; part < figure.columns().size() - 1; part++) {
            page.tag("<li><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><rect fill=\"url(#"
                    + figure.kind().text() + "-p" + part + ")\" width=\"16\" height=\"16\"/></svg> ");
            page.text(figure.columns().get(part + 1)).tag("</li>\n");
        }
        page.tag("</ul>\n");
    }

    private void table(Figure figure) {
        page.tag("<details>\n<summary>")
                .text(texts.format("table", texts.text(figure.kind().text())))
                .tag("</summary>\n<div tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(texts.text(figure.kind().text()))
                .tag("\">\n<table>\n<caption>")
                .text(figure.summary())
                .tag("</caption>\n<thead><tr>");
        figure.columns()
                .forEach(column -> page.tag("<th scope=\"col\">").text(column).tag("</th>"));
        boolean share = figure.plot() == Figure.Plot.SHARE;
        if (share) {
            page.tag("<th scope=\"col\">").text(texts.text("share")).tag("</th>");
        }
        page.tag("</tr></thead>\n<tbody>\n");
        for (Figure.Row row : figure.rows()) {
            page.tag("<tr><th scope=\"row\">")
                    .tag(row.code() ? "<code>" : "")
                    .text(row.label())
                    .tag(row.code() ? "</code></th>" : "</th>");
            row.numbers()
                    .forEach(number ->
                            page.tag("<td>").text(texts.number(number)).tag("</td>"));
            if (share) {
                long granted = row.numbers().get(0);
                page.tag("<td>")
                        .text(texts.share(granted, granted + row.numbers().get(1)))
                        .tag("</td>");
            }
            page.tag("</tr>\n");
        }
        page.tag("</tbody>\n</table>\n</div>\n</details>\n");
    }
}
