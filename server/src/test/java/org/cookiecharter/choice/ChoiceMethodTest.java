// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of the names of choice methods in proofs. */
class ChoiceMethodTest {
    @Test
    void textsEqualThoseInStoredRecords() {
        assertEquals(
                List.of("accept-all", "refuse-all", "choose", "once", "withdraw", "gpc", "form"),
                Arrays.stream(ChoiceMethod.values()).map(ChoiceMethod::text).toList());
    }

    @ParameterizedTest
    @EnumSource
    void findsEachMethodByText(ChoiceMethod method) {
        assertEquals(method, ChoiceMethod.of(method.text()));
    }

    @Test
    void returnsNullForUnknownText() {
        assertNull(ChoiceMethod.of("Accept-All"));
    }
}
