// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the banner for visitors without scripts: its place in pages, and its visibility. */
class NoScriptBannerTest {
    private static final String PAGE =
            "<!doctype html><html lang=en><head><title>A</title></head><body><h1>A</h1></body>";
    private static final String NAVIGATION = "Sec-Fetch-Dest: document";
    private static final Pattern BAR =
            Pattern.compile("<noscript class=\"cookie-charter__noscript\"><link .*?</noscript>");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private String type = "text/html;charset=utf-8";
    private String page = PAGE;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory)
                .with(consent -> {
                    consent.getSettings().setInjectNoScriptBanner(true);
                    consent.getSettings().setBannerExcludedPaths(List.of("/admin/*", "/help"));
                })
                .respondingWith((request, response) -> {
                    response.getHeaders()
                            .put(HttpHeader.CONTENT_TYPE, type)
                            .put(HttpHeader.CACHE_CONTROL, "public, max-age=60")
                            .put(HttpHeader.ETAG, "\"a\"");
                    Content.Sink.write(response, false, ByteBuffer.wrap(page.getBytes(charset())));
                });
    }

    private Charset charset() {
        return type.contains("utf-16") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** {@code *} marks the place of the banner. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><head><title>A</title></head><body>*<p>A</body></html>",
                "<!doctype html><html><head></head><BODY class='>' id=b >*A<body>",
                "<!doctype html><title>A</title><link rel=icon href=i><meta name=a><script>'<p>'</script>*<p>A<p>B",
                "<!doctype html><html><title><body></title><!-- <body> -->*<main>A</main>",
                "*<p>A",
                "<html><head><noscript><style>a{}</style></noscript></head><body>*",
                "<html><head><noscript><img src=a></noscript><meta name=a></head><body>*<p>A",
                "<html><noscript><p>A</p></noscript><noscript><iframe></iframe></noscript>*<p>A",
                "<html><head><template><p>A<template><b></b></template><i></template><title>A</title>*<p>A",
                "<html><frameset><frame></frameset><noframes><body></noframes></html>",
                "no tag at all",
            })
    void bannerIsAtStartOfBody(String marked) throws Exception {
        page = marked.replace("*", "");
        String body = site.get("/", NAVIGATION).text();
        assertEquals(marked, BAR.matcher(body).replaceAll("*"));
    }

    @Test
    void insertsNoBannerIntoPageOnExcludedPath() throws Exception {
        assertEquals(PAGE, site.get("/admin/users?a=b", NAVIGATION).text());
        assertEquals(PAGE, site.get("/help", NAVIGATION).text());
        assertTrue(BAR.matcher(site.get("/administration", NAVIGATION).text()).find());
        assertTrue(BAR.matcher(site.get("/help/a", NAVIGATION).text()).find());
    }

    @Test
    void insertsNoBannerIntoPartialPage() throws Exception {
        page = "<p>A</p><p>B</p>";
        assertEquals(page, site.get("/", "Sec-Fetch-Dest: empty").text());
        page = PAGE;
        assertTrue(BAR.matcher(site.get("/", "Sec-Fetch-Dest: empty").text()).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xhtml+xml", "application/json", "text/plain"})
    void insertsNoBannerIntoOtherContent(String other) throws Exception {
        type = other;
        assertEquals(PAGE, site.get("/", NAVIGATION).text());
    }

    @Test
    void insertsBannerInEveryEncoding() throws Exception {
        type = "text/html;charset=utf-16le";
        page = PAGE.replace("lang=en", "lang=ar");
        String body = site.get("/", NAVIGATION).body();
        String text = new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_16LE);
        assertEquals(page, BAR.matcher(text).replaceAll(""));
        type = "text/html;charset=windows-1256";
        String bar = bar(site.get("/", NAVIGATION).text());
        assertTrue(bar.chars().allMatch(c -> c < 0x7F), bar);
        assertTrue(bar.contains("dir=\"rtl\""), bar);
    }

    @ParameterizedTest
    @CsvSource({"en, Refuse all", "fr, Tout refuser", "fr-CA, Tout refuser", "de, Alle ablehnen", "xx, Tout refuser"})
    void usesLanguageOfPage(String language, String refuse) throws Exception {
        page = PAGE.replace("lang=en", "lang=" + language);
        String bar = bar(site.get("/", NAVIGATION, "Accept-Language: ro").text());
        assertTrue(bar.contains(">" + refuse + "<"), bar);
    }

    @Test
    void bannerIsSameForEveryoneAndCacheable() throws Exception {
        Reply undecided = site.get("/", NAVIGATION);
        Reply refused = site.get("/", NAVIGATION, site.chose());
        assertEquals(undecided.body(), refused.body());
        assertEquals("public, max-age=60", undecided.header("Cache-Control"));
        assertEquals(List.of(), undecided.all("Vary"));
        assertNotEquals("\"a\"", undecided.header("ETag"));
    }

    @Test
    void hidesBannerFromVisitorsWithChoice() throws Exception {
        Reply asked = site.get("/consent/noscript.css");
        assertEquals("text/css;charset=utf-8", asked.header("Content-Type"));
        assertEquals("no-store", asked.header("Cache-Control"));
        assertTrue(asked.text().contains("#cookie-charter[hidden]{display:flex!important}"), asked.text());
        assertEquals("", site.get("/consent/noscript.css", site.chose()).text());
        assertEquals("", site.get("/consent/noscript.css", site.chose("media")).text());
        assertEquals("", site.get("/consent/noscript.css", "Sec-GPC: 1").text());
        assertEquals(
                asked.text(),
                site.get("/consent/noscript.css", "Cookie: cookies_preferences=forged")
                        .text());
        assertEquals(405, site.request("POST", "/consent/noscript.css", "").status());
    }

    @Test
    void asksAgainIfChoiceIsStale() throws Exception {
        String cookie = site.chose("media");
        site.close();
        site = new TestSite(directory, TestSite.JSON.replace("\"_m\"", "\"_m2\"")).respondingWith(TestSite.setting());
        assertNotEquals("", site.get("/consent/noscript.css", cookie).text());
    }

    @Test
    void buttonsSendFieldsThatEndpointReads() throws Exception {
        String bar = bar(site.get("/", NAVIGATION).text());
        assertTrue(bar.contains("method=\"post\" action=\"/consent/choice\""), bar);
        Matcher buttons = Pattern.compile("<button [^>]*name=\"decision\" value=\"([^\"]*)\"")
                .matcher(bar);
        assertTrue(buttons.find());
        Reply accepted = site.post("language=en&decision=" + buttons.group(1), "Referer: http://example.org/a?b");
        assertEquals(303, accepted.status());
        assertEquals("/a?b", accepted.header("Location"));
        assertTrue(accepted.header("Set-Cookie").contains("ok=stats~"), accepted.header("Set-Cookie"));
        assertTrue(buttons.find());
        Reply refused = site.post("language=en&decision=" + buttons.group(1), "Referer: http://example.org/a?b");
        assertEquals(303, refused.status());
        assertFalse(buttons.find());
        assertTrue(bar.contains("name=\"lang\" value=\"en\" formmethod=\"get\" formaction=\"/consent/#choice\""), bar);
        assertEquals(200, site.get("/consent/?language=en&lang=en").status());
    }

    @Test
    void insertsNoBannerWithoutChoosableCategory() throws Exception {
        site.close();
        site = new TestSite(
                        directory,
                        TestSite.JSON.replaceAll("opt-out|opt-in", "exempt").replace(", \"gpc\": true", ""))
                .with(consent -> consent.getSettings().setInjectNoScriptBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
                    Content.Sink.write(response, false, ByteBuffer.wrap(PAGE.getBytes(StandardCharsets.UTF_8)));
                });
        assertEquals(PAGE, site.get("/", NAVIGATION).text());
    }

    private static String bar(String page) {
        Matcher bar = BAR.matcher(page);
        assertTrue(bar.find(), page);
        return bar.group();
    }
}
