// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {
    private final PageRewriter tag = new PageRewriter("/consent/banner.js?v=1a", "1a", null, null, null);
    private final PageEtag etag = new PageEtag("1a");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip, deflate, br, zstd        | gzip
                    br;q=1.0, gzip;q=0.8, *;q=0.1  | gzip;q=0.8
                    gzip;q=0, br                   | gzip;q=0
                    br                             | identity
                    *                              | gzip
                    br, *;q=0.5                    | gzip;q=0.5
                    gzip;q=0, *                    | gzip;q=0
                    br, identity;q=0.5, *;q=0      | identity;q=0.5, *;q=0
                    dcb, GZIP                      | GZIP
                    x-gzip, deflate                | x-gzip
                    """)
    void requestsOnlySupportedCodings(String sent, String received) {
        HttpFields headers = page().put("Accept-Encoding", sent).asImmutable();
        assertEquals(received, tag.request("GET", headers).get("Accept-Encoding"));
        assertEquals(received, tag.request("POST", headers).get("Accept-Encoding"));
    }

    @Test
    void returnsSameRequestIfNothingChanges() {
        HttpFields image = HttpFields.build()
                .put("Accept", "image/png,*/*")
                .put("Accept-Encoding", "gzip, br")
                .put("If-None-Match", "\"a\"")
                .put("Range", "bytes=0-")
                .asImmutable();
        assertSame(image, tag.request("GET", image));
        HttpFields page =
                page().put("Accept-Encoding", "gzip, identity;q=0.5, *;q=0").asImmutable();
        assertSame(page, tag.request("GET", page));
        HttpFields empty = page().put("Accept-Encoding", "").asImmutable();
        assertSame(empty, tag.request("GET", empty));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "a--1a"                          | "a"
                    W/"a--gzip--1a"                  | W/"a--gzip"
                    "a", "b--1a", W/"c--1a","d--2"   | "b", W/"c"
                    "a,b--1a"                        | "a,b"
                    "a"                              |
                    *                                |
                    "a--1                            |
                    """)
    void revalidatesPageOnlyAgainstMarkedCopies(String sent, @Nullable String received) {
        HttpFields headers = page().put("If-None-Match", sent).asImmutable();
        assertEquals(received, tag.request("GET", headers).get("If-None-Match"));
    }

    @Test
    void removesConditionsAndRangesForPages() {
        HttpFields headers = page().put("If-Modified-Since", "x")
                .put("If-Range", "\"a\"")
                .put("Range", "bytes=0-1")
                .put("X-Other", "y")
                .asImmutable();
        assertEquals(page().put("X-Other", "y").asImmutable(), tag.request("HEAD", headers));
        assertSame(headers, tag.request("POST", headers));
    }

    @Test
    void removesMarkFromConditionsForOtherContent() {
        HttpFields fetched = HttpFields.build()
                .put("Accept", "*/*")
                .put("If-None-Match", "\"a\", \"b--1a\"")
                .asImmutable();
        assertEquals("\"a\", \"b\"", tag.request("GET", fetched).get("If-None-Match"));
        HttpFields put = HttpFields.build().put("If-Match", "\"b--1a\"").asImmutable();
        assertEquals("\"b\"", tag.request("PUT", put).get("If-Match"));
    }

    @Test
    void marksEntityTagsOnceInsideQuotes() {
        assertEquals("\"a--1a\"", etag.mark("\"a\""));
        assertEquals("W/\"a--1a\"", etag.mark("W/\"a\""));
        assertEquals("\"--1a\"", etag.mark("\"\""));
        assertEquals("\"a--1a\"", etag.mark("\"a--1a\""));
        assertNull(etag.mark("a"));
        assertNull(etag.mark("\""));
        assertNull(etag.mark("W/\""));
    }

    private static HttpFields.Mutable page() {
        return HttpFields.build().put("Accept", "text/HTML,application/xml;q=0.9,*/*;q=0.8");
    }
}
