// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDisplayTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PAGE    | Accept: text/HTML,application/xml;q=0.9,*/*;q=0.8
                    PAGE    | Sec-Fetch-Dest: document
                    PAGE    | Sec-Fetch-Dest: empty; Sec-Purpose: prefetch
                    FRAME   | Sec-Fetch-Dest: iframe
                    FRAME   | Sec-Fetch-Dest: embed; Accept: */*
                    DATA    | Sec-Fetch-Dest: empty; Accept: text/html
                    DATA    | Sec-Fetch-Dest: image; Accept: */*
                    DATA    | Accept: text/html; X-Requested-With: XMLHttpRequest
                    DATA    | Accept: text/html; HX-Request: true
                    DATA    | Accept: text/html; Turbo-Frame: list
                    DATA    | Accept: */*
                    UNKNOWN | Accept-Language: en
                    FILE    | Translate: f
                    FILE    | Accept: text/html; User-Agent: davfs2/1.6.1 neon/0.32.4
                    FILE    | User-Agent: Microsoft-WebDAV-MiniRedir/10.0.19045; Accept: */*
                    PAGE    | Sec-Fetch-Dest: document; Depth: 1
                    """)
    void recognizesDisplayOfPages(PageDisplay expected, String fields) {
        HttpFields.Mutable headers = HttpFields.build();
        for (String field : fields.split("; ", -1)) {
            String[] parts = field.split(": ", 2);
            headers.add(parts[0], parts[1]);
        }
        assertEquals(expected, PageDisplay.of(headers));
    }
}
