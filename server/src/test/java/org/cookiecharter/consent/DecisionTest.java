// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the reasons of decisions. */
class DecisionTest {
    @Test
    void everyDecisionHasOwnReason() {
        Set<String> reasons = new HashSet<>();
        for (Decision decision : Decision.values()) {
            assertFalse(decision.reason().isBlank(), decision.name());
            reasons.add(decision.reason());
        }
        assertEquals(Decision.values().length, reasons.size());
    }

    @Test
    void onlyNamesOutsideCatalogueAreUndeclared() {
        Set<Decision> undeclared = EnumSet.noneOf(Decision.class);
        Arrays.stream(Decision.values()).filter(Decision::isUndeclared).forEach(undeclared::add);
        assertEquals(EnumSet.of(Decision.UNDECLARED, Decision.UNDECLARED_ALLOWED), undeclared);
    }
}
