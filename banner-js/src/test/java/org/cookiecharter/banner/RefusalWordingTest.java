// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests that the refusal button has a verb that refuses everything, as short as the acceptance. */
class RefusalWordingTest {
    static final List<String> LANGUAGES = Texts.LANGUAGES;

    /** The stems of refusing verbs in each language, and the word for everything. */
    private static final Map<String, String> REFUSALS = Map.ofEntries(
            Map.entry("ar", "رفض الكل"),
            Map.entry("bg", "(отказвам|отхвърл\\p{L}+) всички"),
            Map.entry("br", "nac.hañ an holl"),
            Map.entry("ca", "rebutja-ho tot"),
            Map.entry("co", "ricusà tuttu"),
            Map.entry("cs", "odmítnout vše"),
            Map.entry("da", "(afvis|afslå) alle"),
            Map.entry("de", "alle[s]? ablehnen"),
            Map.entry("el", "απόρριψη όλων"),
            Map.entry("en", "(refuse|reject|decline) all"),
            Map.entry("es", "rechazar todo|rechazar todas"),
            Map.entry("et", "keeldun kõigist"),
            Map.entry("eu", "baztertu guztiak"),
            Map.entry("fi", "hylkää kaikki"),
            Map.entry("fr", "tout refuser"),
            Map.entry("ga", "diúltaigh do gach ceann"),
            Map.entry("he", "דחיית הכול"),
            Map.entry("hr", "odbij sve|odbaci sve"),
            Map.entry("hu", "összes elutasítása"),
            Map.entry("is", "hafna öllum"),
            Map.entry("it", "rifiuta tutt[oi]"),
            Map.entry("lb", "alles refuséieren"),
            Map.entry("lt", "atmesti visus"),
            Map.entry("lv", "noraidīt visas"),
            Map.entry("mt", "irrifjuta kollox"),
            Map.entry("nb", "avslå alle"),
            Map.entry("nl", "alles weigeren"),
            Map.entry("pl", "odrzuć wszystk\\p{L}+"),
            Map.entry("pt", "(recusar|rejeitar) tud[oa]s?"),
            Map.entry("ro", "(refuzați|respingeți) (toate|tot)"),
            Map.entry("sk", "odmietnuť všetko"),
            Map.entry("sl", "zavrni vse"),
            Map.entry("sv", "neka alla|avvisa alla"),
            Map.entry("tr", "tümünü reddet"),
            Map.entry("uk", "відхилити всі"));

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    @DisplayName("12: the button that refuses says so, in every language")
    void labelsRefusalAsRefusal(String language) {
        Map<String, String> texts = Texts.of(language).all();
        String refuse = String.valueOf(texts.get("banner.refuse"));
        assertTrue(
                Pattern.matches(String.valueOf(REFUSALS.get(language)), refuse.toLowerCase(Locale.ROOT)),
                refuse + " is not known for a refusal of everything");
        assertEquals(refuse, texts.get("charter.refuse"));
        int words = refuse.split(" ").length
                - String.valueOf(texts.get("banner.accept")).split(" ").length;
        assertTrue(Math.abs(words) <= 1, "refusing takes " + words + " words more than accepting");
    }
}
