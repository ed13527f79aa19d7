// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests that quotation marks, spaces and letters are those of the language. */
class TypographyTest {
    static final List<String> LANGUAGES = Texts.LANGUAGES;

    /** Languages with a no-break space inside quotation marks and before a colon, and a narrow one before ; ! and ?. */
    private static final Set<String> SPACED = Set.of("fr", "br", "co");

    private static final Pattern LACKS_SPACE = Pattern.compile("[^\u00a0][:»]|«[^\u00a0]|[^\u202f][;!?]");

    private static final Map<String, List<String>> QUOTES = Map.of(
            "«»", List.of("fr", "br", "co", "it", "es", "pt", "ca", "eu", "el", "nb", "uk", "ar"),
            "„“", List.of("de", "cs", "sk", "bg", "et", "lt", "is", "lb"),
            "„”", List.of("pl", "hu", "ro", "hr"),
            "“”", List.of("en", "ga", "mt", "tr", "lv"),
            "””", List.of("sv", "fi", "he"),
            "»«", List.of("da", "sl"),
            "‘’", List.of("nl"));

    private static final String ALL_QUOTES = "[\"'`´«»„“”‟‹›‚‘]";

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void usesQuotationMarksOfLanguage(String language) {
        String pair = QUOTES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(language))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Pattern quoted = Pattern.compile(pair.charAt(0) + "[^" + pair + "]+" + pair.charAt(1));
        each(language, (key, text) -> {
            String rest = quoted.matcher(text).replaceAll("");
            assertFalse(Pattern.compile(ALL_QUOTES).matcher(rest).find(), key + " has other marks: " + text);
        });
        String caption = Texts.of(language).all().get("charter.tableCaption");
        assertEquals(1, quoted.matcher(String.valueOf(caption)).results().count(), caption);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void usesSpacesOfLanguage(String language) {
        each(language, (key, text) -> {
            assertEquals(text.strip(), text, key);
            assertFalse(text.contains("  ") || text.contains("..."), key + ": " + text);
            if (SPACED.contains(language)) {
                assertFalse(LACKS_SPACE.matcher(text).find(), key + " lacks a space, or has the wrong one: " + text);
            } else {
                assertFalse(text.matches("(?s).*[\\s\u00a0\u202f][:;!?].*"), key + " has a space too many: " + text);
            }
        });
    }

    /** A Latin "a" in a Cyrillic word looks right, but screen readers mispronounce it. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void mixesNoAlphabetsInOneWord(String language) {
        Pattern mixed =
                Pattern.compile("\\p{IsLatin}[\\p{L}&&[^\\p{IsLatin}]]" + "|[\\p{L}&&[^\\p{IsLatin}]]\\p{IsLatin}");
        each(language, (key, text) -> assertFalse(mixed.matcher(text).find(), key + ": " + text));
    }

    /** A line that introduces a list, or ends a sentence, must do so in every language. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void endsSentencesLikeEnglish(String language) {
        Map<String, String> texts = Texts.of(language).all();
        each("en", (key, text) -> {
            if (text.endsWith(".") || text.endsWith(":")) {
                String end = text.substring(text.length() - 1);
                assertEquals(end, end(texts.get(key)), key);
            }
        });
    }

    private static String end(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : text.substring(text.length() - 1);
    }

    private static void each(String language, BiConsumer<String, String> check) {
        Texts.of(language).all().forEach((key, text) -> {
            if (!key.equals("charter.complaintAddress")) {
                check.accept(key, text);
            }
        });
    }
}
