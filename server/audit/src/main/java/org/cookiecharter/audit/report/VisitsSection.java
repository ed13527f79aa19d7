// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cookiecharter.audit.observation.BannerObservation;
import org.cookiecharter.audit.observation.ButtonMeasure;
import org.cookiecharter.audit.observation.ChoiceMade;
import org.cookiecharter.audit.observation.Screenshot;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;

/** The visits in the HTML report: what each visitor did, the banner, and the pictures. */
record VisitsSection(AuditResult result) {
    void appendVisits(Html html) {
        html.heading("visits").startTable("visitor", "pressed", "result");
        for (VisitObservations visit : result.visits()) {
            for (ChoiceMade choice : visit.choices()) {
                html.markup("<tr><th scope=\"row\">")
                        .label("visitor." + visit.visitor().text());
                html.markup("</th><td>")
                        .text(String.join(" → ", choice.presses()))
                        .markup("</td><td>");
                html.label(choice.succeeded() ? "choice-made" : "choice-not-made")
                        .text(" (")
                        .label("step." + choice.step().text())
                        .text(")");
                html.markup("</td></tr>\n");
            }
            if (visit.visitor() == Visitor.UNDECIDED) {
                html.markup("<tr><th scope=\"row\">").label("visitor.undecided");
                html.markup("</th><td></td><td>").label("no-choice").markup("</td></tr>\n");
            }
        }
        html.endTable();
        List<String> problems = result.problems();
        if (!problems.isEmpty()) {
            html.markup("<h3>").label("problems").markup("</h3><ul>\n");
            problems.forEach(
                    problem -> html.markup("<li>").text(ProblemText.of(problem)).markup("</li>\n"));
            html.markup("</ul>\n");
        }
    }

    void appendBanner(Html html) {
        html.heading("banner");
        BannerObservation banner = result.visits().stream()
                .map(VisitObservations::banner)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        VisitObservations first = result.visits().get(0);
        if (!first.screenshots().isEmpty()) {
            picture(html, first, first.screenshots().get(0));
        }
        if (banner == null) {
            html.markup("<p>").label("banner-none").markup("</p>\n");
            return;
        }
        html.markup("<blockquote><p>").text(banner.text()).markup("</p></blockquote>\n");
        html.startTable("button", "size", "font-size", "text-contrast", "fill-contrast", "keyboard");
        Stream.of(banner.accept(), banner.refuse()).filter(Objects::nonNull).forEach(button -> row(html, button));
        html.endTable();
    }

    private static void row(Html html, ButtonMeasure button) {
        html.markup("<tr><th scope=\"row\">").text(button.name()).markup("</th><td>");
        html.text(String.format(Locale.ROOT, "%.0f × %.0f", button.width(), button.height()));
        html.markup("</td><td>").text(String.format(Locale.ROOT, "%.0f", button.fontSize()));
        html.markup("</td><td>").text(String.format(Locale.ROOT, "%.1f:1", button.textContrast()));
        html.markup("</td><td>").text(String.format(Locale.ROOT, "%.1f:1", button.fillContrast()));
        html.markup("</td><td>").label(button.reachable() ? "yes" : "no").markup("</td></tr>\n");
    }

    void appendScreenshots(Html html) {
        html.heading("screenshots").markup("<div class=\"pictures\">\n");
        for (VisitObservations visit : result.visits()) {
            if (visit.visitor() != Visitor.UNDECIDED) {
                visit.screenshots().forEach(picture -> picture(html, visit, picture));
            }
        }
        html.markup("</div>\n");
    }

    private static void picture(Html html, VisitObservations visit, Screenshot picture) {
        html.markup("<figure><img alt=\"\" src=\"").text(picture.jpeg()).markup("\"><figcaption>");
        html.label("visitor")
                .label("colon")
                .label("visitor." + visit.visitor().text())
                .text(" · ")
                .label("step." + picture.moment().step().text())
                .text(" · ")
                .code(picture.moment().page())
                .markup("</figcaption></figure>\n");
    }
}
