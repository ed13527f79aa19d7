// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@code Expires} is parsed like browsers do. */
class CookieDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Sun, 06 Nov 1994 08:49:37 GMT         | 1994-11-06T08:49:37Z
                    Sunday, 06-Nov-94 08:49:37 GMT        | 1994-11-06T08:49:37Z
                    Sun Nov  6 08:49:37 1994              | 1994-11-06T08:49:37Z
                    6 nov 1994 8:9:7                      | 1994-11-06T08:09:07Z
                    1994 6 NOVEMBER 08:49:37              | 1994-11-06T08:49:37Z
                    08:49:37x 6th Novem 1994AD            | 1994-11-06T08:49:37Z
                    01:02:03 04:05:06 7 Jan 2027          | 2027-01-04T01:02:03Z
                    01:02:03 7 8 Jan 2027                 | 2027-01-07T01:02:03Z
                    7 Jan Feb 2027 2028 00:00:00          | 2027-01-07T00:00:00Z
                    29 Feb 2028 23:59:59                  | 2028-02-29T23:59:59Z
                    1 Jan 1601 00:00:00                   | 1601-01-01T00:00:00Z
                    1 Jan 69 00:00:00                     | 2069-01-01T00:00:00Z
                    1 Jan 70 00:00:00                     | 1970-01-01T00:00:00Z
                    1 Jan 99 00:00:00                     | 1999-01-01T00:00:00Z
                    1 Jan 00 00:00:00                     | 2000-01-01T00:00:00Z
                    !1/Jan<2027`00:00:00~                 | 2027-01-01T00:00:00Z
                    """)
    void parsesDateFromTokens(String text, String instant) {
        Instant date = CookieDate.parse(text);
        assertEquals(instant, date == null ? "" : date.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GMT",
                "Sun, 06 Nov 1994",
                "Sun, 06 1994 08:49:37 GMT",
                "Sun, Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 08:49:37 GMT",
                "31 Feb 2027 00:00:00",
                "29 Feb 2027 00:00:00",
                "0 Jan 2027 00:00:00",
                "32 Jan 2027 00:00:00",
                "1 Jan 1600 00:00:00",
                "1 Jan 20270 00:00:00",
                "1 Jan 2027 24:00:00",
                "1 Jan 2027 00:60:00",
                "1 Jan 2027 00:00:60",
                "1 Jan 2027 000:00:00",
                "1 Jan 2027 00:00:000",
                "1 Jan 2027 00:00",
                "1 Jan 2027 00::00",
                "1 Jan 2027 00:00:",
                "1 ſep 2027 00:00:00",
                "1 Ja 2027 00:00:00",
                "123 Jan 2027 00:00:00"
            })
    void returnsNullIfPartIsMissingOrInvalid(String text) {
        assertNull(CookieDate.parse(text));
    }

    /** The expiry of each cookie in Chromium 156, if it was stored. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 Jan 20270 00:00:00                              | true
                    Fri, 01 Jan 2027 00:00:000 GMT                    | true
                    27x Jan 2020 00:00:00 5                           | true
                    6th Jan 2027 00:00:00                             | true
                    1 Jan 9 00:00:00 2027                             | true
                    01:02:03 04:05:06 7 Jan 2027                      | true
                    Thu, 01 Jan 1970 00:00:00 GMT                     | false
                    Thu, 01-Jan-70 00:00:01 GMT                       | false
                    Thu Jan  1 00:00:00 1970                          | false
                    Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time) | false
                    1970 1 Jan 0:0:0                                  | false
                    0                                                 | false
                    -1                                                | false
                    soon                                              | false
                    """)
    void knowsDatesThatBrowsersParseDifferently(String text, boolean disputed) {
        assertEquals(disputed, CookieDate.isDisputed(text));
    }

    /** The page script is tested with the same vectors. */
    @Test
    void parsesDatesOfSharedVectors() throws Exception {
        try (Reader file = new InputStreamReader(
                CookieDateTest.class.getResourceAsStream("/vectors/cookie-dates.json"), StandardCharsets.UTF_8)) {
            for (JsonElement element :
                    JsonParser.parseReader(file).getAsJsonObject().getAsJsonArray("vectors")) {
                JsonObject vector = element.getAsJsonObject();
                String text = vector.get("text").getAsString();
                if (vector.has("instant")) {
                    String instant = vector.get("instant").isJsonNull()
                            ? "null"
                            : vector.get("instant").getAsString();
                    assertEquals(instant, String.valueOf(CookieDate.parse(text)), text);
                }
                if (vector.has("disputed")) {
                    assertEquals(vector.get("disputed").getAsBoolean(), CookieDate.isDisputed(text), text);
                }
            }
        }
    }

    /** Tests every character against RFC 6265bis, 5.1.1. */
    @Test
    void usesDelimitersOfStandard() {
        StringBuilder found = new StringBuilder();
        for (char c = 1; c < 256; c++) {
            Instant date = CookieDate.parse("1 Jan" + c + "2027 00:00:00");
            if (date != null) {
                found.append(c);
            }
        }
        assertEquals("\t !\"#$%&'()*+,-./;<=>?@[\\]^_`{|}~", found.toString());
    }

    @Test
    void parsesInLinearTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertNull(CookieDate.parse("1:".repeat(2_000_000)));
            assertNull(CookieDate.parse("1 ".repeat(2_000_000)));
        });
    }
}
