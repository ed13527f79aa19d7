// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the preferences dialog begins with its choices, and folds everything else. */
class PreferencesIT extends InChromium {
    private static final String DIALOG = "#cookie-charter-preferences";

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void showsEveryChoiceOnSmallScreenWithoutScrolling(String language) {
        try (BrowserContext narrow = chromium().context(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            Page page = narrow.newPage();
            State.PREFERENCES.show(page, Portal.at(site, language), site);
            BoundingBox buttons =
                    page.locator(DIALOG + " .cookie-charter__buttons").boundingBox();
            List<Locator> boxes = page.locator(DIALOG + " input:visible").all();
            assertEquals(3, boxes.size());
            for (Locator box : boxes) {
                BoundingBox place = box.boundingBox();
                assertTrue(place.y >= 0 && place.y + place.height <= buttons.y, box + " is out of sight");
            }
        }
    }

    @Test
    void foldsServicesAndCookiesAndPutsNecessaryOnesLast() {
        Page page = visit();
        page.click("text=Choisir");
        page.waitForSelector(DIALOG);
        assertEquals(
                List.of("Statistiques anonymes", "Audience détaillée", "Vidéos et cartes", "Cookies nécessaires"),
                page.locator(DIALOG + " h3").allTextContents());
        assertEquals(
                0,
                page.locator(DIALOG + " .cookie-charter__service:visible, " + DIALOG + " table:visible")
                        .count());
        assertEquals(3, page.locator(DIALOG + " h3 input").count());
        page.click("text=Voir les 2 prestataires");
        assertEquals(
                2, page.locator(DIALOG + " .cookie-charter__service:visible").count());
        assertEquals(0, page.locator(DIALOG + " table:visible").count());
    }

    @Test
    void operatesEveryControlByKeyboardInOrderOfReading() {
        Page page = visit();
        page.focus("text=Choisir");
        page.keyboard().press("Enter");
        page.waitForSelector(DIALOG);
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Tab");
            names.add(page.evaluate("document.activeElement.value || document.activeElement.textContent"));
        }
        assertEquals(List.of("statistics", "Voir le prestataire", "audience"), names);
        page.keyboard().press("Space");
        assertTrue(page.isChecked(DIALOG + " input[value=analytics]"));
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertEquals("analytics", page.evaluate("document.activeElement.value"));
        assertEquals(false, page.isChecked(DIALOG + " input[value=audience]"));
    }

    @Test
    void namesCategoryInEveryControl() {
        Page page = visit();
        page.click("text=Choisir");
        String tree = page.locator(DIALOG).ariaSnapshot();
        assertTrue(tree.contains("""
                          - group "Vidéos et cartes":
                            - heading "Vidéos et cartes" [level=3]:
                              - checkbox "Vidéos et cartes"
                              - text: Vidéos et cartes
                            - paragraph: Afficher des vidéos et des cartes hébergées par d’autres.
                            - group: Voir les 2 prestataires
                        """.stripTrailing()), tree);
        assertEquals(
                "Voir les 2 prestataires – Vidéos et cartes",
                page.locator(DIALOG + " summary >> nth=4").getAttribute("aria-label"));
    }

    @Test
    void hasNoViolationInForcedColoursWithEverythingUnfolded() {
        try (BrowserContext forced = chromium().context(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            Page page = forced.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            State.PREFERENCES.show(page, Portal.at(site, "ar"), site);
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
            assertEquals(List.of(), Axe.violations(page));
            assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    @Test
    void reservesRoomInBrowserThatCannotConstructStyleSheets() {
        context.addInitScript("delete Document.prototype.adoptedStyleSheets");
        Page page = visit();
        page.waitForSelector("#cookie-charter");
        page.waitForFunction("() => parseFloat(getComputedStyle(document.body).paddingBottom)"
                + " === innerHeight - document.getElementById('cookie-charter').offsetTop");
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        page.waitForFunction("() => getComputedStyle(document.body).paddingBottom === '0px'");
    }
}
