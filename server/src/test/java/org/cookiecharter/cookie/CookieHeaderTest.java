// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that {@code Cookie} headers are parsed as browsers write them. */
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
    void splitsOnlyAtSemicolons(String field, String names) {
        assertEquals(names, read(field).stream().map(CookiePair::name).toList().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a=1, b=2        | [a, b]
                    a=1; b=2,c=3    | [a, b, c]
                    a=1,,b=2        | [a, , b]
                    `, a=1`         | [, a]
                    a=1;, b=2       | [a, , b]
                    `a=1,`          | [a]
                    a="1,_ga=1"     | [a, _ga]
                    """)
    void splitsAtCommasIfServerDoes(String field, String names) {
        List<CookiePair> pairs = new ArrayList<>();
        CookieHeader.read(field, 0, true, pairs);
        assertEquals(names, pairs.stream().map(CookiePair::name).toList().toString());
    }

    @Test
    void cookieHasNameAndHeader() {
        List<CookiePair> pairs = read("x=0; ab=1");
        CookieHeader.read("c=2", 1, pairs);
        assertEquals(
                List.of(0, 0, 1), pairs.stream().map(CookiePair::headerIndex).toList());
        assertEquals(
                List.of("ab"),
                Stream.of("ab", "a", "b", "abc", "x", "")
                        .filter(pairs.get(1)::isNamed)
                        .toList());
    }

    @Test
    void joinsCookiesWithOneSemicolon() {
        StringBuilder visible = new StringBuilder();
        read(" a=1 ;b=2;;c ").forEach(pair -> pair.appendTo(visible));
        assertEquals("a=1; b=2; c", visible.toString());
    }

    @Test
    void keepsOriginalText() {
        assertEquals(
                List.of("a = \"1", "b"),
                read("  a = \"1 ; b\t").stream().map(CookiePair::text).toList());
    }

    @Test
    void readsTenThousandCookies() {
        assertEquals(10_000, read("a=1; ".repeat(10_000)).size());
    }

    private static List<CookiePair> read(String field) {
        List<CookiePair> pairs = new ArrayList<>();
        CookieHeader.read(field, 0, pairs);
        return pairs;
    }
}
