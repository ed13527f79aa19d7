// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.cookiecharter.demo.ConsentedSite.PLAIN;
import static org.cookiecharter.demo.ConsentedSite.SITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that third-party scripts run at the same times and in the same order with consent as without the handler. */
@Timeout(300)
class ScriptOrderInChromiumIT {
    @TempDir
    private static Path directory;

    @AutoClose
    private static ConsentedSite site;

    /** A page of a visitor who has consented. */
    private static Page page;

    @BeforeAll
    static void start() throws Exception {
        site = new ConsentedSite(directory);
        site.page(
                "/own.js",
                HttpFields.build().put("Content-Type", "text/javascript"),
                "(window.order = window.order || []).push('own');");
        page("");
        page = site.visitor(new Browser.NewContextOptions()).newPage();
        page.navigate(SITE + "/");
        page.click("text=Accept all");
        page.waitForFunction("() => cookieCharter.choice && cookieCharter.allows('film')");
    }

    private static void page(String body, String... headers) {
        page(body, StandardCharsets.UTF_8, headers);
    }

    private static void page(String body, Charset charset, String... headers) {
        HttpFields.Mutable all = HttpFields.build().put("Content-Type", "text/html;charset=" + charset.name());
        for (String header : headers) {
            all.add("Content-Security-Policy", header);
        }
        String page = """
                <!doctype html><html lang="en"><head><title>Page</title><script nonce="abc">
                var order = [];
                addEventListener('DOMContentLoaded', () => order.push('DOMContentLoaded'));
                addEventListener('load', () => order.push('load'));
                </script></head><body>%s</body></html>
                """.formatted(body.replace("<script", "<script nonce=\"abc\""));
        site.page("/", 200, all, page, charset);
    }

    private static Object visit(Page page, String address) {
        page.navigate(address + "/");
        page.waitForLoadState(LoadState.LOAD);
        page.waitForFunction("() => order.includes('load')");
        return page.evaluate("[...order, document.scripts.length, [...document.querySelectorAll('script')]"
                + ".map(script => script.getAttributeNames().sort() + script.src.replace(/^.*?example/, ''))]");
    }

    private static void assertRunsAsWithout() {
        Object expected = visit(page, PLAIN);
        assertTrue(expected.toString().contains("/lib.js"), expected.toString());
        assertEquals(expected, visit(page, SITE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src=http://third.example/lib.js></script><script>order.push(thirdPartyRan)</script>",
                "<script id=lib src='http://third.example/lib.js' data-key=1>{\"text\": 1}</script><script src=own.js></script>",
                "<script defer src=http://third.example/lib.js></script><script defer src=/own.js></script>",
                "<script defer src=/own.js></script><script defer src=//third.example/lib.js></script>",
                "<script type=module src=http://third.example/lib.js></script><script type=module src=own.js></script>",
                "<script defer src=own.js></script><script type=module crossorigin src=//third.example/lib.js></script>",
                "<script src=//third.example/lib.js onload=\"order.push('loaded')\"></script><script>order.push(1)</script>",
                "<table><tr><td><script src=//third.example/lib.js></script><script>order.push(1)</script></table>",
                "<script src=//third.example/lib.js></script><script src=//third.example/b.js></script><p>x",
                "<script type='text/javascript' language=javascript src=//third.example/lib.js></script>"
                        + "<script>order.push(document.scripts.length)</script>",
                "<script src=//third.example/lib.js integrity=sha256-AAAA crossorigin></script>"
                        + "<script src=//third.example/lib.js></script><script>order.push(1)</script>",
                "<script src=//third.example/lib.js nomodule></script><script src=//third.example/lib.js></script>",
                "<div><b><script src=//third.example/lib.js></script>text</div><script>order.push(1)</script>",
                "<script>document.write('<script src=//third.example/lib.js><\\/script>')</script><script>order.push(1)</script>",
                "<svg><title>x</title></svg><script src=//third.example/lib.js></script><script>order.push(1)</script>",
            })
    void runsScriptsInPlace(String body) {
        page(body);
        assertRunsAsWithout();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-src 'nonce-abc'",
                "script-src 'nonce-abc' 'strict-dynamic'",
                "script-src 'unsafe-inline' http://third.example; connect-src 'none'",
                "script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types 'none'",
            })
    void runsScriptsInPlaceUnderCsp(String policy) {
        page("<script src=http://third.example/lib.js></script><script>order.push(thirdPartyRan)</script>", policy);
        assertRunsAsWithout();
    }

    @Test
    void runsScriptsInPlaceInUtf16() {
        page(
                "<script src=http://third.example/lib.js></script><script>order.push(thirdPartyRan)</script>",
                StandardCharsets.UTF_16BE);
        assertRunsAsWithout();
    }

    /** The parser cannot run these in their place: they run later. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><template shadowrootmode=open><script src=//third.example/lib.js></script></template></div>",
                "<template id=t><script src=//third.example/lib.js></script></template>"
                        + "<script>document.body.append(t.content.cloneNode(true))</script>",
                "<template id=t><script src=//third.example/lib.js></script></template>"
                        + "<script>addEventListener('load', () => document.body.append(t.content))</script>",
                "<meta http-equiv=Content-Security-Policy content=\"script-src 'nonce-abc' http://third.example\">"
                        + "<script src=//third.example/lib.js></script>",
            })
    void runsScriptsThatParserCannotRun(String body) {
        page(body);
        visit(page, SITE);
        page.waitForFunction("() => window.thirdPartyRan");
        assertEquals(1, page.evaluate("order.filter(one => one.startsWith('/lib.js')).length"));
    }

    @Test
    void runsNoScriptBeforeConsent() {
        page(
                "<script id=lib src=http://third.example/lib.js></script><script>order.push(typeof thirdPartyRan)</script>");
        site.requests.clear();
        try (BrowserContext context = site.visitor(new Browser.NewContextOptions())) {
            Page undecided = context.newPage();
            Object order = visit(undecided, SITE);
            assertEquals(List.of(), site.thirdPartyRequests());
            assertTrue(order.toString().startsWith("[undefined, DOMContentLoaded, load, 3, "), order.toString());
            undecided.click("text=Accept all");
            undecided.waitForFunction("() => order.includes('/lib.js lib')");
            undecided.evaluate("() => void cookieCharter.withdraw()");
            undecided.waitForFunction("() => !window.thirdPartyRan && order.includes('load')");
            assertEquals("undefined", undecided.evaluate("order[0]"));
        }
    }
}
