// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    @Test
    void everyLanguageHasSameKeys() {
        assertEquals(Texts.in(Language.FR).keys(), Texts.in(Language.EN).keys());
    }

    @ParameterizedTest
    @EnumSource
    void everyActionAndDecisionHasText(Language language) {
        for (CookieAction action : CookieAction.values()) {
            Texts.in(language).get("action." + word(action));
        }
        for (Decision decision : Decision.values()) {
            Texts.in(language).get("decision." + word(decision));
        }
    }

    @Test
    void usesNonBreakingSpacesInFrench() {
        for (String key : Texts.in(Language.FR).keys()) {
            String text = Texts.in(Language.FR).get(key);
            assertTrue(!text.matches(".* [:;?!»].*"), key + ": " + text);
        }
    }

    @Test
    void escapesValuesExceptMarkup() {
        assertEquals(
                "<li><a href=\"/datasets/&quot;&gt;\"><b>bold</b></a></li>\n",
                Template.of("recent-link")
                        .fill(Texts.in(Language.EN), Map.of("id", "\">", "title", new Markup("<b>bold</b>")))
                        .html());
    }

    @Test
    void rejectsTemplateWithUnfilledPlaceholder() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Template.of("recent-link").fill(Texts.in(Language.EN), Map.of("id", "x")));
        assertEquals("placeholder ({{title}}) in recent-link.html has no value", e.getMessage());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
