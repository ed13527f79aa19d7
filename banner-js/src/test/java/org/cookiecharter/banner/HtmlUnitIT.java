// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the same script in a browser without constructed style sheets, cookieStore and the like. */
class HtmlUnitIT {
    /** Tests wait for tasks that start within this many milliseconds; the status line disappears after 8 s. */
    private static final long HORIZON = 500;

    private TestSite site;
    private WebClient client;

    @BeforeEach
    void begin() throws IOException {
        site = new TestSite()
                .contentSecurity("default-src *")
                .with("/one.js", "window.ran = (window.ran || '') + 'one ';")
                .page("/", "fr", """
                        <h1>Portail</h1>
                        <script type="text/plain" data-consent="analytics" src="/one.js"></script>
                        <script type="text/plain" data-consent="analytics">window.ran += 'inline';</script>
                        <iframe title="Film" data-consent="video" data-src="/video" width="400" height="300"></iframe>
                        """)
                .with("/video", "<p>Film</p>");
        client = new WebClient(BrowserVersion.CHROME);
        client.getOptions().setFetchPolyfillEnabled(true);
        client.getOptions().setThrowExceptionOnScriptError(true);
    }

    @AfterEach
    void end() {
        client.close();
        site.close();
    }

    @Test
    void runsBlockedScriptsAfterAccept() throws IOException {
        HtmlPage page = visit();
        click(page, "#cookie-charter .cookie-charter__button", 0);
        assertNull(page.getElementById("cookie-charter"));
        assertEquals(
                "one inline",
                page.executeJavaScript("window.ran").getJavaScriptResult().toString());
        assertTrue(page.getElementsByTagName("iframe").get(0).hasAttribute("src"));
        assertNull(page.querySelector(".cookie-charter__placeholder"));
    }

    @Test
    void storesNoIdAndRunsNothingAfterRefusal() throws IOException {
        HtmlPage page = visit();
        click(page, "#cookie-charter .cookie-charter__button", 1);
        assertNull(page.getElementById("cookie-charter"));
        assertTrue(client.getCookieManager()
                .getCookie("cookies_preferences")
                .getValue()
                .contains("&ok=&"));
        assertEquals(0, site.count("/one.js"));
        assertNotNull(page.querySelector(".cookie-charter__placeholder"));
        assertNull(visit().getElementById("cookie-charter"));
    }

    @Test
    void grantsCheckedCategories() throws IOException {
        HtmlPage page = visit();
        click(page, "#cookie-charter .cookie-charter__button", 2);
        click(page, "input[value=video]", 0);
        click(page, "dialog .cookie-charter__button", 2);
        assertEquals(
                "PUT /consent/choice {\"granted\":[\"statistics\",\"video\"],\"method\":\"choose\",\"language\":\"fr\",\"revision\":\"3f2a9c1e\"}",
                site.requests.stream()
                        .filter(request -> request.startsWith("PUT"))
                        .findFirst()
                        .orElse(""));
        assertTrue(page.getElementsByTagName("iframe").get(0).hasAttribute("src"));
        assertNull(page.querySelector("dialog"));
    }

    @Test
    void deletesChoiceOnWithdrawal() throws IOException {
        HtmlPage page = visit();
        click(page, "#cookie-charter .cookie-charter__button", 0);
        click(page, ".cookie-charter__open", 0);
        click(page, "dialog [name=withdraw]", 0);
        assertNull(client.getCookieManager().getCookie("cookies_preferences"));
        // The page reloads before the tasks to wait for start.
        for (int i = 0; i < 100 && current().getElementById("cookie-charter") == null; i++) {
            client.waitForBackgroundJavaScriptStartingBefore(HORIZON);
            client.waitForBackgroundJavaScript(100);
        }
        assertNotNull(current().getElementById("cookie-charter"));
    }

    @Test
    void dropsUndeclaredCookies() throws IOException {
        HtmlPage page = visit();
        page.executeJavaScript("document.cookie = '_ga=1'; document.cookie = 'sessionid=1'");
        assertNull(client.getCookieManager().getCookie("_ga"));
        assertNotNull(client.getCookieManager().getCookie("sessionid"));
    }

    @Test
    void loadsStylesheetFromServerWithoutConstructableStylesheets() throws IOException {
        assertNotNull(visit().querySelector("link[href$='/consent/banner.css']"));
    }

    private HtmlPage visit() throws IOException {
        HtmlPage page = client.getPage(site.at("/"));
        client.waitForBackgroundJavaScriptStartingBefore(HORIZON);
        return page;
    }

    private HtmlPage current() {
        return (HtmlPage) client.getCurrentWindow().getEnclosedPage();
    }

    private void click(HtmlPage page, String selector, int index) throws IOException {
        for (int i = 0; i < 100 && page.querySelectorAll(selector).size() <= index; i++) {
            client.waitForBackgroundJavaScript(100);
        }
        ((DomElement) page.querySelectorAll(selector).get(index)).click();
        client.waitForBackgroundJavaScriptStartingBefore(HORIZON);
    }
}
