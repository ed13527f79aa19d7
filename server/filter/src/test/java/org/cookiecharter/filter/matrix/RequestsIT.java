// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the application receives no disallowed cookie by any method. */
@ParameterizedClass
@EnumSource(Server.class)
@Timeout(120)
class RequestsIT {
    private final TestSite site;

    RequestsIT(Server server) throws Exception {
        site = server.site();
    }

    /** Returns the cookies that the application received, after checking that the header and the objects agree. */
    private List<String> received(String... fields) throws Exception {
        String[] lines = site.get("/app/saw", fields).text().split("\n", -1);
        List<String> raw = cookies(lines[0], "raw: ");
        assertEquals(raw, cookies(lines[1], "cookies: "), "raw, and parsed");
        return raw;
    }

    /** Returns the cookies in sorted order, without the choice, whose value some containers cut at its second "=". */
    private static List<String> cookies(String line, String label) {
        String list = line.substring(label.length() + 1, line.length() - 1);
        return Stream.of(list.split("[;,] ", -1))
                .filter(cookie -> !cookie.isEmpty() && !cookie.startsWith("cookies_preferences="))
                .sorted()
                .toList();
    }

    @Test
    void allReadersSeeSameCookies() throws Exception {
        assertEquals(List.of("sid=1"), received("Cookie: sid=1; _v=2; _new=3"));
        assertEquals(List.of("_v=2", "sid=1"), received(site.granted("sid=1", "_v=2", "_new=3")));
        assertEquals(List.of("sid=1"), received("Cookie: _v=2", "cookie: sid=1; _new=3"));
        assertEquals(List.of(), received("Cookie: _v=2", "Cookie: _new=3; SID=1"));
        assertEquals(List.of(), received());
    }

    @Test
    void hidesCookieInsideValueOfAnother() throws Exception {
        String[] lines =
                site.get("/app/saw", "Cookie: sid=\"a; _v=2; b\"; _v=3").text().split("\n", -1);
        assertTrue(!lines[0].contains("_v=3") && !lines[1].contains(", _v="), lines[0] + lines[1]);
    }

    @Test
    void findsSessionOnlyIfGranted() throws Exception {
        String cookie = site.get("/app/session", site.granted()).sets().stream()
                .filter(set -> set.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
        String received = site.get("/app/saw", site.granted(cookie)).text();
        assertTrue(received.contains("session: ") && received.contains(" true there"), received);
        String hidden = site.get("/app/saw", "Cookie: " + cookie).text();
        assertTrue(hidden.contains("session: null false "), hidden);
    }

    @Test
    void readsGpcSignalOfBrowser() throws Exception {
        assertTrue(site.get("/consent/choice", "Sec-GPC: 1").text().contains("\"gpc\":true"));
        assertTrue(site.get("/consent/choice").text().contains("\"gpc\":false"));
    }
}
