// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkHostTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            https://a.example/x,          a.example, 443
            http://a.example,             a.example, 80
            HTTPS://A.Example:8443?q,     a.example, 8443
            //a.example/x,                a.example, -1
            //a.example:81,               a.example, 81
            \\\\\\\\a.example\\\\x,       a.example, -1
            https:\\\\a.example,          a.example, 443
            https:/a.example/,            a.example, 443
            https:///a.example,           a.example, 443
            https:a.example,              a.example, 443
            /\\\\/a.example,              a.example, -1
            https://user:pass@a.example/, a.example, 443
            https://b.example@a.example,  a.example, 443
            https://a.example#@b.example, a.example, 443
            https://a.example.,           a.example, 443
            https://a%2Eexample/,         a.example, 443
            https://bücher.example/,      xn--bcher-kva.example, 443
            wss://a.example/s,            a.example, 443
            https://[::1]:8080/,          [::1], 8080
            https://127.0.0.1:81/,        127.0.0.1, 81
            `ht\ttps://a.exa\nmple/`,     a.example, 443
            """)
    void returnsHostThatBrowserContacts(String address, String name, int port) {
        assertEquals(new NetworkHost(name, port), NetworkHost.of(address.replace("\\\\", "\\")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "/x",
                "?x",
                "#x",
                "x/y:z",
                "a//b.example",
                "data:text/html,//a",
                "blob:https://a.example/1",
                "javascript:'//a.example'",
                "about:blank",
                "mailto:a@a.example",
                ":",
                "//",
                "https://",
                "1a://b.example"
            })
    void returnsNullForOtherAddresses(String address) {
        assertNull(NetworkHost.of(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://%", "https://%zz/", "https://a b/", "https://\u0000", "https://-._~!$&'()*+,;="})
    void neverThrowsOnAnyAddress(String address) {
        NetworkHost.of(address);
    }
}
