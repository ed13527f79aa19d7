// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.DeclaredCookie.SameSite;
import org.junit.jupiter.api.Test;

class TextValueTest {
    @Test
    void parsesExactNames() {
        assertEquals(ConsentRequirement.OPT_IN, TextValue.parse(ConsentRequirement.class, "opt-in"));
        assertNull(TextValue.parse(ConsentRequirement.class, "Opt-In"));
        assertNull(TextValue.parse(ConsentRequirement.class, "OPT_IN"));
        assertNull(TextValue.parse(ConsentRequirement.class, ""));
    }

    @Test
    void listsNamesInTheirOrder() {
        assertEquals(List.of("exempt", "opt-out", "opt-in"), TextValue.texts(ConsentRequirement.class));
        assertEquals("\"exempt\", \"opt-out\" or \"opt-in\"", TextValue.choices(ConsentRequirement.class));
        assertEquals("\"Lax\" or \"Strict\"", TextValue.choices(SameSite.class));
    }
}
