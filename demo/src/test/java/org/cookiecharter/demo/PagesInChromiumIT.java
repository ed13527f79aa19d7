// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.cookiecharter.demo.ConsentedSite.SITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the responses that a real browser displays as pages, and of the effect of inserted markup on parsing. */
@Timeout(300)
class PagesInChromiumIT {
    private static final String PAGE =
            "<!doctype html><html lang=\"en\"><body><img src=\"http://third.example/a.png\"><p>x";
    private static final HttpFields HTML =
            HttpFields.build().put("Content-Type", "text/html").asImmutable();

    @TempDir
    private static Path directory;

    @AutoClose
    private static ConsentedSite site;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        site = new ConsentedSite(directory);
    }

    @BeforeEach
    void open() {
        site.requests.clear();
        context = site.visitor(new Browser.NewContextOptions());
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 |
                    200 | text/html charset=utf-8
                    200 | text/html, text/html; charset=utf-8
                    200 | unknown/unknown
                    302 | text/html
                    206 | text/html
                    300 | text/html
                    """)
    void blocksThirdPartiesInEveryKindOfPage(int status, @Nullable String type) {
        HttpFields.Mutable headers = HttpFields.build();
        if (type != null) {
            headers.put("Content-Type", type);
        }
        site.page("/", status, headers, PAGE, StandardCharsets.UTF_8);
        page.navigate(SITE + "/");
        page.waitForSelector("#cookie-charter");
        assertEquals(List.of(), site.thirdPartyRequests());
    }

    @Test
    void leavesDownloadUnchanged() throws Exception {
        site.page("/", HTML, "<!doctype html><html><body><a href=/file>file</a>");
        site.page("/file", HttpFields.build(HTML).put("Content-Disposition", "attachment; filename=a.html"), PAGE);
        page.navigate(SITE + "/");
        Download download = page.waitForDownload(() -> page.evaluate("document.querySelector('a').click()"));
        assertEquals(PAGE, Files.readString(download.path()));
    }

    @Test
    void showsPageThatScriptFetchedBefore() {
        HttpFields cacheable = HttpFields.build(HTML).put("Cache-Control", "max-age=1000");
        site.page("/", HTML, "<!doctype html><html><body>x");
        site.page("/part", cacheable, "<img src=\"http://third.example/a.png\"><p>x");
        page.navigate("http://localhost/");
        assertEquals(
                "<img src=\"http://third.example/a.png\"><p>x",
                page.evaluate("fetch('/part').then(response => response.text())"));
        page.evaluate("location.href = '/part'");
        page.waitForURL("http://localhost/part");
        page.waitForSelector("#cookie-charter");
        assertEquals(List.of(), site.thirdPartyRequests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"rel/a.png\">",
                "<img srcset=\"rel/a.png 1x\">",
                "<input type=image src=\"rel/a.png\">",
                "<video poster=\"rel/a.png\"></video>",
                "<svg><image href=\"rel/a.png\"/></svg>",
            })
    void loadsNothingFromBaseBehindAddress(String markup) {
        site.page(
                "/",
                HTML,
                "<html lang=\"en\">" + markup
                        + "<base href=\"http://third.example/\" target=\"x\"><a href=\"rel/b\">b</a>");
        page.navigate(SITE + "/");
        page.waitForSelector("#cookie-charter");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertEquals(List.of(), site.thirdPartyRequests());
        assertTrue(site.requests.contains("site.example/rel/a.png"), site.requests::toString);
        assertEquals(
                "<base href=\"http://third.example/\" target=\"x\">",
                page.evaluate("document.querySelector('base').outerHTML"));
        assertEquals("http://third.example/rel/b", page.evaluate("document.querySelector('a[href=\"rel/b\"]').href"));
    }

    @ParameterizedTest
    @CsvSource({"windows-1250, windows-1250", "iso-8859-5, ISO-8859-5", "shift_jis, Shift_JIS", "koi8-r, KOI8-R"})
    void decodesPageWithLateEncodingDeclaration(String label, String name) {
        String text = "<div>" + "x".repeat(650) + "</div><meta charset=\"" + label + "\"><p>y";
        site.page("/", 200, HTML, text, Charset.forName(label));
        page.navigate(SITE + "/");
        assertEquals(name, page.evaluate("document.characterSet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=iso-2022-jp", "text/html"})
    void blocksThirdPartyBehindJapaneseText(String type) {
        String text =
                "<!doctype html><html lang=\"ja\"><head><meta charset=\"iso-2022-jp\"><title>\u793e</title></head>"
                        + "<body>\u793e<img src=\"http://third.example/a.png\">";
        site.page("/", 200, HttpFields.build().put("Content-Type", type), text, Charset.forName("ISO-2022-JP"));
        page.navigate(SITE + "/");
        page.waitForSelector("#cookie-charter");
        assertEquals("\u793e", page.title());
        assertEquals(List.of(), site.thirdPartyRequests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>@import 'http://third.example/a';</style>",
                "<svg><style>@import 'http://third.example/a';</style></svg>",
                "<svg><script href='http://third.example/a'></script></svg>",
                "<svg><script xlink:href='http://third.example/a'></script></svg>"
            })
    void preloadsNothingThatIsBlocked(String markup) {
        site.page("/", HTML, markup);
        page.navigate(SITE + "/");
        page.waitForSelector("#cookie-charter");
        assertEquals(List.of(), site.thirdPartyRequests());
        page.click("text=Accept all");
        page.waitForCondition(() -> site.thirdPartyRequests().equals(List.of("/a")));
    }

    @Test
    void leavesTextUnchanged() {
        site.page("/", HttpFields.EMPTY, "hello <img src=\"http://third.example/a.png\">");
        page.navigate(SITE + "/");
        assertFalse(page.content().contains("banner.js"));
    }

    @Test
    void refreshesFrameToThirdPartyOnceTheVisitorConsents() {
        site.page(
                "/refreshed",
                HTML,
                "<!doctype html><meta http-equiv=refresh content=\"0; url=http://third.example/film\"><p>wait");
        site.page("/", HTML, "<!doctype html><html lang=\"en\"><body><iframe src=/refreshed></iframe>");
        // Chromium declares a request as one for a frame only to trustworthy hosts.
        page.navigate("http://localhost/");
        page.frames().get(1).waitForSelector("text=wait");
        page.waitForTimeout(500);
        assertEquals(List.of(), site.thirdPartyRequests());
        page.click("text=Accept all");
        page.waitForFunction("() => frames.length === 1");
        page.waitForCondition(() -> site.thirdPartyRequests().equals(List.of("/film")));
    }

    @Test
    void loadsNoStylesheetThatAnXmlDocumentNames() {
        String document = "<?xml version='1.0'?><?xml-stylesheet href='http://third.example/a.css'?>"
                + "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://third.example/a.png'/></svg>";
        for (String type : List.of("image/svg+xml", "application/xml", "text/xml")) {
            site.page("/a", HttpFields.build().put("Content-Type", type), document);
            page.navigate(SITE + "/a");
            page.waitForLoadState(LoadState.LOAD);
            assertEquals("svg", page.evaluate("document.documentElement.localName"));
        }
        assertEquals(List.of(), site.thirdPartyRequests());
        page.navigate(ConsentedSite.PLAIN + "/a");
        page.waitForCondition(() -> site.thirdPartyRequests().equals(List.of("/a.css", "/a.png")));
    }
}
