// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalizedTextTest {
    private final LocalizedText text =
            new LocalizedText("fr", Map.of("zh-Hant", "字", "fr", "mot", "en", "word", "pt-BR", "palavra"));

    @ParameterizedTest
    @CsvSource({
        "en, en, word",
        "EN-gb, en, word",
        "fr-CA, fr, mot",
        "pt-br, pt-BR, palavra",
        "pt, fr, mot",
        "zh-Hant-TW, zh-Hant, 字",
        "de, fr, mot",
        "'', fr, mot",
    })
    void fallsBackToWiderLanguageThenToDefault(String wanted, String language, String word) {
        assertEquals(language, text.languageFor(wanted));
        assertEquals(word, text.in(wanted));
    }

    @Test
    void sortsLanguages() {
        assertEquals(List.of("en", "fr", "pt-BR", "zh-Hant"), List.copyOf(text.languages()));
    }

    @Test
    void rejectsTextWithoutDefaultLanguage() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new LocalizedText("fr", Map.of("en", "word")));
        assertEquals("texts [en] must contain the language fr", e.getMessage());
    }
}
