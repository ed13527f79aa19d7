// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-4, the example of one block. */
    @Test
    void hashesTheExampleOfTheStandard() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Sha256.hexOf("abc".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void recognizesHashesByTheirLength() {
        assertTrue(Sha256.isHash(new byte[32]));
        assertFalse(Sha256.isHash(new byte[31]));
        assertFalse(Sha256.isHash(null));
    }
}
