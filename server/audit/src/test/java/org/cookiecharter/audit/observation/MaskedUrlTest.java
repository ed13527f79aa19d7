// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Tests that reports have no values. */
class MaskedUrlTest {
    @Test
    void masksParametersFragmentsAndCredentials() {
        assertEquals(
                "https://t.example/p?id=…&flag&u=…",
                MaskedUrl.of("https://me:secret@t.example/p?id=42&flag&u=a=b#top"));
        assertEquals("https://t.example/@path", MaskedUrl.of("https://t.example/@path"));
        assertEquals("data:…", MaskedUrl.of("data:text/plain,secret"));
    }

    @Test
    void masksValuesWithEqualFingerprintsForEqualValues() {
        assertEquals(MaskedValue.of("abc"), MaskedValue.of("abc"));
        assertNotEquals(MaskedValue.of("abc"), MaskedValue.of("abd"));
        assertEquals(8, MaskedValue.of("abc").fingerprint().length());
    }
}
