// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that headers that name the upstream site name {@code www.example.org:8080} for its visitors instead. */
@Timeout(60)
class ResponseHeadersTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "http://127.0.0.1:PORT/next?a=1#b => http://www.example.org:8080/next?a=1#b",
                "http://localhost:PORT/next => http://www.example.org:8080/next",
                "HTTP://LocalHost:PORT/next => http://www.example.org:8080/next",
                "http://localhost.:PORT/next => http://www.example.org:8080/next",
                "http://[::1]:PORT/next => http://www.example.org:8080/next",
                "http://user@127.0.0.1:PORT/next => http://www.example.org:8080/next",
                "http://local%68ost:PORT/next => http://www.example.org:8080/next",
                "//127.0.0.1:PORT/next => http://www.example.org:8080/next",
                "/\\127.0.0.1:PORT/next => http://www.example.org:8080/next",
                "http:\\\\127.0.0.1:PORT\\next => http://www.example.org:8080\\next",
                "http:////127.0.0.1:PORT/next => http://www.example.org:8080/next",
                "http://127.0.0.1:PORT => http://www.example.org:8080",
                "http://127.0.0.1:PORT?a => http://www.example.org:8080?a",
                "http://127.0.0.1:PORT//evil.org => http://www.example.org:8080//evil.org",
                "http://127.0.0.1:PORT/list?f=a|b => http://www.example.org:8080/list?f=a|b",
                "http://127.0.0.1:PORT/a b => http://www.example.org:8080/a b",
                "http://127.0.0.1:PORT/{id}?x=[1] => http://www.example.org:8080/{id}?x=[1]",
                "http://127.0.0.1:PORT/100%?a=%zz => http://www.example.org:8080/100%?a=%zz",
                "http://127.0.0.1:PORT/\"<^>\" => http://www.example.org:8080/\"<^>\"",
                "http://127.0.0.1:PORT/café => http://www.example.org:8080/café",
                "http://127.0.0.1:1/next => http://127.0.0.1:1/next",
                "https://127.0.0.1:PORT/next => https://127.0.0.1:PORT/next",
                "http://other.org/next|a => http://other.org/next|a",
                "http://127.0.0.1:PORT@other.org/ => http://127.0.0.1:PORT@other.org/",
                "http://127.0.0.1:PORT.other.org/ => http://127.0.0.1:PORT.other.org/",
                "http:next => http:next",
                "/next|a => /next|a",
                "next => next",
                "app://127.0.0.1:PORT/next => app://127.0.0.1:PORT/next",
            })
    void rewritesLocation(String location, String expected) throws Exception {
        assertHeader("Location", location, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Location            | http://127.0.0.1:PORT/a   | http://www.example.org:8080/a",
                "Refresh                     | 0; url=http://127.0.0.1:PORT/a | 0; url=http://www.example.org:8080/a",
                "Refresh                     | 5;URL='http://127.0.0.1:PORT/a' | 5;URL='http://www.example.org:8080/a'",
                "Refresh                     | 3                         | 3",
                "HX-Redirect                 | http://127.0.0.1:PORT/a   | http://www.example.org:8080/a",
                "Access-Control-Allow-Origin | http://127.0.0.1:PORT     | http://www.example.org:8080",
                "Access-Control-Allow-Origin | *                         | *",
                "Content-Location            | http://other.org/a        | http://other.org/a",
            })
    void rewritesAddressInOtherHeaders(String name, String value, String expected) throws Exception {
        assertHeader(name, value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1; Domain=example.org; Path=/        | a=1; Domain=example.org; Path=/",
                "a=1; Domain=.example.org               | a=1; Domain=.example.org",
                "a=1; domain=WWW.Example.org            | a=1; domain=WWW.Example.org",
                "a=1; Path=/; Domain=live.org; Secure   | a=1; Path=/; Secure",
                "a=1; Domain=ample.org                  | a=1",
                "a=1; Domain=                           | a=1",
                "domain=live.org; Path=/                | domain=live.org; Path=/",
            })
    void removesDomainAttributeThatBrowsersReject(String cookie, String expected) throws Exception {
        assertHeader("Set-Cookie", cookie, expected);
    }

    private static void assertHeader(String name, String value, String expected) throws Exception {
        try (RawSite site = RawSite.saying(
                        "HTTP/1.1 302 Found\nContent-Length: 0\nConnection: close\n" + name + ": " + value + "\n\n");
                ProxyServer proxy = ProxyServer.of(site.uri())) {
            String response =
                    RawHttp.exchange(proxy.port(), "GET / HTTP/1.1\nHost: www.example.org:8080\nConnection: close\n\n");
            assertEquals(
                    List.of(expected.replace("PORT", String.valueOf(site.port()))), RawSite.values(response, name));
        }
    }
}
