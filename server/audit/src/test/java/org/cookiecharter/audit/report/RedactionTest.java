// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule;
import org.junit.jupiter.api.Test;

/** Tests the removal of the values with which visitors log in. */
class RedactionTest {
    private static String redacted(String text, String... secrets) {
        return new Redaction(List.of(secrets)).apply(List.of(text)).get(0);
    }

    @Test
    void removesSecretsFromEveryReport() {
        AuditResult result = SampleResult.withFinding(new Finding(
                        Rule.UNDECLARED,
                        "basket-of-margaret",
                        "https://site.example/users/margaret",
                        List.of(new Fact(Fact.Label.CALLS, "greet (https://site.example/a%20long%20%22word)"))))
                .without(List.of("margaret", "a long \"word"));
        for (String report : List.of(
                HtmlReport.text(result, false),
                JsonReport.text(result),
                SarifReport.text(result),
                JunitReport.text(result))) {
            assertFalse(report.contains("margaret"), report);
            assertFalse(report.contains("a%20long"), report);
            assertTrue(report.contains("basket-of-…"), report);
        }
    }

    @Test
    void removesShortSecretsOnlyAsWholeWords() {
        assertEquals("/users/…?x", redacted("/users/ada?x", "ada"));
        assertEquals("/canada", redacted("/canada", "ada"));
        assertEquals("/canada", redacted("/canada", "", " "));
    }
}
