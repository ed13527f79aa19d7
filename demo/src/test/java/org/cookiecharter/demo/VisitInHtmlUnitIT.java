// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the shipped bundle in a browser without installation: accept, refuse, choose, withdraw. */
@Timeout(60)
class VisitInHtmlUnitIT {
    private static final int PATIENCE = 3_000;

    private final WebClient browser = new WebClient(BrowserVersion.CHROME);
    private RunningDemo demo;

    @BeforeEach
    void begin(@TempDir Path data) throws StartFailure {
        demo = RunningDemo.portal(data);
        browser.getOptions().setFetchPolyfillEnabled(true);
        browser.getOptions().setCssEnabled(false);
        browser.addRequestHeader("Accept-Language", "fr");
    }

    @AfterEach
    void end() {
        browser.close();
        demo.close();
    }

    @Test
    void allowsEverythingDeclaredAfterAccept() throws Exception {
        press(visit("/datasets/velos"), "Tout accepter");
        visit("/datasets/velos");
        assertTrue(
                jar().containsAll(Set.of("_audience_id", "cookies_preferences", "recent_datasets")), jar()::toString);
        assertTrue(
                demo.thirdParty().requests().contains("GET /share.js"),
                () -> demo.thirdParty().requests().toString());
    }

    @Test
    void storesOnlyChoiceAfterRefusal() throws Exception {
        press(visit("/datasets/velos"), "Tout refuser");
        HtmlPage next = visit("/datasets/arbres");
        assertEquals(Set.of("cookies_preferences"), jar());
        assertEquals(List.of(), demo.thirdParty().requests());
        assertFalse(asked(next));
    }

    @Test
    void grantsOnlyCheckedCategories() throws Exception {
        HtmlPage page = visit("/datasets/velos");
        press(page, "Choisir");
        DomElement audience = page.querySelector("input[value='first-party']");
        audience.click();
        press(page, "Enregistrer mes choix");
        visit("/datasets/velos");
        assertTrue(jar().contains("recent_datasets"), jar()::toString);
        assertEquals(List.of(), demo.thirdParty().requests());
    }

    @Test
    void deletesGrantedAfterWithdrawal() throws Exception {
        press(visit("/datasets/velos"), "Tout accepter");
        HtmlPage page = visit("/datasets/velos");
        page.executeJavaScript("window.cookieCharter.withdraw()");
        browser.waitForBackgroundJavaScript(PATIENCE);
        demo.thirdParty().clearRequests();
        visit("/datasets/velos");
        assertFalse(jar().contains("recent_datasets"), jar()::toString);
        assertFalse(jar().contains("_audience_id"), jar()::toString);
        assertEquals(List.of(), demo.thirdParty().requests());
    }

    private HtmlPage visit(String path) throws Exception {
        HtmlPage page = browser.getPage(demo.uri(path).toURL());
        browser.waitForBackgroundJavaScript(PATIENCE);
        return page;
    }

    private void press(HtmlPage page, String text) throws Exception {
        DomElement button = page.getFirstByXPath("//button[normalize-space()='" + text + "']");
        button.click();
        browser.waitForBackgroundJavaScript(PATIENCE);
    }

    private static boolean asked(HtmlPage page) {
        return page.getFirstByXPath("//button[normalize-space()='Tout refuser']") != null;
    }

    private Set<String> jar() {
        Set<String> names = new TreeSet<>();
        browser.getCookieManager().getCookies().forEach(cookie -> names.add(cookie.getName()));
        return names;
    }
}
