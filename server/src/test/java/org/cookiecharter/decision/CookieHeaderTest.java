// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser meant by a {@code Cookie} field. */
class CookieHeaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a=1; b=2            | [a, b]
                    a=1;b=2             | [a, b]
                    ` a = 1 ;; ; b=2; ` | [a, b]
                    a="x; _ga=1; y"     | [a, _ga, ]
                    a=1, _ga=2          | [a]
                    foo; a=1            | [, a]
                    =1; a=1             | [, a]
                    a=b=c               | [a]
                    ``                  | []
                    """)
    void cutsAtEachSemicolonAndNowhereElse(String field, String names) {
        assertEquals(names, read(field).stream().map(CookiePair::name).toList().toString());
    }

    @Test
    void keepsTheTextAsItCame() {
        assertEquals(
                List.of("a = \"1", "b"),
                read("  a = \"1 ; b\t").stream().map(CookiePair::text).toList());
    }

    @Test
    void aServersTenThousandCookiesAreAllRead() {
        assertEquals(10_000, read("a=1; ".repeat(10_000)).size());
    }

    private static List<CookiePair> read(String field) {
        List<CookiePair> pairs = new ArrayList<>();
        CookieHeader.read(field, 0, pairs);
        return pairs;
    }
}
