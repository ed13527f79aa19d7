// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The texts of one language for tests. A text with plural forms is one text, of several forms. */
record Texts(String language, Map<String, String> single, Map<String, Map<String, String>> plural) {
    /** The 24 official languages of the European Union, then those of its neighbours and of its regions. */
    static final List<String> LANGUAGES = List.of(
            "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
            "pl", "pt", "ro", "sk", "sl", "sv", "nb", "is", "uk", "tr", "ar", "he", "ca", "eu", "br", "co", "lb");

    private static final List<String> CATEGORIES = List.of("zero", "one", "two", "few", "many", "other");
    private static final long ENOUGH = 1200;

    static Texts of(String language) {
        Texts texts = new Texts(language, new LinkedHashMap<>(), new LinkedHashMap<>());
        texts.read("", Resource.texts(language));
        return texts;
    }

    private void read(String path, JsonObject object) {
        object.entrySet().forEach(entry -> {
            String key = path + entry.getKey();
            JsonElement value = entry.getValue();
            if (!value.isJsonObject()) {
                single.put(key, value.getAsString());
            } else if (value.getAsJsonObject().has("other")) {
                Map<String, String> forms = new LinkedHashMap<>();
                value.getAsJsonObject()
                        .entrySet()
                        .forEach(
                                form -> forms.put(form.getKey(), form.getValue().getAsString()));
                plural.put(key, forms);
            } else {
                read(key + ".", value.getAsJsonObject());
            }
        });
    }

    /** Returns a text like "View all 4 providers". */
    static String providers(String language, int number) {
        Texts texts = of(language);
        Map<String, String> forms = Objects.requireNonNull(texts.plural.get("banner.providers"));
        String form = forms.getOrDefault(texts.rules().select(number), forms.get("other"));
        return Objects.requireNonNull(form).replace("{n}", Integer.toString(number));
    }

    /** Returns every text and every form by its path. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(single);
        plural.forEach((key, forms) -> forms.forEach((category, form) -> all.put(key + "." + category, form)));
        return all;
    }

    /** Returns the plural rules; the CLDR has none for Corsican. */
    PluralRules rules() {
        return PluralRules.forLocale(ULocale.forLanguageTag(language.equals("co") ? "en" : language));
    }

    /** Returns the plural categories of whole numbers, in the order of the CLDR. */
    List<String> categories() {
        return CATEGORIES.stream()
                .filter(category ->
                        category.equals("other") || !numbers(category).isEmpty())
                .toList();
    }

    /** Returns whole numbers of a category, up to a limit. */
    TreeSet<Long> numbers(String category) {
        PluralRules rules = rules();
        TreeSet<Long> numbers = new TreeSet<>();
        LongStream.concat(LongStream.rangeClosed(0, ENOUGH), LongStream.of(1_000_000, 2_000_000))
                .filter(n -> rules.select((double) n).equals(category))
                .forEach(numbers::add);
        return numbers;
    }
}
