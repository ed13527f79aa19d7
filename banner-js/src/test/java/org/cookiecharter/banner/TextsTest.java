// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that every language has every text and its plural forms. A failure lists missing keys. */
class TextsTest {
    static final List<String> LANGUAGES = Texts.LANGUAGES;

    private static final Texts ENGLISH = Texts.of("en");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    /** Words that a language really shares with English or French. */
    private static final Map<String, Set<String>> SHARED = Map.ofEntries(
            Map.entry("ca", Set.of("No")),
            Map.entry("de", Set.of("Website")),
            Map.entry("es", Set.of("No")),
            Map.entry(
                    "fr",
                    Set.of("Service", "Contact", "Site", "front office", "back office", "{n} minute", "{n} minutes")),
            Map.entry("it", Set.of("No")),
            Map.entry("lb", Set.of("Site", "Prestataire")),
            Map.entry("nl", Set.of("Contact", "{n} week", "{n} seconde")),
            Map.entry("ro", Set.of("Contact", "Site", "{n} an")),
            Map.entry("tr", Set.of("Site")));

    /**
     * Units that the CLDR only abbreviates, lacks, or counts differently: "dygn" is 24 hours, "let" is five years or
     * more.
     */
    private static final Set<String> OTHER_UNITS =
            Set.of("ga", "mt", "co", "et day", "sv day", "nb day", "sl year", "he year", "he second");

    private static final Map<String, MeasureUnit> UNITS = Map.of(
            "year", MeasureUnit.YEAR,
            "month", MeasureUnit.MONTH,
            "week", MeasureUnit.WEEK,
            "day", MeasureUnit.DAY,
            "hour", MeasureUnit.HOUR,
            "minute", MeasureUnit.MINUTE,
            "second", MeasureUnit.SECOND);

    @Test
    void hasTextsForEachListedLanguage() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/texts"))) {
            assertEquals(
                    new TreeSet<>(LANGUAGES),
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasSameKeysInSameOrder(String language) {
        Texts texts = Texts.of(language);
        assertEquals(
                List.copyOf(ENGLISH.single().keySet()),
                List.copyOf(texts.single().keySet()));
        assertEquals(
                List.copyOf(ENGLISH.plural().keySet()),
                List.copyOf(texts.plural().keySet()));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void eachLanguageHasItsOwnName(String language) {
        Map<String, String> texts = Texts.of(language).single();
        assertEquals(language, texts.get("language"));
        assertEquals(Set.of("ar", "he").contains(language) ? "rtl" : "ltr", texts.get("direction"));
        ULocale locale = ULocale.forLanguageTag(language);
        String name = language.equals("co") ? "corsu" : locale.getDisplayName(locale);
        assertEquals(
                name.toLowerCase(Locale.ROOT), String.valueOf(texts.get("name")).toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void leavesNoTextInEnglishOrFrench(String language) {
        Set<String> shared = SHARED.getOrDefault(language, Set.of());
        Map<String, String> english = ENGLISH.all();
        Map<String, String> french = Texts.of("fr").all();
        Texts.of(language).all().forEach((key, text) -> {
            if (!Set.of("direction", "charter.complaintAddress").contains(key) && !shared.contains(text)) {
                assertFalse(!language.equals("en") && text.equals(english.get(key)), key + " is English: " + text);
                assertFalse(
                        !Set.of("en", "fr").contains(language) && text.equals(french.get(key)),
                        key + " is French: " + text);
            }
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void keepsEveryPlaceholder(String language) {
        Texts texts = Texts.of(language);
        ENGLISH.single()
                .forEach((key, text) -> assertEquals(
                        placeholders(text),
                        placeholders(String.valueOf(texts.single().get(key))),
                        key));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void usesPluralFormsOfLanguage(String language) {
        Texts texts = Texts.of(language);
        List<String> categories = texts.categories();
        texts.plural().forEach((key, forms) -> assertEquals(categories, List.copyOf(forms.keySet()), key));
    }

    /** "View the provider" needs no number, nor does a language with one word for "two years". */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void pluralFormForSeveralNumbersContainsNumber(String language) {
        Texts texts = Texts.of(language);
        texts.plural()
                .forEach((key, forms) -> forms.forEach((category, form) -> {
                    TreeSet<Long> numbers = texts.numbers(category);
                    boolean reported = numbers.size() == 1
                            || (!numbers.isEmpty() && Set.of(0L, 1L).containsAll(numbers));
                    if (!reported || form.contains("{")) {
                        assertEquals(List.of("{n}"), placeholders(form), key + "." + category + ": " + form);
                    }
                }));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void unitsOfTimeUseCldrPluralForms(String language) {
        Texts texts = Texts.of(language);
        ULocale locale = ULocale.forLanguageTag(language);
        UNITS.forEach((unit, measured) -> texts.plural()
                .getOrDefault("units." + unit, Map.of())
                .forEach((category, form) -> {
                    TreeSet<Long> numbers = texts.numbers(category);
                    if (!OTHER_UNITS.contains(language)
                            && !OTHER_UNITS.contains(language + " " + unit)
                            && !numbers.isEmpty()) {
                        long n = numbers.last();
                        String words = MeasureFormat.getInstance(locale, FormatWidth.WIDE)
                                .format(new Measure(n, measured));
                        String number = NumberFormat.getInstance(locale).format(n);
                        assertEquals(spaces(words), spaces(form.replace("{n}", number)), unit + " " + n);
                    }
                }));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void linksComplaintsToAuthorityNamedInText(String language) {
        Map<String, String> texts = Texts.of(language).single();
        String address = String.valueOf(texts.get("charter.complaintAddress"));
        assertTrue(address.startsWith("https://"), address);
        String host = address.replaceAll("^https://|/.*", "");
        String complaint = String.valueOf(texts.get("charter.complaint"));
        assertTrue(complaint.contains("(" + host + ")") || complaint.contains(" " + host + ")"), host);
    }

    private static String spaces(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }

    static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
