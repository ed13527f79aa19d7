// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of redirects, headers, styles and SVG documents that lead browsers to third parties. */
@ParameterizedClass
@EnumSource(Server.class)
@Timeout(120)
class ThirdPartiesIT {
    private final TestSite site;

    ThirdPartiesIT(Server server) throws Exception {
        site = server.site();
    }

    @Test
    void blocksRedirectOfSubresource() throws Exception {
        for (String path : List.of("/app/redirectAbroad", "/app/locationAbroad")) {
            Reply image = site.get(path, "Sec-Fetch-Dest: image");
            assertEquals(403, image.status(), image::toString);
            assertEquals(List.of(), image.all("location"), image::toString);
            assertEquals("no-store", image.header("cache-control"));
            assertEquals("", image.text());
            assertEquals(204, site.get(path, "Sec-Fetch-Dest: iframe").status());
        }
    }

    @Test
    void followsRedirectOfPageAndOfVisitorWhoConsented() throws Exception {
        for (String path : List.of("/app/redirectAbroad", "/app/locationAbroad")) {
            for (List<String> fields :
                    List.of(List.of("Sec-Fetch-Dest: document"), List.of("Sec-Fetch-Dest: image", site.granted()))) {
                Reply reply = site.get(path, fields.toArray(String[]::new));
                assertTrue(reply.status() == 301 || reply.status() == 302, reply::toString);
                assertTrue(reply.header("location").endsWith("//video.example/b.png"), reply::toString);
                assertTrue(String.join(",", reply.all("vary")).contains("Sec-Fetch-Dest"), reply::toString);
            }
        }
    }

    @Test
    void blocksRefreshOfFrameAndReportEndpoint() throws Exception {
        Reply frame = site.get("/app/refreshAbroad", "Sec-Fetch-Dest: iframe");
        assertEquals(List.of(), frame.all("refresh"));
        assertEquals("b=\"/r\"", frame.header("reporting-endpoints"));
        assertEquals("body", frame.text());
        Reply page = site.get("/app/refreshAbroad", "Sec-Fetch-Dest: document");
        assertEquals("0; url=https://video.example/", page.header("refresh"));
        assertEquals("b=\"/r\"", page.header("reporting-endpoints"));
    }

    @Test
    void blocksInlineStyleAndSvgDocument() throws Exception {
        Reply page = site.get("/app/styledPage", "Sec-Fetch-Dest: document");
        assertTrue(
                page.text()
                        .endsWith("<style data-consent-blocked=\"video\" type=\"text/plain\">"
                                + "-->@import 'https://video.example/a.css'</style>"),
                page::toString);
        Reply svg = site.get("/app/svg", "Sec-Fetch-Dest: document");
        assertEquals(
                "<svg><image data-consent-href='https://video.example/a.png' data-consent-blocked=\"video\"/></svg>",
                svg.text());
        assertEquals(
                "<svg><image href='https://video.example/a.png'/></svg>",
                site.get("/app/svg", "Sec-Fetch-Dest: image").text());
    }
}
