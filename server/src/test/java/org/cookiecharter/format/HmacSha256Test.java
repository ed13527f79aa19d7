// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
    /** RFC 4231, test case 2. */
    @Test
    void computesHashOfRfc() {
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                Sha256.hex(HmacSha256.of("Jefe".getBytes(StandardCharsets.US_ASCII), "what do ya want for nothing?")));
    }
}
