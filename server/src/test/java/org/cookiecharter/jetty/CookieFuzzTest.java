// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests arbitrary {@code Cookie} headers in each of Jetty's modes, which the first byte selects. Jetty's own parser
 * finds the cookies that an application receives.
 */
class CookieFuzzTest {
    private static final Set<String> MAY_BE_READ = Set.of("sid", "JSESSIONID", "_c", "cookies_preferences");
    private static final List<CookieCompliance> MODES =
            CookieComplianceTest.modes().toList();

    private static final List<TestSite> SITES = new ArrayList<>();
    private static final Set<String> READ = new ConcurrentSkipListSet<>();
    private static final List<String> FIELDS = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        for (CookieCompliance mode : MODES) {
            TestSite site = new TestSite(directory)
                    .with(consent -> consent.getSettings().setCookieListener(null));
            site.http.setRequestCookieCompliance(mode);
            SITES.add(site.respondingWith((request, response) -> read(request)));
        }
    }

    @AfterAll
    static void stop() {
        SITES.forEach(TestSite::close);
        SITES.clear();
    }

    @FuzzTest
    @DictionaryEntries({
        "sid=",
        "_v=",
        "_c=",
        "; ",
        ", ",
        "\"",
        "\\\"",
        "$Version=1; ",
        "$Path=/",
        "cookies_preferences="
    })
    void readsNoDisallowedCookieOfAnyHeader(byte[] data) throws Exception {
        if (data.length == 0) {
            return;
        }
        int mode = Math.floorMod(data[0], MODES.size());
        byte[] field = oneLine(Arrays.copyOfRange(data, 1, data.length));
        READ.clear();
        FIELDS.clear();

        Reply reply = SITES.get(mode).bytes(request(field));

        assertTrue(List.of(200, 400, 431).contains(reply.status()), reply::raw);
        Set<String> leaked = new HashSet<>(READ);
        leaked.removeAll(MAY_BE_READ);
        assertEquals(Set.of(), leaked, MODES.get(mode)::toString);
        if (reply.status() == 200) {
            boolean commas = MODES.get(mode).allows(CookieCompliance.Violation.COMMA_SEPARATOR);
            String sent = new String(field, StandardCharsets.ISO_8859_1);
            assertEquals(kept(List.of(sent), commas, true), kept(FIELDS, commas, false), MODES.get(mode)::toString);
        }
    }

    /** Returns the cookies between semicolons as a browser writes them, either all or the allowed ones. */
    private static List<String> kept(List<String> fields, boolean commas, boolean thatMayBeRead) {
        return fields.stream()
                .flatMap(field -> Arrays.stream(field.split(commas ? "[;,]" : ";")))
                .map(CookieFuzzTest::trim)
                .filter(cookie -> !cookie.isEmpty())
                .filter(cookie -> !thatMayBeRead
                        || (cookie.indexOf('=') >= 0 && MAY_BE_READ.contains(trim(cookie.split("=", 2)[0]))))
                .toList();
    }

    private static String trim(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    /** Removes line breaks, which would end the header. */
    private static byte[] oneLine(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            data[i] = data[i] == '\r' || data[i] == '\n' || data[i] == 0 ? (byte) ';' : data[i];
        }
        return data;
    }

    private static byte[] request(byte[] field) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes("GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\nCookie: "
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(field);
        request.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return request.toByteArray();
    }

    private static void read(Request request) {
        FIELDS.addAll(request.getHeaders().getValuesList(HttpHeader.COOKIE));
        try {
            for (HttpCookie cookie : Request.getCookies(request)) {
                READ.add(cookie.getName());
            }
        } catch (HttpException.RuntimeException e) {
            // A strict mode rejects the request.
        }
    }
}
