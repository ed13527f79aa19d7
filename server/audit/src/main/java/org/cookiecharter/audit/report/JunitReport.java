// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule;
import org.cookiecharter.audit.finding.Rule.Level;

/**
 * The report in the XML format of JUnit, which build servers display: each rule is a test, which fails if it has new
 * findings. Its messages are in English.
 */
public final class JunitReport {
    private JunitReport() {}

    /** Returns the text of the report. */
    public static String text(AuditResult result) {
        StringBuilder tests = new StringBuilder();
        int count = 0;
        int failures = 0;
        for (Rule rule : Rule.values()) {
            if (rule.level() != Level.NOTE) {
                List<Finding> findings = result.findings().stream()
                        .filter(finding -> finding.rule() == rule && result.isNew(finding))
                        .toList();
                count++;
                failures += findings.isEmpty() ? 0 : 1;
                append(tests, rule, findings);
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" tests="%d" failures="%d" errors="0" skipped="0" timestamp="%s">
                %s</testsuite>
                """.formatted(
                        Html.escape("Cookie audit of " + result.site()),
                        count,
                        failures,
                        result.at().toString().replaceFirst("\\..*|Z$", ""),
                        tests);
    }

    private static void append(StringBuilder tests, Rule rule, List<Finding> findings) {
        tests.append("  <testcase classname=\"cookie-charter.audit\" name=\"")
                .append(Html.escape(rule.id()))
                .append(findings.isEmpty() ? "\"/>\n" : "\">\n");
        if (!findings.isEmpty()) {
            String subjects = findings.stream().map(Finding::subject).collect(Collectors.joining(", "));
            tests.append("    <failure message=\"")
                    .append(Html.escape(Texts.rule(rule).english() + ": " + subjects))
                    .append("\">")
                    .append(Html.escape(
                            findings.stream().map(JunitReport::details).collect(Collectors.joining("\n"))))
                    .append("</failure>\n  </testcase>\n");
        }
    }

    private static String details(Finding finding) {
        return finding.subject()
                + finding.facts().stream().map(JunitReport::line).collect(Collectors.joining());
    }

    private static String line(Fact fact) {
        return "\n  " + Texts.get("fact." + fact.label().id()).english() + ": " + fact.value();
    }
}
