// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cookiecharter.audit.finding.Rule.Level;

/**
 * The report for people: one HTML file without scripts and without anything from elsewhere, in English and French, of
 * which one is shown.
 */
public final class HtmlReport {
    private static final String STYLE = style();

    private HtmlReport() {}

    private static String style() {
        try (InputStream stream =
                Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"), "report.css")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the text of the report.
     *
     * @param french whether French is shown first
     */
    public static String text(AuditResult result, boolean french) {
        Html html = new Html();
        Texts.Text title = Texts.get("title");
        html.markup("<!DOCTYPE html>\n<html lang=\"" + (french ? "fr" : "en")
                        + "\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .text((french ? title.french() : title.english()) + " – "
                        + result.site().getHost())
                .markup("</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
        appendLanguages(html, french);
        html.markup("<main>\n<h1>").text(title).text(" – " + result.site()).markup("</h1>\n");
        appendVerdict(html, result);
        appendConditions(html, result);
        new FindingsSection(result).append(html);
        VisitsSection visits = new VisitsSection(result);
        visits.appendBanner(html);
        visits.appendVisits(html);
        new InventorySection(result).append(html);
        visits.appendScreenshots(html);
        html.heading("method").markup("<p>").label("method-text").markup("</p>\n<p>");
        html.label("limits-text").markup("</p>\n</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static void appendLanguages(Html html, boolean french) {
        html.markup("<fieldset><legend>").label("language-choice").markup("</legend>");
        for (String language : new String[] {"en", "fr"}) {
            boolean checked = language.equals("fr") == french;
            Texts.Text name = Texts.get("language");
            html.markup("<label lang=\"" + language + "\"><input type=\"radio\" name=\"language\" id=\"language-"
                            + language + "\"" + (checked ? " checked" : "") + "> ")
                    .text(language.equals("fr") ? name.french() : name.english())
                    .markup("</label>");
        }
        html.markup("</fieldset>\n");
    }

    private static void appendVerdict(Html html, AuditResult result) {
        html.heading("verdict").markup("<ul class=\"counts\">\n");
        count(html, "errors", result.count(Level.ERROR));
        count(html, "warnings", result.count(Level.WARNING));
        count(html, "notes", result.count(Level.NOTE));
        if (!result.baseline().isEmpty()) {
            count(
                    html,
                    "known",
                    result.findings().stream()
                            .filter(finding -> !result.isNew(finding))
                            .count());
        }
        html.markup("</ul>\n");
        if (!result.isComplete()) {
            html.markup("<p><strong>").label("incomplete").markup("</strong></p>\n");
        } else if (!result.hasNewFindings()) {
            html.markup("<p>").label("verdict-clean").markup("</p>\n");
        }
    }

    private static void count(Html html, String key, long count) {
        html.markup("<li><strong>")
                .text(Long.toString(count))
                .markup("</strong>")
                .label(key)
                .markup("</li>\n");
    }

    private static void appendConditions(Html html, AuditResult result) {
        html.markup("<dl class=\"facts\">");
        html.markup("<dt>").label("of").markup("</dt><dd>").code(result.site().toString());
        html.markup("</dd><dt>").label("at").markup("</dt><dd>");
        html.text(result.at().truncatedTo(ChronoUnit.SECONDS).toString());
        html.markup("</dd><dt>").label("browser").markup("</dt><dd>").text(result.browser());
        html.markup("</dd><dt>").label("conditions").markup("</dt><dd>");
        html.label(result.mobile() ? "mobile" : "desktop").text(", ").label(result.gpc() ? "gpc" : "no-gpc");
        html.text(", " + result.language())
                .markup("</dd><dt>")
                .label("login")
                .markup("</dt><dd>")
                .label("login." + result.login())
                .markup("</dd><dt>")
                .label("catalogue")
                .markup("</dt><dd>");
        if (result.catalogue().isEmpty()) {
            html.label("no-catalogue");
        } else {
            html.code(result.catalogue());
        }
        html.markup("</dd><dt>")
                .label("pages")
                .markup("</dt><dd>" + result.pages().size())
                .label("colon");
        result.pages().forEach(page -> html.code(page.toString()).markup(" "));
        html.markup("</dd></dl>\n");
    }
}
