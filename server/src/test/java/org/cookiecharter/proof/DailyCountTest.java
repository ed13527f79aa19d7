// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.cookiecharter.proof.DailyCount.Kind;
import org.junit.jupiter.api.Test;

class DailyCountTest {
    @Test
    void truncatesAndEscapesNetworkInput() {
        assertEquals("_ga", DailyCount.name("_ga"));
        assertEquals("a??b?", DailyCount.name("a\0\nb\u202e"));
        assertEquals("?".repeat(40), DailyCount.name("\ud83c\udf6a".repeat(60)));
        assertEquals("x".repeat(80), DailyCount.name("x".repeat(5_000)));
        assertEquals(DailyCount.OTHERS, DailyCount.name(DailyCount.OTHERS));
    }

    @Test
    void rejectsInvalidNames() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new DailyCount(LocalDate.EPOCH, Kind.SET_COOKIE, "é", 1));
        assertEquals("name (é) must be at most 80 printable ASCII characters", refused.getMessage());
    }
}
