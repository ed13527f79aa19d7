// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Location;
import org.jspecify.annotations.Nullable;

/** What the banner and the charter page say themselves, in one language. */
public final class InterfaceTexts {
    /** Those that there are texts in, by their main tags: a region shares the texts of its language. */
    public static final List<String> LANGUAGES = List.of(
            "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
            "pl", "pt", "ro", "sk", "sl", "sv", "nb", "is", "uk", "tr", "ar", "he", "ca", "eu", "br", "co", "lb");

    /** The tags of Norwegian; its readers read Bokmål. */
    private static final List<String> NORWEGIAN = List.of("nb", "no", "nn");

    /** Languages that put a space in front of a colon. */
    private static final Set<String> SPACED = Set.of("fr", "br", "co");

    /** What was read of the bundle: many sites speak a language, and all in the same words. */
    private static final Map<String, JsonObject> READ = new ConcurrentHashMap<>();

    private final String language;
    private final JsonObject texts;

    private InterfaceTexts(String language, JsonObject texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The texts in this language, whatever its region; null if there are none. */
    public static @Nullable InterfaceTexts in(String language) {
        if (!speaks(language)) {
            return null;
        }
        return new InterfaceTexts(language, READ.computeIfAbsent(main(language), InterfaceTexts::read));
    }

    private static JsonObject read(String main) {
        String json = new String(BundledFile.read("texts/" + main + ".json"), StandardCharsets.UTF_8);
        return JsonParser.parseString(json).getAsJsonObject();
    }

    /** Whether there are texts in this language. */
    public static boolean speaks(String language) {
        return LANGUAGES.contains(main(language));
    }

    /** The language without region and script, by the tag that its texts lie under. */
    public static String main(String language) {
        int end = language.indexOf('-');
        String main = (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
        return NORWEGIAN.contains(main) ? NORWEGIAN.get(0) : main;
    }

    /** The tags that mean the same language as this main one. */
    public static List<String> names(String main) {
        return NORWEGIAN.contains(main) ? NORWEGIAN : List.of(main);
    }

    public String language() {
        return language;
    }

    /** What the language calls itself. */
    public String name() {
        return texts.get("name").getAsString();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return texts.get("direction").getAsString();
    }

    /** The banner's texts, as the page gets them. */
    public JsonObject banner() {
        return texts.getAsJsonObject("banner");
    }

    /** Every text. */
    public JsonObject all() {
        return texts;
    }

    /** A text of the page of proofs. */
    public String proof(String key) {
        return text("proof", key);
    }

    /** By which act a choice was made. */
    public String proofMethod(String method) {
        return texts.getAsJsonObject("proof")
                .getAsJsonObject("methods")
                .get(method)
                .getAsString();
    }

    /** A text of the charter page. */
    public String charter(String key) {
        return text("charter", key);
    }

    /** A text of the charter page in front of what it names: "Contact: ", in French "Contact : ". */
    public String label(String key) {
        return charter(key) + (SPACED.contains(main(language)) ? "\u00a0: " : ": ");
    }

    /** How long data are kept: in words where the catalogue says it in ISO 8601, else as it stands there. */
    @Nullable
    public LocalizedText retention(@Nullable LocalizedText declared) {
        CookieDuration duration = declared == null ? null : CookieDuration.parse(declared.in(declared.language()));
        return duration == null || duration.isSession()
                ? declared
                : new LocalizedText(language, Map.of(language, duration(duration)));
    }

    /** "6 mois", "2 weeks", "until the browser is closed". */
    public String duration(CookieDuration duration) {
        return duration.isSession()
                ? text("units", "session")
                : DurationParts.of(duration.text()).stream()
                        .map(part -> unit(part.unit(), part.number()))
                        .collect(Collectors.joining(" "));
    }

    /** "front et back office"; empty if no part of the site is named. */
    public String location(List<Location> locations) {
        return switch (locations.size()) {
            case 0 -> "";
            case 1 -> text("locations", locations.get(0).text());
            default -> text("locations", "both");
        };
    }

    /** "View all 4 providers". */
    public String providers(int number) {
        return plural(banner().getAsJsonObject("providers"), number);
    }

    private String unit(String unit, long number) {
        return plural(texts.getAsJsonObject("units").getAsJsonObject(unit), number);
    }

    private String plural(JsonObject forms, long number) {
        JsonElement form = forms.get(PluralForm.of(main(language), number));
        return (form == null ? forms.get(PluralForm.OTHER) : form).getAsString().replace("{n}", Long.toString(number));
    }

    private String text(String group, String key) {
        JsonElement text = texts.getAsJsonObject(group).get(key);
        if (text == null) {
            throw new IllegalStateException("texts/" + language + ".json must hold " + group + "." + key);
        }
        return text.getAsString();
    }
}
