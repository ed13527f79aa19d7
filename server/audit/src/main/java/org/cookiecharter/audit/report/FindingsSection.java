// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.util.List;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule;

/** The findings in the HTML report, by rule, each with its evidence. */
record FindingsSection(AuditResult result) {
    void append(Html html) {
        html.heading("findings");
        if (result.findings().isEmpty() && result.isComplete()) {
            html.markup("<p>").label("verdict-clean").markup("</p>\n");
        }
        for (Rule rule : Rule.values()) {
            List<Finding> findings = result.findings().stream()
                    .filter(finding -> finding.rule() == rule)
                    .toList();
            if (!findings.isEmpty()) {
                appendRule(html, rule, findings);
            }
        }
    }

    private void appendRule(Html html, Rule rule, List<Finding> findings) {
        String level = rule.level().text();
        html.markup("<h3>")
                .text(Texts.rule(rule))
                .markup(" <span class=\"level " + level + "\">")
                .label("level." + level)
                .markup("</span></h3>\n<p class=\"law\">")
                .label("law-row")
                .text(" " + rule.row())
                .label("colon")
                .text(Texts.law(rule))
                .markup("</p>\n");
        findings.forEach(finding -> appendFinding(html, finding, findings.size() <= 5));
    }

    private void appendFinding(Html html, Finding finding, boolean open) {
        html.markup(open ? "<details open><summary>" : "<details><summary>");
        if (finding.subject().equals(Finding.BANNER)) {
            html.label("subject.banner");
        } else {
            html.code(finding.subject());
        }
        if (!result.baseline().isEmpty()) {
            html.text(" (").label(result.isNew(finding) ? "new" : "known").text(")");
        }
        html.markup("</summary><dl class=\"facts\">");
        for (Fact fact : finding.facts()) {
            html.markup("<dt>").label("fact." + fact.label().id()).markup("</dt><dd>");
            switch (fact.label()) {
                case VISITOR -> html.label("visitor." + fact.value());
                case STEP -> html.label("step." + fact.value());
                case LIFETIME -> DurationText.appendObserved(html, fact.value());
                case DECLARED_LIFETIME -> html.text(DurationText.of(fact.value()));
                case BANNER_TEXT, SERVICE, LOOKS_LIKE, REQUIREMENT, PRESSED, ACCEPT_BUTTON, REFUSE_BUTTON ->
                    html.text(fact.value());
                default -> html.code(fact.value());
            }
            html.markup("</dd>");
        }
        html.markup("</dl></details>\n");
    }
}
