// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of markup that waits for consent. */
class ThirdPartyBlockingIT extends InChromium {
    @BeforeEach
    void addPage() {
        site.with("/one.js", "window.ran = (window.ran || []).concat('one');")
                .with("/two.js", "window.ran = (window.ran || []).concat('two');")
                .with("/module.js", "export const name = 'module'; window.ran = (window.ran || []).concat(name);")
                .with("/video", "<p>Film</p>")
                .with("/blocked.css", "h1 { color: rgb(1, 2, 3); }")
                .with("/pixel", "")
                .page("/blocked", "fr", """
                        <h1>Portail</h1>
                        <script type="text/plain" data-consent="analytics" src="%s"></script>
                        <script type="text/plain" data-consent="analytics" src="/two.js"></script>
                        <script type="text/plain" data-consent="analytics" data-type="module" src="/module.js"></script>
                        <script type="text/plain" data-consent="unknown" src="/pixel?unknown"></script>
                        <link rel="stylesheet" data-consent="audience" data-href="/blocked.css">
                        <img alt="" data-consent="audience" data-src="%s">
                        <iframe title="Film" data-consent="video" data-src="%s" width="400" height="300"></iframe>
                        """.formatted(
                                site.thirdParty("/one.js"), site.thirdParty("/pixel"), site.thirdParty("/video")));
    }

    @Test
    void requestsNothingFromThirdPartyBeforeConsent() {
        Page page = visit("/blocked");
        page.waitForSelector("#cookie-charter");
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        assertEquals(
                0,
                site.count("/one.js")
                        + site.count("/two.js")
                        + site.count("/video")
                        + site.count("/pixel")
                        + site.count("/blocked.css"));
    }

    @Test
    void runsGrantedScriptsInDocumentOrder() {
        Page page = visit("/blocked");
        page.click("text=Tout accepter");
        page.waitForFunction("() => window.ran && ran.length === 3");
        assertEquals(List.of("one", "two", "module"), page.evaluate("ran"));
        page.waitForFunction("() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'");
        page.waitForSelector("iframe[src]");
        assertEquals(1, site.count("/one.js"));
        assertEquals(0, site.count("/pixel?unknown"));
        assertEquals(1, site.count("/pixel"));
    }

    @Test
    void appliesGrantOnNextPage() {
        Page page = visit("/blocked");
        page.click("text=Tout accepter");
        waitForNoNotice(page);
        Page next = visit("/blocked");
        next.waitForFunction("() => window.ran && ran.length === 3");
        assertEquals(0, next.locator(".cookie-charter__placeholder").count());
    }

    @Test
    void runsInlineScriptAfterPrecedingExternalScript() {
        site.with("/inline", """
                <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><link rel="icon" href="data:,">
                <script src="/consent/banner.js"></script></head><body>
                <script type="text/plain" data-consent="analytics" src="/one.js"></script>
                <script type="text/plain" data-consent="analytics">window.ran = window.ran.concat('inline');</script>
                </body></html>""").contentSecurity("default-src * data: 'unsafe-inline'");
        Page page = visit("/inline");
        page.click("text=Tout accepter");
        page.waitForFunction("() => window.ran && ran.length === 2");
        assertEquals(List.of("one", "inline"), page.evaluate("ran"));
    }

    @Test
    void blocksAndReleasesElementsAddedLater() {
        Page page = visit();
        page.evaluate("""
                address => {
                  const frame = document.createElement('iframe');
                  frame.setAttribute('data-consent', 'video');
                  frame.setAttribute('data-src', address);
                  document.body.append(frame);
                }""", site.thirdParty("/video"));
        page.waitForSelector(".cookie-charter__placeholder");
        assertEquals(0, site.count("/video"));
        page.evaluate("cookieCharter.grant(['video'])");
        page.waitForSelector("iframe[src]");
        page.frameLocator("iframe").locator("text=Film").waitFor();
    }

    /** Frameworks take over a page piece by piece, and expect its elements as the server wrote them. */
    @Test
    void placeholderWaitsWhileScriptsStartPage() {
        site.page("/starting", "fr", """
                <iframe title="Film" data-consent="video" data-src="%s" width="400" height="300"></iframe>
                <script>
                  addEventListener('load', () => {
                    const start = performance.now();
                    const {port1, port2} = new MessageChannel();
                    port1.onmessage = () => {
                      const now = performance.now();
                      while (performance.now() < now + 20) {}
                      if (now < start + 1500) {
                        port2.postMessage('');
                      } else {
                        window.early = document.querySelectorAll('.cookie-charter__placeholder').length;
                      }
                    };
                    port2.postMessage('');
                  });
                </script>
                """.formatted(site.thirdParty("/video")))
                .contentSecurity("default-src * data: 'unsafe-inline'");
        Page page = visit("/starting");
        page.waitForFunction("() => 'early' in window");
        assertEquals(0, page.evaluate("early"));
        page.waitForSelector(".cookie-charter__placeholder button");
    }

    @Test
    void placeholderHasSizeOfFrameAndNamesProvider() {
        Page page = visit("/blocked");
        page.waitForSelector(".cookie-charter__placeholder:has-text('Exemple Vidéo') button");
        var box = page.locator(".cookie-charter__placeholder").boundingBox();
        assertEquals(404, box.width, 1);
        assertEquals(304, box.height, 1);
    }

    @Test
    void storesNoChoiceIfServiceIsShownOnce() {
        Page page = visit("/blocked");
        page.click("text=Afficher une fois");
        page.frameLocator("iframe").locator("text=Film").waitFor();
        assertEquals(0, page.locator(".cookie-charter__placeholder").count());
        assertTrue(cookie("cookies_preferences").isEmpty());
        Page next = visit("/blocked");
        next.waitForSelector(".cookie-charter__placeholder");
        assertEquals(1, next.locator(".cookie-charter__placeholder").count());
    }

    @Test
    void grantsOneServiceByAlwaysAllow() {
        Page page = visit("/blocked");
        page.click("text=Toujours autoriser");
        page.frameLocator("iframe").locator("text=Film").waitFor();
        assertEquals(false, page.evaluate("cookieCharter.allows('maps')"));
        assertEquals(true, page.evaluate("cookieCharter.allows('video')"));
    }

    @Test
    void replacesFrameByPlaceholderOnWithdrawal() {
        Page page = visit("/blocked");
        page.click("text=Toujours autoriser");
        page.frameLocator("iframe").locator("text=Film").waitFor();
        page.evaluate("window.same = true; cookieCharter.withdraw()");
        page.waitForSelector(".cookie-charter__placeholder");
        assertEquals(true, page.evaluate("window.same"));
        assertEquals(
                1,
                page.frames().stream()
                        .filter(frame -> frame.url().contains("/"))
                        .count());
    }

    @Test
    void reloadsPageOnWithdrawalIfScriptHasRun() {
        Page page = visit("/blocked");
        page.evaluate("cookieCharter.grant(['analytics'])");
        page.waitForFunction("() => window.ran && ran.length === 3");
        page.evaluate("() => void cookieCharter.withdraw()");
        page.waitForFunction("() => !window.ran");
        page.waitForSelector("#cookie-charter");
        assertEquals(1, site.count("/one.js"));
    }
}
