// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of the legal requirements for declarations that are checked when a catalogue is loaded. */
class RequirementsOfDeclarationTest {
    private static final String CONTROLLER = "\"language\": \"fr\", \"controller\": {\"name\": \"Us\"%s}";

    @Test
    @DisplayName("7: a cookie serves one service, and so one purpose")
    void rejectsCookieDeclaredTwice() {
        assertEquals(
                "$.services[1].cookies[0].name: \"_c\" is also declared at $.services[0].cookies[0].name; declare it once",
                error("\"sid\"", "\"_c\""));
    }

    @Test
    @DisplayName("8: what is exempt has a purpose too, for each cookie")
    void requiresPurposeOfEachExemptCookie() {
        assertEquals(
                "$.services[0].cookies[0].purpose: missing",
                error("\"purpose\": \"Session\", ", "").split(";", 2)[0]);
    }

    @Test
    @DisplayName("13: a category that needs consent is advised to name its purpose")
    void requiresPurpose() {
        assertEquals(1, reported("categories[2].purpose", ", \"purpose\": \"Montrer des annonces\"", ""));
        assertEquals(0, reported("categories[2].purpose"));
    }

    @Test
    @DisplayName("32: every cookie has a duration, and a missing statement on third parties counts as access")
    void requiresDurationAndAccess() {
        assertEquals(
                "$.services[0].cookies[0].duration: missing",
                error(", \"duration\": \"P14D\"", "").split(";", 2)[0]);
        Catalogue unsaid = SampleCatalogue.catalogue(", \"thirdPartyAccess\": false", "");
        assertEquals(true, unsaid.services().get(2).cookies().get(0).thirdPartyAccess());
        assertEquals(
                false,
                SampleCatalogue.catalogue().services().get(2).cookies().get(0).thirdPartyAccess());
    }

    @Test
    @DisplayName("34: the catalogue requires the controller, its contact and the retention of data")
    void requiresInformationForVisitors() {
        assertEquals(1, reported("controller:"));
        assertEquals(1, reported("controller.contact:", "\"language\": \"fr\"", CONTROLLER.formatted("")));
        String reached = CONTROLLER.formatted(", \"contact\": \"us@example.org\"");
        assertEquals(0, reported("controller", "\"language\": \"fr\"", reached));

        assertEquals(2, reported("dataRetention: missing"));
        String asked = "\"category\": \"ads\"";
        assertEquals(1, reported("dataRetention: missing", asked, asked + ", \"dataRetention\": \"P6M\""));
        assertEquals(
                1,
                reported(
                        "dataRetention: missing", asked, asked + ", \"privacyPolicy\": \"https://v.example/privacy\""));
    }

    /** Returns the only error that this replacement causes. */
    private static String error(String from, String to) {
        List<String> errors = SampleCatalogue.errors(SampleCatalogue.with(from, to));
        assertEquals(1, errors.size(), errors.toString());
        return errors.get(0);
    }

    /** Returns the number of warnings about this. */
    private static long reported(String about, String... pairs) {
        return SampleCatalogue.catalogue(pairs).warnings().stream()
                .filter(warnings -> warnings.toString().contains(about))
                .count();
    }
}
