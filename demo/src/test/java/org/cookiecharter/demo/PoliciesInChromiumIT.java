// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.cookiecharter.demo.ConsentedSite.SITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the banner and of blocking on pages with a Content-Security-Policy, in a real browser. */
@Timeout(300)
class PoliciesInChromiumIT {
    private static final String INLINE = "document.cookie = '_st=1; path=/'; window.siteRan = true;";
    private static final String BANNER = "#cookie-charter";

    @TempDir
    private static Path directory;

    @AutoClose
    private static ConsentedSite site;

    private final List<String> violations = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        site = new ConsentedSite(directory);
    }

    @BeforeEach
    void forget() {
        site.requests.clear();
    }

    private static String page(String meta) {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8">%s<title>Page</title></head><body>
                <iframe src="http://third.example/film.html" title="Film"></iframe>
                <script nonce="abc" src="http://third.example/film.js"></script>
                <script nonce="abc">%s</script></body></html>
                """.formatted(meta, INLINE);
    }

    private static String withHash(String policy) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(INLINE.getBytes(StandardCharsets.UTF_8));
        return policy.replace("HASH", "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    private static HttpFields headers(String... policies) throws Exception {
        HttpFields.Mutable headers = HttpFields.build().put("Content-Type", "text/html;charset=utf-8");
        for (String policy : policies) {
            headers.add("Content-Security-Policy", withHash(policy));
        }
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-src 'nonce-abc'",
                "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
                "default-src 'nonce-abc' 'strict-dynamic'; frame-src *; connect-src 'none'",
                "script-src HASH http://third.example",
                "script-src 'self' HASH http://third.example; connect-src 'self'",
                "default-src 'none'; script-src 'nonce-abc'; frame-src http://third.example; form-action 'none'",
                "default-src http://third.example 'unsafe-inline'",
                "script-src http://third.example http://cdn.example/lib/ HASH; connect-src http://api.example",
                "script-src-elem 'unsafe-inline' http://third.example; script-src 'none'; style-src 'none'",
                "script-src 'nonce-abc', script-src http://third.example HASH; connect-src 'none'",
                "script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types site",
                "script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types 'none'",
            })
    void showsBannerAndRunsGrantedScriptsUnderCsp(String policy) throws Exception {
        assertWorks(headers(policy), "", true);
    }

    @Test
    void showsBannerUnderTwoCspHeaders() throws Exception {
        assertWorks(
                headers("script-src 'nonce-abc' 'strict-dynamic'", "script-src http://third.example 'unsafe-inline'"),
                "",
                true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    script-src 'nonce-abc' 'strict-dynamic'; connect-src 'none'                    | true
                    script-src HASH http://third.example; connect-src http://api.example           | true
                    default-src 'none'; script-src 'nonce-abc'; frame-src http://third.example; form-action 'none' | true
                    default-src 'none'; script-src HASH; frame-src http://third.example            | false
                    script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types site | true
                    """)
    void showsBannerUnderCspInMetaElement(String policy, boolean script) throws Exception {
        String meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"" + withHash(policy) + "\">";
        assertWorks(headers(), meta, script);
    }

    @Test
    void addsOnlySourcesThatBannerNeeds() throws Exception {
        site.page("/", headers("default-src 'none'; img-src 'self'"), page(""));
        try (BrowserContext context = site.visitor(new Browser.NewContextOptions())) {
            var response = context.newPage().navigate(SITE + "/");
            assertEquals(
                    "default-src 'none'; img-src 'self'; script-src site.example/consent/banner.js; connect-src"
                            + " site.example/consent/; style-src site.example/consent/noscript.css",
                    response.headerValue("Content-Security-Policy"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"script-src 'strict-dynamic' HASH; frame-src *", "sandbox; frame-src *"})
    void leavesPageUnmodifiedIfCspAdmitsNoScript(String policy) throws Exception {
        site.page("/", headers(policy), page(""));
        long before = site.consent.getUnmodifiedPages();
        try (BrowserContext context = site.visitor(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            var response = page.navigate(SITE + "/");
            page.waitForLoadState(LoadState.LOAD);
            assertEquals(page(""), response.text());
            assertEquals(withHash(policy), response.headerValue("Content-Security-Policy"));
            assertTrue(site.thirdPartyRequests().contains("/film.html"), site.requests::toString);
            assertEquals(before + 1, site.consent.getUnmodifiedPages());
        }
    }

    @Test
    void showsNoScriptBannerUnderCsp() throws Exception {
        site.page("/", headers("default-src 'none'; style-src 'nonce-abc'; form-action 'none'"), page(""));
        try (BrowserContext context = site.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(SITE + "/");
            assertTrue(page.isVisible(BANNER), page.content());
            page.locator(BANNER + " .cookie-charter__button").first().click();
            page.waitForURL(SITE + "/");
            assertFalse(page.isVisible(BANNER), page.content());
        }
    }

    /** @param script whether the policy allows the third party's script */
    private void assertWorks(HttpFields headers, String meta, boolean script) {
        site.page("/", headers, page(meta));
        try (BrowserContext context = site.visitor(new Browser.NewContextOptions())) {
            context.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")
                        || message.text().contains("Trusted")) {
                    violations.add(message.text());
                }
            });
            Page page = context.newPage();
            page.navigate(SITE + "/");
            page.waitForSelector(BANNER);
            assertEquals(true, page.evaluate("window.siteRan"));
            assertTrue(page.context().cookies().stream().noneMatch(cookie -> cookie.name.equals("_st")));
            assertEquals(List.of(), site.thirdPartyRequests());
            assertEquals("fixed", page.evaluate("getComputedStyle(document.querySelector('" + BANNER + "')).position"));
            page.click("text=Accept all");
            page.waitForFunction("() => document.querySelector('iframe').src");
            if (script) {
                page.waitForFunction("() => window.thirdPartyRan");
            }
            page.frameLocator("iframe").locator("text=film").waitFor();
            page.reload();
            page.waitForLoadState(LoadState.LOAD);
            assertFalse(page.isVisible(BANNER));
            assertTrue(String.valueOf(page.evaluate("document.cookie")).contains("_st=1"));
        }
        violations.removeIf(text -> !script && text.contains("film.js"));
        assertEquals(List.of(), violations);
    }
}
