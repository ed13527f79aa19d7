// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the interface by keyboard and for assistive technology. */
class KeyboardIT extends InChromium {
    private static final String FOCUSED = "document.activeElement.textContent.trim()";

    @Test
    void noticeIsFirstInTabOrderAndTakesNoFocus() {
        Page page = visit();
        page.waitForSelector("#cookie-charter");
        assertEquals("BODY", page.evaluate("document.activeElement.tagName"));
        // Before the body, so that the body's first child does not change.
        waitForFirstNotice(page);
        assertEquals("MAIN", page.evaluate("document.body.firstElementChild.tagName"));
        List<Object> focused = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("Tab");
            focused.add(page.evaluate(FOCUSED));
        }
        assertEquals(
                List.of("Voir les 4 prestataires", "Charte cookies", "Tout accepter", "Tout refuser", "Choisir"),
                focused);
    }

    @Test
    void closesNoticeOnEscapeWithoutChoice() {
        Page page = visit();
        page.waitForSelector("#cookie-charter");
        page.focus("text=Tout accepter");
        page.keyboard().press("Escape");
        waitForNoNotice(page);
        assertEquals(0, site.count("/consent/choice"));
        page.waitForSelector(".cookie-charter__open");
        Page next = visit();
        next.waitForSelector("#cookie-charter");
    }

    @Test
    void closesPreferencesOnEscapeWithoutChoiceAndRestoresFocus() {
        Page page = visit();
        page.focus("text=Choisir");
        page.keyboard().press("Enter");
        page.waitForSelector("dialog[open]");
        assertEquals(true, page.evaluate("document.activeElement.closest('dialog') !== null"));
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        page.waitForFunction("() => !document.querySelector('dialog')");
        assertEquals("Choisir", page.evaluate(FOCUSED));
        assertEquals(0, site.count("/consent/choice"));
        page.keyboard().press("Enter");
        page.waitForSelector("dialog[open]");
    }

    @Test
    void trapsFocusInOpenPreferences() {
        Page page = visit();
        page.click("text=Choisir");
        page.waitForSelector("dialog[open]");
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            assertEquals(
                    true,
                    page.evaluate(
                            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"));
        }
    }

    @Test
    void opensPreferencesFromAnyButtonOfPage() {
        site.page("/own", "fr", "<a href='/consent/' data-consent-open><b>Cookies</b></a>");
        Page page = visit("/own");
        page.click("text=Tout refuser");
        waitForNoNotice(page);
        assertTrue(page.isHidden(".cookie-charter__open"));
        page.click("b");
        page.waitForSelector("dialog[open]");
        page.click("text=Fermer");
        assertEquals("Cookies", page.evaluate(FOCUSED));
    }

    @Test
    void noticeNeverCoversFocusedElement() {
        site.page("/long", "fr", "<a href='#'>lien</a><br>".repeat(120));
        Page page = visit("/long");
        waitForFirstNotice(page);
        page.focus("text=Choisir");
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
        }
        assertEquals(
                true,
                page.evaluate("document.activeElement.getBoundingClientRect().bottom"
                        + " <= document.getElementById('cookie-charter').getBoundingClientRect().top"));
    }

    @Test
    void regionAndDialogHaveNameAndLanguage() {
        site.page("/english", "en-GB", "<p>Welcome</p>").page("/danish", "da", "<p>Velkommen</p>");
        Page page = visit("/english");
        page.waitForSelector("#cookie-charter[lang=en][dir=ltr]");
        assertTrue(page.locator("#cookie-charter").ariaSnapshot().contains("region \"Cookies: your choice\""));
        page.click("text=Choose");
        assertTrue(page.locator("dialog").ariaSnapshot().contains("dialog \"Manage cookies\""));
        assertTrue(page.locator("dialog").ariaSnapshot().contains("group \"Videos and maps\""));
        visit("/danish").waitForSelector("#cookie-charter[lang=fr]");
    }

    @Test
    void showsPurposesAndNumberOfProvidersBeforeChoice() {
        Page page = visit();
        String text = page.textContent("#cookie-charter");
        assertTrue(text.contains("Compter les visites par des statistiques anonymes"));
        assertTrue(text.contains("Afficher des vidéos et des cartes hébergées par d’autres."));
        assertTrue(text.contains("Voir les 4 prestataires"));
        assertTrue(text.contains("refuser sans conséquence"));
        assertEquals(site.at("/consent/"), page.getAttribute("#cookie-charter a", "href"));
    }

    @Test
    void showsDurationAndThirdPartyAccessInPreferences() {
        Page page = visit();
        page.click("text=Choisir");
        String row = page.textContent("dialog tr:has-text('VISITOR')");
        assertTrue(row.contains("6 mois"));
        assertTrue(row.contains("Oui"));
        assertEquals(
                "https://video.example/confidentialite",
                page.getAttribute(".cookie-charter__service:has-text('Lecteur vidéo') a[rel]", "href"));
    }

    @Test
    void opensCharterPageIfTextsCannotBeLoaded() {
        site.with("/consent/", "<h1>Charte cookies</h1>");
        Page page = visit();
        page.waitForSelector("#cookie-charter");
        page.route("**/layers.json*", route -> route.abort());
        page.reload();
        page.click(".cookie-charter__open");
        page.waitForURL("**/consent/");
    }
}
