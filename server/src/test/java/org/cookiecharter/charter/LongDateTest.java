// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests of dates in words. */
class LongDateTest {
    static final List<String> LANGUAGES = InterfaceTexts.LANGUAGES;

    private static final Instant AT = Instant.parse("2026-11-03T23:59:00Z");

    @ParameterizedTest
    @CsvSource({
        "en, 3 November 2026",
        "en-US, 'November 3, 2026'",
        "fr, 3 novembre 2026",
        "pl, 3 listopada 2026",
        "hu, 2026. november 3.",
        "lt, 2026 m. lapkričio 3 d.",
        "ar, 3 نوفمبر 2026",
        "ar-EG, 3 نوفمبر 2026",
        "he, 3 בנובמבר 2026",
        "br, 3 Du 2026",
        "lb, 3. November 2026",
        "co, 3 nuvembre 2026",
        "eu, 2026(e)ko azaroaren 3(a)",
        "nn, 3. november 2026"
    })
    void formatsDateInEachLanguage(String language, String words) {
        assertEquals(words, LongDate.format(language, AT));
    }

    /** The fallback of a runtime without data for a language has no words, or a month like "M11". */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasWordForMonth(String language) {
        String words = LongDate.format(language, AT);
        assertTrue(words.matches(".*\\p{L}{2}.*"), words);
        assertFalse(words.contains("M11") || words.contains("2026 Nov"), words);
        assertTrue(words.contains("2026") && words.contains("3"), words);
    }
}
