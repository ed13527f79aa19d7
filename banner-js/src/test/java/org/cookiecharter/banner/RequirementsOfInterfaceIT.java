// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the legal requirements for the interface, with the numbers of the project's list of requirements. */
class RequirementsOfInterfaceIT extends InChromium {
    private static final String NOTICE = "#cookie-charter";
    private static final String MESSAGE = ".cookie-charter__fixture p";
    private static final String BUTTONS = NOTICE + " .cookie-charter__button";

    /** A script that collects the properties that give a button its visual weight. */
    private static final String WEIGHT = """
            button => {
              const {fontSize, fontWeight, fontFamily, color, backgroundColor, borderColor, borderWidth, borderRadius,
                textDecorationLine, opacity, boxShadow} = getComputedStyle(button);
              const {width, height} = button.getBoundingClientRect();
              return [button.tagName, Math.round(width), Math.round(height), fontSize, fontWeight, fontFamily, color,
                backgroundColor, borderColor, borderWidth, borderRadius, textDecorationLine, opacity, boxShadow].join();
            }""";

    @Test
    @DisplayName("5: inactivity, scrolling, clicks elsewhere and Escape are no consent")
    void recordsConsentOnlyByButton() {
        site.page("/", "fr", "<main><h1>Portail</h1>" + "<br>".repeat(300) + "</main>");
        Page page = visit();
        page.waitForSelector(NOTICE);
        page.mouse().wheel(0, 2000);
        page.mouse().click(20, 20);
        page.focus(BUTTONS);
        page.keyboard().press("Escape");
        waitForNoNotice(page);
        page.reload();
        page.waitForSelector(NOTICE);
        assertEquals(false, page.evaluate("cookieCharter.choice.decided"));
        assertEquals(0, site.count("/consent/choice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "corner"})
    @DisplayName("9: the page can be read and used while the visitor has not chosen")
    void pageIsUsableWithoutChoice(String placement) {
        site.style(placement, "plain")
                .page("/", "fr", "<main><a href='/next'>Suite</a></main>")
                .page("/next", "fr", "");
        Page page = visit();
        page.waitForSelector(NOTICE);
        assertEquals(0, page.locator("[inert], [aria-hidden=true]").count());
        assertEquals("visible", page.evaluate("getComputedStyle(document.body).overflow"));
        page.click("text=Suite");
        page.waitForURL("**/next");
    }

    @ParameterizedTest
    @MethodSource("placementsAndLooks")
    @DisplayName("10, 11: refusing is one click on the first layer, on a button like the one that accepts")
    void acceptAndRefuseHaveEqualWeight(String placement, String theme) {
        site.style(placement, theme);
        Page page = visit();
        page.waitForSelector(BUTTONS);
        for (int width : new int[] {320, 768, 1440, 1920}) {
            page.setViewportSize(width, 800);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Object accept = page.locator(BUTTONS).nth(0).evaluate(WEIGHT);
                assertEquals(accept, page.locator(BUTTONS).nth(1).evaluate(WEIGHT));
                assertEquals(accept, page.locator(BUTTONS).nth(2).evaluate(WEIGHT));
            }
        }
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        assertEquals(List.of(), page.evaluate("cookieCharter.choice.granted"));
    }

    static List<Arguments> placementsAndLooks() {
        return Scene.PLACEMENTS.stream()
                .flatMap(placement -> Scene.THEMES.stream().map(theme -> Arguments.of(placement, theme)))
                .toList();
    }

    @Test
    @DisplayName(
            "13, 14, 15: the first layer names each purpose, the number of third parties, and the right to withdraw")
    void firstLayerShowsRequiredInformation() {
        Page page = visit();
        page.waitForSelector(NOTICE);
        assertEquals(
                List.of(
                        "Compter les visites par des statistiques anonymes, pour améliorer le site.",
                        "Comprendre comment vous utilisez ce site, et adapter ce qu’il vous propose.",
                        "Afficher des vidéos et des cartes hébergées par d’autres."),
                page.locator(NOTICE + " li").allTextContents());
        assertTrue(page.textContent(NOTICE).contains("refuser sans conséquence, et changer d’avis à tout moment"));
        assertEquals(site.at("/consent/"), page.getAttribute(NOTICE + " a", "href"));
        page.click("text=Voir les 4 prestataires");
        assertEquals(
                List.of("Matomo", "Mesure SA", "Exemple Vidéo", "Exemple Cartes"),
                page.locator("dialog label b:visible").allTextContents());
    }

    @Test
    @DisplayName("16, 17: nothing that needs consent is ticked, and saving nothing ticked refuses")
    void preselectsNothing() {
        Page page = visit();
        page.click("text=Choisir");
        for (Locator box : page.locator("dialog [role=group] input").all()) {
            boolean optOut = List.of("statistics", "matomo").contains(box.getAttribute("value"));
            assertEquals(optOut, box.isChecked());
        }
        page.uncheck("dialog input[value=statistics]");
        page.click("text=Enregistrer mes choix");
        waitForNoNotice(page);
        assertEquals(List.of(), page.evaluate("cookieCharter.choice.granted"));
        assertEquals(true, page.evaluate("cookieCharter.choice.decided"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "corner", "dialog"})
    @DisplayName("18: there is one interface, not two on top of each other")
    void hasOneInterface(String placement) {
        site.style(placement, "plain");
        Page page = visit();
        page.click("text=Choisir");
        page.waitForSelector("#cookie-charter-preferences");
        assertFalse(page.isVisible(NOTICE));
        page.keyboard().press("Escape");
        page.waitForSelector(NOTICE);
        assertEquals(0, page.locator("#cookie-charter-preferences").count());
        assertEquals("Choisir", page.evaluate("document.activeElement.textContent"));
    }

    @Test
    @DisplayName("22, 23: withdrawing takes two clicks at most, from every page, and nobody is talked out of it")
    void withdrawingTakesNoMoreStepsThanGranting() {
        Page page = visit();
        page.click("text=Tout accepter");
        waitForNoNotice(page);
        setCookie("sessionid", "1");
        page.onDialog(dialog -> fail(dialog.message()));
        page.click(".cookie-charter__open");
        page.click("text=Retirer mon consentement");
        page.waitForFunction("() => !cookieCharter.choice.decided");
        assertTrue(cookie("sessionid").isPresent());
    }

    @Test
    @DisplayName("26: a withdrawal in one tab holds in the other")
    void appliesWithdrawalInEveryTab() {
        Page one = visit();
        one.click("text=Tout accepter");
        waitForNoNotice(one);
        Page other = visit();
        assertEquals(true, other.evaluate("cookieCharter.allows('media')"));
        one.evaluate("cookieCharter.withdraw()");
        other.waitForFunction("() => !cookieCharter.allows('media')");
        other.waitForSelector(NOTICE);
    }

    @Test
    @DisplayName("26: a withdrawal takes effect in a page that comes back from the back/forward cache")
    void appliesWithdrawalInPageFromHistory() {
        // A page from the history receives only this event; it missed all others.
        context.addInitScript("Object.defineProperty(window, 'cookieStore', {value: undefined})");
        Page page = visit();
        page.click("text=Tout accepter");
        waitForNoNotice(page);
        context.clearCookies();
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        page.waitForFunction("() => !cookieCharter.allows('media')");
        page.evaluate("document.cookie = '_ga=1'");
        assertEquals(List.of(), context.cookies());
    }

    @Test
    @DisplayName("49: every language describes the signal as a request of the browser, not as a demand of the law")
    void sendsGpcSignalWithRequest() {
        for (String language : Texts.LANGUAGES) {
            String text = String.valueOf(Texts.of(language).single().get("banner.gpc"));
            assertTrue(text.contains("Global Privacy Control"), language);
            assertFalse(text.matches("(?is).*(RGPD|GDPR|DSGVO|ePrivacy|2002/58|2016/679).*"), language);
        }
    }

    @Test
    @DisplayName("58: the page says once that the signal was applied, in the language of the page")
    void saysOnceThatSignalWasApplied() {
        site.page("/", "fr", "<main><h1>Portail</h1><a href='/next'>Suite</a></main>")
                .page("/next", "en", "");
        sendSignal();
        Page page = visit();
        page.waitForSelector(MESSAGE + ":has-text('signal d’opposition')");
        assertEquals(0, page.locator(NOTICE).count());
        page.click("text=Suite");
        page.waitForURL("**/next");
        waitWellAfterLoading(page);
        assertEquals("", page.textContent(MESSAGE));
        assertEquals(List.of(), context.cookies());
        assertEquals("00", page.evaluate("'' + localStorage.length + sessionStorage.length"));

        visit("/next")
                .waitForSelector(MESSAGE + ":has-text('opt-out signal (Global Privacy Control) has been applied')");
    }

    @Test
    @DisplayName("58: the page says nothing to a visitor who has chosen, nor of a signal that was not sent")
    void saysNothingOfSignalThatIsNotApplied() {
        Page page = visit();
        waitWellAfterLoading(page);
        assertEquals("", page.textContent(MESSAGE));
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        sendSignal();
        Page later = visit();
        waitWellAfterLoading(later);
        assertEquals("", later.textContent(MESSAGE));
    }

    @Test
    @DisplayName("57: the signal does not object to statistics of the site alone")
    void signalSparesStatisticsOfSite() {
        site.policy("gpc", List.of("audience", "media"));
        sendSignal();
        Page page = visit();
        page.waitForSelector(".cookie-charter__open");
        assertEquals(0, page.locator(NOTICE).count());
        assertEquals(true, page.evaluate("cookieCharter.allows('statistics')"));
        assertEquals(false, page.evaluate("cookieCharter.allows('audience')"));
    }

    @ParameterizedTest
    @CsvSource({"us, true, false, 0", "uk, false, true, 1", "constructor, false, false, 1", "'', false, false, 1"})
    @DisplayName("64: the page follows the rule for the region, and the strictest one if it knows none")
    void appliesRuleOfRegion(String region, boolean video, boolean statistics, int notices) {
        site.policy("categories", optIn())
                .policy(
                        "regions",
                        Map.of(
                                "us", Map.of("audience", "opt-out", "media", "opt-out"),
                                "uk", Map.of("statistics", "opt-out")))
                .policy("asked", List.of("audience", "media"))
                .with("/region.js", "window.cookieCharterRegion='" + region + "';")
                .with(
                        "/",
                        "<!DOCTYPE html><html lang=fr><title>Portail</title><link rel=icon href='data:,'>"
                                + "<script src='/region.js'></script><script src='/consent/banner.js'></script><h1>Portail</h1>");
        Page page = visit();
        page.waitForSelector(notices == 0 ? ".cookie-charter__open" : NOTICE);
        assertEquals(notices, page.locator(NOTICE).count());
        assertEquals(video, page.evaluate("cookieCharter.allows('video')"));
        assertEquals(statistics, page.evaluate("cookieCharter.allows('statistics')"));
    }

    private static Map<String, Object> optIn() {
        Map<String, Object> categories = new TreeMap<>();
        for (String id : List.of("necessary", "statistics", "audience", "media")) {
            categories.put(
                    id,
                    Map.of(
                            "consent",
                            id.equals("necessary") ? "exempt" : "opt-in",
                            "fingerprint",
                            "0a0a0a",
                            "provider",
                            "P"));
        }
        return categories;
    }

    private void sendSignal() {
        context.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
    }

    /** Waits until the message would have been shown: the page shows it one second after it has loaded. */
    private static void waitWellAfterLoading(Page page) {
        page.waitForSelector(MESSAGE, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForTimeout(1500);
    }

    @Test
    @DisplayName("35: what is drawn is in the language of the page, and says so")
    void usesLanguageOfPage() {
        site.page("/en", "en-GB", "");
        Page page = visit("/en");
        page.waitForSelector(NOTICE);
        assertEquals("en", page.getAttribute(NOTICE, "lang"));
        assertTrue(page.textContent(NOTICE).contains("Refuse all"));
        assertEquals("Manage cookies", page.textContent(".cookie-charter__open"));
    }

    @Test
    @DisplayName("39: the charter page has no banner on top of it")
    void showsNoBannerOnCharterPage() {
        site.with(
                "/consent/",
                "<!DOCTYPE html><html lang=fr><title>Charte</title><link rel=icon href='data:,'>"
                        + "<script src='/consent/banner.js'></script><body class='cookie-charter-page'><h1>Charte</h1>");
        Page page = visit("/consent/");
        page.waitForFunction("() => window.cookieCharter && document.readyState === 'complete'");
        assertEquals(0, page.locator(NOTICE + ", .cookie-charter__open").count());
        assertEquals(0, site.count("/consent/layers.json"));
    }

    @Test
    @DisplayName(
            "48: a browser with the signal gets no banner, its visitor is informed, and an explicit choice prevails")
    void honoursAndShowsGpcSignal() {
        context.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
        Page page = visit();
        page.click(".cookie-charter__open");
        page.waitForSelector("dialog .cookie-charter__gpc:has-text('Global Privacy Control')");
        assertFalse(page.isChecked("dialog input[value=statistics]"));
        page.check("dialog input[value=statistics]");
        page.click("text=Enregistrer mes choix");
        page.waitForFunction("() => cookieCharter.allows('statistics')");
    }
}
