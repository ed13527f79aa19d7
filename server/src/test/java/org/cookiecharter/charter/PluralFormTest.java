// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.cookiecharter.catalogue.CookieDuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests the plural forms of every language against ICU, whose rules browsers use too. */
class PluralFormTest {
    static final List<String> LANGUAGES = InterfaceTexts.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void usesCldrPluralFormOfEveryNumber(String language) {
        // The CLDR has no rules for Corsican; it counts like Italian, without its form for millions.
        PluralRules rules = PluralRules.forLocale(ULocale.forLanguageTag(language.equals("co") ? "en" : language));
        LongStream.concat(LongStream.rangeClosed(0, 1200), LongStream.of(999_999, 1_000_000, 1_000_001, 4_000_000))
                .forEach(n -> assertEquals(rules.select((double) n), PluralForm.of(language, n), language + " " + n));
    }

    @Test
    void otherLanguagesHaveOneAndOther() {
        assertEquals(List.of("other", "one", "other", "other"), forms("tlh", 0, 1, 2, 11));
    }

    @ParameterizedTest
    @CsvSource({
        "pl, P1M, 1 miesiąc",
        "pl, P13M, 13 miesięcy",
        "pl, P23M, 23 miesiące",
        "cs, P4M, 4 měsíce",
        "cs, P5M, 5 měsíců",
        "lt, P21D, 3 savaitės",
        "lv, P13M, 13 mēnešu",
        "lv, P30D, 30 dienu",
        "sl, P2M, 2 meseca",
        "ga, P6M, 6 mhí",
        "ga, P13M, 13 mí",
        "mt, P2Y, sentejn",
        "mt, P13M, 13-il xahar",
        "ro, P25M, 25 de luni",
        "ar, P2Y, سنتان",
        "ar, P13M, 13 شهرًا",
        "ar, P6M, 6 أشهر",
        "he, P2Y, שנתיים",
        "br, P2M, 2 viz",
        "uk, P1Y1M, 1 рік 1 місяць",
        "is, P21Y, 21 ár",
        "nn, P6M, 6 måneder",
        "fr-CA, P13M, 13 mois",
        "eu, P13M, 13 hilabete"
    })
    void formatsDurationsInPluralForms(String language, String duration, String words) {
        assertEquals(
                words,
                Objects.requireNonNull(InterfaceTexts.forLanguage(language))
                        .duration(Objects.requireNonNull(CookieDuration.parse(duration))));
    }

    private static List<String> forms(String language, long... numbers) {
        return Arrays.stream(numbers).mapToObj(n -> PluralForm.of(language, n)).toList();
    }
}
