// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.cookiecharter.demo.ConsentedSite.SITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of lines of docs/pages/enforcement.md that no other test covers. */
@Timeout(300)
class EnforcementInChromiumIT {
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
        site.page("/", HTML, "<!doctype html><html lang=\"en\"><body><p>x");
        site.page("/popup", HTML, "<!doctype html><title>Popup</title><script>document.cookie = '_st=2'</script>");
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

    @Test
    void controlsCookiesOfPopupsBeforeAndAfterTheyNavigate() {
        page.navigate(SITE + "/");
        Page popup = page.waitForPopup(() -> page.evaluate("void (window.popup = open('about:blank'))"));
        page.evaluate("popup.document.cookie = '_st=1'");
        assertEquals(List.of(), cookies());
        page.evaluate("void (popup.location = '/popup')");
        popup.waitForURL(SITE + "/popup");
        popup.waitForLoadState(LoadState.LOAD);
        page.evaluate("popup.document.cookie = '_st=3'");
        assertEquals(List.of(), cookies());
    }

    private List<String> cookies() {
        return context.cookies().stream()
                .map(cookie -> cookie.name + '=' + cookie.value)
                .toList();
    }

    @Test
    void countsLoadsThatThePageCannotIntercept() {
        page.navigate(SITE + "/");
        page.evaluate("() => document.head.appendChild(document.createElement('style')).sheet"
                + ".insertRule('p {background: url(http://third.example/rule.png)}')");
        page.waitForCondition(() -> site.thirdPartyRequests().equals(List.of("/rule.png")));
        page.waitForCondition(() -> site.consent.getPageReports().containsKey("unblocked host third.example"));
    }

    @Test
    void leavesNamesOfCachesAlone() {
        // Chromium has caches only for trustworthy hosts.
        page.navigate("http://localhost/");
        page.evaluate("() => caches.open('undeclared')");
        assertEquals(List.of("undeclared"), page.evaluate("() => caches.keys()"));
    }
}
