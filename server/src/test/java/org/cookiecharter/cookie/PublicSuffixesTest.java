// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the domains that a host's cookie may have. */
class PublicSuffixesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    example.org                   | example.org
                    www.example.org               | example.org www.example.org
                    WWW.Example.ORG               | example.org www.example.org
                    a.b.shop.example.co.uk        | example.co.uk shop.example.co.uk b.shop.example.co.uk a.b.shop.example.co.uk
                    somebody.github.io            | somebody.github.io
                    www.somebody.github.io        | somebody.github.io www.somebody.github.io
                    a.b.c.kobe.jp                 | b.c.kobe.jp a.b.c.kobe.jp
                    a.city.kobe.jp                | city.kobe.jp a.city.kobe.jp
                    www.ck                        | www.ck
                    shop.www.ck                   | www.ck shop.www.ck
                    a.b.other.ck                  | b.other.ck a.b.other.ck
                    a.b.no-such-suffix            | b.no-such-suffix a.b.no-such-suffix
                    食狮.公司.cn                   | xn--85x722f.xn--55qx5d.cn
                    www.xn--85x722f.xn--55qx5d.cn | xn--85x722f.xn--55qx5d.cn www.xn--85x722f.xn--55qx5d.cn
                    _dmarc.example.org            | example.org _dmarc.example.org
                    az-09.example.org             | example.org az-09.example.org
                    a.b.localhost                 | b.localhost a.b.localhost
                    """)
    void returnsDomainsAbovePublicSuffix(String host, String domains) {
        assertEquals(domains, String.join(" ", PublicSuffixes.mozilla().cookieDomains(host)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "localhost",
                "org",
                "co.uk",
                "github.io",
                "x.ck",
                "公司.cn",
                "127.0.0.1",
                "10.1",
                "example.0",
                "example.9",
                "1.2.3.0x7f",
                "[::1]",
                "example.org.",
                ".example.org",
                "a..example.org",
                "example.org; Secure",
                "exa mple.org",
                "example.org\r\nX: y",
                "example\u0000.org"
            })
    void returnsNoneForPublicSuffixesAndAddresses(String host) {
        assertEquals(List.of(), PublicSuffixes.mozilla().cookieDomains(host));
    }

    @Test
    void findsDomainsOfLongestHostInLinearTime() {
        assertEquals(
                125,
                PublicSuffixes.mozilla()
                        .cookieDomains("a.".repeat(124) + "a.uk")
                        .size());
        assertEquals(List.of(), PublicSuffixes.mozilla().cookieDomains("a.".repeat(100_000) + "uk"));
    }

    @Test
    void parsesListOfPublicSuffixes() throws Exception {
        PublicSuffixes list = PublicSuffixes.read(new BufferedReader(new StringReader("""
                        // ===BEGIN ICANN DOMAINS===

                        uk
                        co.uk  \t
                        *.ck
                        !www.ck
                        公司.cn
                        """)));
        assertEquals(List.of("a.co.uk"), list.cookieDomains("a.co.uk"));
        assertEquals(List.of("www.ck"), list.cookieDomains("www.ck"));
        assertEquals(List.of(), list.cookieDomains("xn--55qx5d.cn"));
    }
}
