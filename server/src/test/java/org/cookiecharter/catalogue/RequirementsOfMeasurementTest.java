// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Service.Exemption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of the legal requirements for statistics without consent that a catalogue can express. */
class RequirementsOfMeasurementTest {
    private static final String MEASURED = "\"category\": \"stats\"";

    @Test
    @DisplayName(
            "19: there is no kind of consent beside exempt, objectable statistics and opt-in: no legitimate interest")
    void rejectsLegitimateInterestForStorage() {
        CatalogueException wrong = assertThrows(
                CatalogueException.class, () -> SampleCatalogue.catalogue("\"opt-out\"", "\"legitimate-interest\""));
        assertTrue(String.valueOf(wrong.getMessage()).contains("legitimate-interest"), wrong.getMessage());
        assertEquals(
                List.of("exempt", "opt-out", "opt-in"),
                Arrays.stream(ConsentRequirement.values())
                        .map(ConsentRequirement::text)
                        .toList());
    }

    @Test
    @DisplayName("40: audience measurement without consent requires a statement of each condition")
    void requiresEachConditionOfExemption() {
        for (Exemption left : Exemption.values()) {
            String others = Arrays.stream(Exemption.values())
                    .filter(condition -> condition != left)
                    .map(condition -> "\"" + condition.text() + "\"")
                    .collect(Collectors.joining(", "));
            Catalogue catalogue = SampleCatalogue.catalogue(MEASURED, MEASURED + ", \"exemption\": [" + others + "]");
            List<String> about = catalogue.warnings().stream()
                    .map(CatalogueError::toString)
                    .filter(warnings -> warnings.startsWith("$.services[1].exemption"))
                    .toList();
            assertEquals(1, about.size(), left.text());
            assertTrue(about.get(0).contains("does not state " + left.text() + ";"), about.get(0));
        }
    }

    @Test
    @DisplayName("41: a cookie of statistics stays 13 months, and later visits do not prolong it")
    void laterVisitsDoNotRenewCookie() {
        Catalogue catalogue = SampleCatalogue.catalogue();
        CookieDeclaration declaration = catalogue.declaration(Storage.COOKIE, "_c");
        assertTrue(declaration != null && !declaration.cookie().renew(), "renewed without a word about it");
        assertTrue(reported("\"P13M\"", "\"P13M\"").stream().noneMatch(warnings -> warnings.contains("cookies[0]")));
        assertTrue(
                reported("\"P13M\"", "\"P14M\"").stream().anyMatch(warnings -> warnings.contains("longer than P13M")));
        assertTrue(reported("\"P13M\"", "\"P13M\", \"renew\": true").stream()
                .anyMatch(warnings -> warnings.contains("later visits")));
    }

    @Test
    @DisplayName("42: data of statistics are kept 25 months at most")
    void limitsRetentionToTwentyFiveMonths() {
        for (String kept : List.of("P25M", "P2Y1M", "P760D", "P1D")) {
            assertEquals(List.of(), errors(kept), kept);
        }
        for (String kept : List.of("P26M", "P2Y2M", "P761D", "P10Y")) {
            assertEquals(1, errors(kept).size(), kept);
        }
        // Opt-in cookies may have any declared duration.
        assertEquals(
                List.of(),
                SampleCatalogue.errors(SampleCatalogue.with(
                        "\"category\": \"ads\"", "\"category\": \"ads\", \"dataRetention\": \"P5Y\"")));
    }

    private static List<String> errors(String kept) {
        return SampleCatalogue.errors(
                SampleCatalogue.with(MEASURED, MEASURED + ", \"dataRetention\": \"" + kept + "\""));
    }

    private static List<String> reported(String from, String to) {
        return SampleCatalogue.catalogue(from, to).warnings().stream()
                .map(CatalogueError::toString)
                .toList();
    }
}
