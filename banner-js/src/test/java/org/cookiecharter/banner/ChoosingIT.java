// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of accepting, refusing, choosing and withdrawing, by the buttons and by the script API. */
class ChoosingIT extends InChromium {
    @Test
    void grantsEveryCategoryByOneClickOnAccept() {
        Page page = visit();
        page.click("text=Tout accepter");
        waitForNoNotice(page);
        assertTrue(
                site.requests.contains(
                        "PUT /consent/choice "
                                + "{\"granted\":[\"statistics\",\"audience\",\"media\"],\"method\":\"accept-all\",\"language\":\"fr\",\"revision\":\"3f2a9c1e\"}"));
        assertEquals(true, page.evaluate("cookieCharter.allows('video')"));
        assertEquals("Votre choix est enregistré.", page.textContent("[role=status]"));
    }

    @Test
    void refusesEveryCategoryByOneClick() {
        Page page = visit();
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        assertTrue(
                site.requests.contains(
                        "PUT /consent/choice {\"granted\":[],\"method\":\"refuse-all\",\"language\":\"fr\",\"revision\":\"3f2a9c1e\"}"));
        assertEquals(false, page.evaluate("cookieCharter.allows('statistics')"));
        assertEquals(true, page.evaluate("cookieCharter.allows('necessary')"));
    }

    @Test
    void showsNoBannerAndSendsNothingAfterChoice() {
        visitAfterRefusal();
        site.requests.clear();
        Page page = visit();
        page.waitForSelector(".cookie-charter__open");
        assertEquals(0, page.locator("#cookie-charter").count());
        assertEquals(0, site.count("/consent/layers.json"));
        assertEquals("Gérer les cookies", page.locator(".cookie-charter__open").textContent());
    }

    @Test
    void grantsServiceWithoutItsCategory() {
        Page page = visit();
        page.click("text=Choisir");
        page.click("text=Voir les 2 prestataires");
        page.check("dialog input[value=video]");
        assertEquals(true, page.evaluate("document.querySelector('input[value=media]').indeterminate"));
        page.click("text=Enregistrer mes choix");
        waitForNoNotice(page);
        assertEquals(
                "PUT /consent/choice {\"granted\":[\"statistics\",\"video\"],\"method\":\"choose\",\"language\":\"fr\",\"revision\":\"3f2a9c1e\"}",
                last());
        assertEquals(false, page.evaluate("cookieCharter.allows('maps')"));
    }

    @Test
    void checksServicesOfCheckedCategory() {
        Page page = visit();
        page.click("text=Choisir");
        page.check("dialog input[value=media]");
        page.click("text=Voir les 2 prestataires");
        assertTrue(page.isChecked("dialog input[value=maps]"));
        page.uncheck("dialog input[value=maps]");
        assertFalse(page.isChecked("dialog input[value=media]"));
        page.check("dialog input[value=maps]");
        assertTrue(page.isChecked("dialog input[value=media]"));
        page.click("text=Enregistrer mes choix");
        waitForNoNotice(page);
        assertTrue(last().contains("[\"statistics\",\"media\"]"));
    }

    @Test
    void checksNoOptInCategoryByDefault() {
        Page page = visit();
        page.click("text=Choisir");
        assertEquals(
                List.of("statistics", "matomo"),
                page.evalOnSelectorAll(
                        "dialog input", "boxes => boxes.filter(box => box.checked).map(box => box.value)"));
        assertEquals(0, page.locator("dialog input[value=authentication]").count());
    }

    @Test
    void deletesChoiceAndAsksAgainOnWithdrawal() {
        Page page = visit();
        page.click("text=Tout accepter");
        waitForNoNotice(page);
        page.click(".cookie-charter__open");
        page.click("text=Retirer mon consentement");
        page.waitForSelector("#cookie-charter");
        assertEquals("DELETE /consent/choice ", last());
        page.waitForSelector("[role=status]:has-text('réglages de votre navigateur')");
        assertTrue(cookie("cookies_preferences").isEmpty());
        assertEquals(false, page.evaluate("cookieCharter.choice.decided"));
    }

    @Test
    void resolvesPromisesAfterServerResponse() {
        Page page = visit();
        assertEquals(true, page.evaluate("cookieCharter.acceptAll().then(() => cookieCharter.allows('media'))"));
        assertEquals(false, page.evaluate("cookieCharter.refuseAll().then(() => cookieCharter.allows('media'))"));
        assertEquals(true, page.evaluate("cookieCharter.grant(['video']).then(() => cookieCharter.allows('video'))"));
        assertEquals(false, page.evaluate("cookieCharter.allows('maps')"));
        assertEquals(List.of("video"), page.evaluate("cookieCharter.choice.granted"));
        site.refusal = 503;
        assertEquals(503, page.evaluate("cookieCharter.acceptAll().catch(error => error.status)"));
    }

    @Test
    void notifiesListenersOfEachChange() {
        Page page = visit();
        page.evaluate("""
                window.heard = [];
                window.stop = cookieCharter.on(choice => heard.push('on ' + choice.granted));
                document.addEventListener('consentchange', event => heard.push('event ' + event.detail.decided));""");
        page.evaluate("cookieCharter.grant('maps')");
        page.evaluate("stop()");
        page.evaluate("cookieCharter.refuseAll()");
        assertEquals(List.of("on statistics,maps", "event true", "event true"), page.evaluate("heard"));
    }

    @Test
    void showsMessageOnFailure() {
        Page page = visit();
        site.refusal = 503;
        page.click("text=Tout accepter");
        page.waitForSelector("#cookie-charter [role=alert]:has-text('momentanément indisponible')");
        page.click("text=Choisir");
        page.click("dialog >> text=Tout refuser");
        page.waitForSelector("dialog [role=alert]:has-text('momentanément indisponible')");
        assertTrue(cookie("cookies_preferences").isEmpty());
    }

    @Test
    void asksForReloadIfGrantedCategoryHasChanged() {
        Page page = visit();
        site.refusal = 409;
        page.click("text=Tout accepter");
        page.waitForSelector("#cookie-charter [role=alert]:has-text('Rechargez la page')");
        assertTrue(cookie("cookies_preferences").isEmpty());
    }

    @Test
    void loadsNoTextsThatScriptContains() {
        site.carryLayers("fr").page("/en", "en", "<p>Welcome</p>").page("/fr-CA", "fr-CA", "<p>Bienvenue</p>");
        visit("/fr-CA").waitForSelector("text=Tout refuser");
        Page page = visit();
        page.click("text=Choisir");
        page.click("dialog >> text=Tout refuser");
        page.waitForSelector("[role=status]:has-text('enregistré')");
        assertEquals(0, site.count("/consent/layers.json"));
        context.clearCookies();
        visit("/en").waitForSelector("text=Refuse all");
        assertEquals(1, site.count("/consent/layers.json?lang=en"));
    }

    @Test
    void appliesChoiceInOtherTab() {
        Page one = visit();
        Page other = visit();
        other.waitForSelector("#cookie-charter");
        one.click("text=Tout refuser");
        waitForNoNotice(other);
        assertEquals(true, other.evaluate("cookieCharter.choice.decided"));
    }

    @Test
    void asksAgainForOlderRevisionAndKeepsUnchangedGrants() {
        long now = System.currentTimeMillis() / 1000;
        setCookie(
                "cookies_preferences",
                "v=1&rev=00000000&at=" + now + "&until=" + (now + 1000)
                        + "&id=AAAAAAAAAAAAAAAAAAAAAA&ok=audience~ffffff.media~3d3d3d&no=&sig=BBBBBBBBBBBBBBBBBBBBBB");
        Page page = visit();
        page.waitForSelector("#cookie-charter");
        assertEquals(true, page.evaluate("cookieCharter.allows('video')"));
        assertEquals(false, page.evaluate("cookieCharter.allows('analytics')"));
        assertEquals(false, page.evaluate("cookieCharter.allows('statistics')"));
    }

    @Test
    void asksOnlyAboutNewCategoryAndKeepsTheOthers() {
        long now = System.currentTimeMillis() / 1000;
        String choice = "v=1&rev=00000000&at=" + now + "&until=" + (now + 1000)
                + "&id=AAAAAAAAAAAAAAAAAAAAAA&ok=video~a00004.maps~a00005&no=a00002&sig=BBBBBBBBBBBBBBBBBBBBBB";
        for (String button : List.of("accept", "refuse")) {
            setCookie("cookies_preferences", choice);
            Page page = visit();
            page.waitForSelector("#cookie-charter");
            assertEquals(1, page.locator("#cookie-charter li").count());
            assertTrue(page.locator("#cookie-charter li").textContent().contains("Comprendre"));
            page.click("#cookie-charter [name=" + button + "]");
            waitForNoNotice(page);
            assertTrue(
                    last().startsWith("PUT /consent/choice {\"granted\":"
                            + (button.equals("accept") ? "[\"audience\"]" : "[\"video\",\"maps\"]") + ",\"method\":\""
                            + button
                            + "-all\""),
                    last());
            page.close();
        }
    }

    @Test
    void showsNoBannerToBrowserWithGpcSignal() {
        context.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
        Page page = visit();
        page.waitForSelector(".cookie-charter__open");
        assertEquals(0, page.locator("#cookie-charter").count());
        assertEquals(false, page.evaluate("cookieCharter.allows('statistics')"));
        page.click(".cookie-charter__open");
        page.waitForSelector("dialog:has-text('Global Privacy Control')");
        page.click("dialog >> text=Tout accepter");
        page.waitForFunction("() => cookieCharter.allows('statistics')");
    }

    @Test
    void showsNoBannerWithoutChoosableCategory() {
        site.policy(
                "services",
                Map.of(
                        "authentication",
                        Map.of("category", "necessary", "fingerprint", "a00001", "provider", "Ville de Dreux")));
        site.policy("asked", List.of());
        Page page = visit();
        page.evaluate("new Promise(done => setTimeout(done))");
        assertEquals(0, page.locator("#cookie-charter, .cookie-charter__open").count());
        assertEquals(0, site.count("/consent/layers.json"));
    }

    @Test
    void ignoresSecondCopyOfScript() {
        site.page("/twice", "fr", "<script src='/consent/banner.js'></script><p>Bienvenue</p>");
        Page page = visit("/twice");
        page.waitForSelector("#cookie-charter");
        assertEquals(1, page.locator("#cookie-charter").count());
        assertEquals(1, site.count("/consent/layers.json"));
    }

    private String last() {
        return site.requests.get(site.requests.size() - 1);
    }
}
