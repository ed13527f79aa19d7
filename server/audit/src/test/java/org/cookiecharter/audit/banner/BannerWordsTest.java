// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.cookiecharter.charter.InterfaceTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that buttons are recognized by their words. */
class BannerWordsTest {
    private final BannerWords words = new BannerWords();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Accept all cookies             | ACCEPT
                    OK                             | ACCEPT
                    Accept only necessary          | REFUSE
                    Continue without accepting     | REFUSE
                    Continuer sans accepter →      | REFUSE
                    ✗ Tout refuser                 | REFUSE
                    J’accepte                      | ACCEPT
                    Tout accepter et fermer        | ACCEPT
                    Alle Cookies akzeptieren       | ACCEPT
                    Nur notwendige Cookies         | REFUSE
                    Manage preferences             | CHOOSE
                    Accept current selection       | SAVE
                    Auswahl speichern              | SAVE
                    Paramètres des cookies         | MANAGE
                    Withdraw my consent            | WITHDRAW
                    Hyväksyä kaikki                | ACCEPT
                    Accepteer alle                 | ACCEPT
                    Nõustu kõigi rakendustega      | ACCEPT
                    Alle Einstellungen akzeptieren | ACCEPT
                    全てに同意する                 | ACCEPT
                    Avslå alt                      | REFUSE
                    Alle Einstellungen ablehnen    | REFUSE
                    Ikke tillat                    | REFUSE
                    Не позволить                   | REFUSE
                    すべてのクッキーを拒否する     | REFUSE
                    Konfigurere                    | CHOOSE
                    Einstellungen speichern        | SAVE
                    Сохранить                      | SAVE
                    """)
    void recognizesButtonsOfOtherTools(String name, Action action) {
        assertEquals(action, words.action(name));
    }

    @Test
    void ignoresOtherButtonsAndSentences() {
        assertNull(words.action("Add to basket"));
        assertNull(words.action("→"));
        assertNull(words.action("We accept all major credit cards, and ship to every country of the world by air"));
    }

    @Test
    void recognizesIconsByTheWordForCookiesAlone() {
        assertTrue(words.isCookieWord("Cookies (modal window)"));
        assertTrue(words.isCookieWord("Kolačići"));
        assertFalse(words.isCookieWord("Our cookie policy"));
        assertFalse(words.isCookieWord("Basket"));
    }

    @Test
    void recognizesButtonsThatOpenThePreferencesAfterAChoice() {
        for (String name :
                List.of("Cookie-innstillinger", "Cookieinstellingen", "Gérer les cookies", "Einwilligung widerrufen")) {
            assertTrue(words.opensPreferences(name), name);
        }
        assertFalse(words.opensPreferences("Cookie policy"));
        assertFalse(words.opensPreferences("Account settings"));
    }

    @Test
    void recognizesOurOwnButtonsInEveryLanguage() {
        for (String language : InterfaceTexts.LANGUAGES) {
            InterfaceTexts texts = Objects.requireNonNull(InterfaceTexts.forLanguage(language));
            assertEquals(Action.ACCEPT, words.action(texts.banner("accept")), language);
            assertEquals(Action.REFUSE, words.action(texts.banner("refuse")), language);
            assertEquals(Action.WITHDRAW, words.action(texts.banner("withdraw")), language);
            assertTrue(words.isAction(texts.banner("manage"), Action.MANAGE), language);
            assertTrue(words.isAboutCookies(texts.banner("title")), language);
        }
    }
}
