// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            <https://held/a>; rel=preload; as=script @ ''
            <https://held/a>;rel="preconnect", </own.css>; rel=preload @ </own.css>; rel=preload
            </a>; rel=preload, <https://held>; REL = dns-prefetch @ </a>; rel=preload
            <https://held/a,b>; rel=modulepreload; title="a, b", </c>; rel=x @ </c>; rel=x
            <https://held/a>; title="<"; rel=stylesheet, </c>; rel=next @ </c>; rel=next
            <https://held/a>; rel="canonical prefetch" @ ''
            """)
    void dropsLinksToBlockedHosts(String field, String kept) {
        assertEquals(kept, LinkHeader.without(field, address -> address.contains("held")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://held/a>; rel=canonical",
                "<https://held/a>",
                "<https://held/a>; title=\"rel=preload\"",
                "<https://held/a>; rel=author; rel=preload",
                "</a>; rel=preload;  title=\"a\\\", <https://held>; rel=preload\"",
                "nothing of the kind",
                "<https://held/a; rel=preload",
                "",
                "\"",
                "<\"\\",
            })
    void leavesOtherLinksUnchanged(String field) {
        assertSame(field, LinkHeader.without(field, address -> address.contains("held")));
    }
}
