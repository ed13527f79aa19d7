// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.util.Blocker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of SVG documents, which browsers display as images, and as pages that load resources. */
class SvgPageTest {
    private static final String JSON = """
            {"site": "https://example.org", "language": "en",
             "categories": [{"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show"}],
             "services": [
              {"id": "video", "provider": "Video", "name": "Video", "category": "media", "purpose": "To show",
               "origins": ["video.example"]}]}
            """;
    private static final String IMAGE = "<image xlink:href='https://video.example/a.png'/>";
    private static final String BLOCKED =
            "<image data-consent-xlink:href='https://video.example/a.png' data-consent-blocked=\"video\"/>";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Dest: document",
                "Sec-Fetch-Dest: iframe",
                "Sec-Fetch-Dest: embed",
                "Sec-Fetch-Dest: object",
                "Accept: text/html,*/*;q=0.8",
                "Accept: */*",
                "X: none"
            })
    void blocksThirdPartyInDocument(String header) throws Exception {
        try (TestSite site = svg("<svg>" + IMAGE + "</svg>")) {
            Reply reply = site.get("/a.svg", header);
            assertEquals("<svg>" + BLOCKED + "</svg>", reply.body());
            assertEquals(List.of("Sec-Fetch-Dest"), reply.all("Vary"));
            assertFalse(reply.header("ETag").equals("\"1\""), reply::raw);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Dest: image", "Sec-Fetch-Dest: empty", "Accept: image/avif,image/webp,*/*"})
    void leavesImageUnchanged(String header) throws Exception {
        try (TestSite site = svg("<svg>" + IMAGE + "</svg>")) {
            Reply reply = site.get("/a.svg", header);
            assertEquals("<svg>" + IMAGE + "</svg>", reply.body());
            assertEquals("\"1\"", reply.header("ETag"));
            assertEquals(List.of("Sec-Fetch-Dest"), reply.all("Vary"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <svg><script href="//video.example/a.js"/></svg> | <svg><script data-consent-href="//video.example/a.js" data-consent-blocked="video" type="text/plain"/></svg>
            <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg:svg><svg:use href="//video.example/a.svg#b"/></svg:svg> | <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg:svg><svg:use data-consent-href="//video.example/a.svg#b" data-consent-blocked="video"/></svg:svg>
            <svg><style><![CDATA[@import "//video.example/a.css";]]></style></svg> | <svg><style data-consent-blocked="video" type="text/plain">--><![CDATA[@import "//video.example/a.css";]]></style></svg>
            <svg><foreignObject><h:iframe src="//video.example/"/></foreignObject></svg> | <svg><foreignObject><h:iframe data-consent-src="//video.example/" data-consent-blocked="video"/></foreignObject></svg>
            <svg><feImage href="//video.example/a"/><a href="//video.example/">x</a></svg> | <svg><feImage data-consent-href="//video.example/a" data-consent-blocked="video"/><a href="//video.example/">x</a></svg>
            """)
    void readsXmlSyntax(String document, String blocked) throws Exception {
        try (TestSite site = svg(document)) {
            assertEquals(blocked, site.get("/a.svg", "Sec-Fetch-Dest: document").body());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <?xml version="1.0"?><?xml-stylesheet href="//video.example/a.css"?><svg/> | <?xml version="1.0"?><?data-consent-xml-stylesheet href="//video.example/a.css"?><svg/>
            <?xml-stylesheet title='>' href='https://video&#46;example/a.css' ?><svg/> | <?data-consent-xml-stylesheet title='>' href='https://video&#46;example/a.css' ?><svg/>
            <?xml-stylesheet href="//video.example/a.css"?><feed><link href="//video.example/"/></feed> | <?data-consent-xml-stylesheet href="//video.example/a.css"?><feed><link href="//video.example/"/></feed>
            <?xml-stylesheet href="/own.css"?><svg/> | <?xml-stylesheet href="/own.css"?><svg/>
            <?xml-stylesheets href="//video.example/a.css"?><svg/> | <?xml-stylesheets href="//video.example/a.css"?><svg/>
            <?don't?><!-- <?xml-stylesheet href="//video.example/a.css"?> --><svg/> | <?don't?><!-- <?xml-stylesheet href="//video.example/a.css"?> --><svg/>
            """)
    void blocksStylesheetInstruction(String document, String blocked) throws Exception {
        for (String type : document.contains("<feed>")
                ? List.of("application/atom+xml")
                : List.of("image/svg+xml", "application/xml")) {
            try (TestSite site = xml(type, document)) {
                assertEquals(
                        blocked, site.get("/a.svg", "Sec-Fetch-Dest: document").body());
            }
        }
        try (TestSite site = xml("application/xhtml+xml", document.replace("<svg/>", "<html><head></head></html>"))) {
            assertEquals(
                    blocked.replace("<svg/>", "<html><head></head></html>"),
                    site.get("/a.xhtml", "Sec-Fetch-Dest: document").body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml;charset=utf-8", "application/x+xml"})
    void blocksThirdPartyInDocumentOfXmlType(String type) throws Exception {
        for (String start : List.of(
                "<svg xmlns='http://www.w3.org/2000/svg'>|</svg>",
                "\ufeff<?xml version='1.0'?>\n<!-- - > -->\n<!DOCTYPE svg [<!ENTITY a \">\">]><svg>|</svg>",
                "<picture:svg>|</picture:svg>",
                "<html>|</html>")) {
            try (TestSite site = xml(type, start.replace("|", IMAGE))) {
                byte[] sent = start.replace("|", BLOCKED).getBytes(StandardCharsets.UTF_8);
                assertEquals(
                        new String(sent, StandardCharsets.ISO_8859_1),
                        site.get("/a.xml", "Sec-Fetch-Dest: document").body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xsl", "application/xslt+xml", "text/xml"})
    void blocksThirdPartyInPageThatXsltMakes(String type) throws Exception {
        String sheet = "<xsl:%1$s version='1.0'><xsl:template match='/'>%2$s</xsl:template></xsl:%1$s>";
        for (String root : List.of("stylesheet", "transform")) {
            try (TestSite site = xml(type, sheet.formatted(root, "<img src='//video.example/{@id}'/>"))) {
                assertEquals(
                        sheet.formatted(
                                root, "<img data-consent-src='//video.example/{@id}' data-consent-blocked=\"video\"/>"),
                        site.get("/a.xsl", "Sec-Fetch-Dest: xslt").body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<feed><link rel='enclosure' href='https://video.example/a.mp3'/></feed>",
                "<svgs><image href='https://video.example/a.png'/></svgs>",
                "<?xml version='1.0'?><!DOCTYPE svg><rss><image href='https://video.example/a.png'/></rss>",
            })
    void leavesOtherXmlUnchanged(String document) throws Exception {
        try (TestSite site = xml("application/atom+xml", document)) {
            Reply reply = site.get("/feed", "Sec-Fetch-Dest: document");
            assertEquals(document, reply.body());
            assertEquals("\"1\"", reply.header("ETag"));
        }
    }

    @Test
    void insertsNoBannerAndKeepsPolicy() throws Exception {
        try (TestSite site = new TestSite(directory, JSON)
                .with(handler -> handler.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders().put("Content-Type", "image/svg+xml");
                    response.getHeaders().put("Content-Security-Policy", "sandbox; script-src 'none'");
                    write(response, ("<svg>" + IMAGE + "</svg>").getBytes(StandardCharsets.UTF_8));
                })) {
            Reply reply = site.get("/a.svg", "Sec-Fetch-Dest: document");
            assertEquals("<svg>" + BLOCKED + "</svg>", reply.body());
            assertEquals("sandbox; script-src 'none'", reply.header("Content-Security-Policy"));
            assertEquals(0, site.consent.getUnmodifiedPages());
        }
    }

    @Test
    void leavesDownloadUnchanged() throws Exception {
        try (TestSite site = new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.getHeaders().put("Content-Type", "image/svg+xml");
            response.getHeaders().put("Content-Disposition", "attachment");
            write(response, IMAGE.getBytes(StandardCharsets.UTF_8));
        })) {
            assertEquals(IMAGE, site.get("/a.svg", "Sec-Fetch-Dest: document").body());
        }
    }

    @Test
    void readsGzip() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("<svg>" + IMAGE + "</svg>").getBytes(StandardCharsets.UTF_8));
        }
        try (TestSite site = new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.getHeaders().put("Content-Type", "image/svg+xml");
            response.getHeaders().put("Content-Encoding", "gzip");
            write(response, packed.toByteArray());
        })) {
            byte[] body = site.get("/a.svg", "Sec-Fetch-Dest: document", "Accept-Encoding: gzip")
                    .body()
                    .getBytes(StandardCharsets.ISO_8859_1);
            byte[] unpacked = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(body)).readAllBytes();
            assertEquals("<svg>" + BLOCKED + "</svg>", new String(unpacked, StandardCharsets.UTF_8));
        }
    }

    @Test
    void countsUndeclaredHostOfStylesheetInstruction() throws Exception {
        try (TestSite site = svg("<?xml-stylesheet href='//styles.example/a.css'?><svg/>")) {
            site.get("/a.svg", "Sec-Fetch-Dest: document");
            assertEquals(List.of("styles.example"), site.consent.undeclaredThirdPartyHosts());
        }
    }

    @Test
    void countsUndeclaredHostAndBlocksNothingInReportMode() throws Exception {
        try (TestSite site = svg("<svg>" + IMAGE + "<image href='//b.example/'/></svg>")) {
            assertEquals(List.of(), site.consent.undeclaredThirdPartyHosts());
            site.get("/a.svg", "Sec-Fetch-Dest: document");
            assertEquals(List.of("b.example"), site.consent.undeclaredThirdPartyHosts());
        }
        try (TestSite site = new TestSite(directory, JSON)
                .with(handler -> handler.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith((request, response) -> {
                    response.getHeaders().put("Content-Type", "image/svg+xml");
                    write(response, IMAGE.getBytes(StandardCharsets.UTF_8));
                })) {
            assertEquals(IMAGE, site.get("/a.svg", "Sec-Fetch-Dest: document").body());
        }
    }

    private TestSite svg(String document) throws Exception {
        return xml("image/svg+xml", document);
    }

    private TestSite xml(String type, String document) throws Exception {
        return new TestSite(directory, JSON).respondingWith((request, response) -> {
            response.getHeaders().put("Content-Type", type);
            response.getHeaders().put("ETag", "\"1\"");
            write(response, document.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void write(org.eclipse.jetty.server.Response response, byte[] bytes) throws Exception {
        try (Blocker.Callback blocker = Blocker.callback()) {
            response.write(false, ByteBuffer.wrap(bytes), blocker);
            blocker.block();
        }
    }
}
