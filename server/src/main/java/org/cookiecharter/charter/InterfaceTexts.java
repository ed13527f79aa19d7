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
import org.cookiecharter.catalogue.Service.Location;
import org.jspecify.annotations.Nullable;

/** The texts of the banner and of the charter page in one language, apart from those of the catalogue. */
public final class InterfaceTexts {
    /** The supported languages, by their primary tags: all regions of a language share its texts. */
    public static final List<String> LANGUAGES = List.of(
            "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
            "pl", "pt", "ro", "sk", "sl", "sv", "nb", "is", "uk", "tr", "ar", "he", "ca", "eu", "br", "co", "lb");

    /** The tags of Norwegian. Its texts are Bokmål. */
    private static final List<String> NORWEGIAN = List.of("nb", "no", "nn");

    /** The languages that have a space before a colon. */
    private static final Set<String> SPACE_BEFORE_COLON = Set.of("fr", "br", "co");

    /** The parsed texts by language, which all sites share. */
    private static final Map<String, JsonObject> TEXTS_BY_LANGUAGE = new ConcurrentHashMap<>();

    private final String language;
    private final JsonObject texts;

    /**
     * Creates the texts of a language.
     *
     * @param texts all texts by group and key, as in the files of the supported languages
     */
    public InterfaceTexts(String language, JsonObject texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Returns the texts in a language, regardless of its region, or null if it is not supported. */
    public static @Nullable InterfaceTexts forLanguage(String language) {
        if (!isSupported(language)) {
            return null;
        }
        return new InterfaceTexts(
                language, TEXTS_BY_LANGUAGE.computeIfAbsent(primaryTag(language), InterfaceTexts::read));
    }

    private static JsonObject read(String primaryTag) {
        String json = new String(BundledFile.read("texts/" + primaryTag + ".json"), StandardCharsets.UTF_8);
        return JsonParser.parseString(json).getAsJsonObject();
    }

    /** Returns whether there are texts in a language. */
    public static boolean isSupported(String language) {
        return LANGUAGES.contains(primaryTag(language));
    }

    /** Returns the tag of a language without region and script, under which its texts are stored. */
    public static String primaryTag(String language) {
        int end = language.indexOf('-');
        String primaryTag = (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
        return NORWEGIAN.contains(primaryTag) ? NORWEGIAN.get(0) : primaryTag;
    }

    /** Returns the tags of the language that has this primary tag. */
    public static List<String> tags(String primaryTag) {
        return NORWEGIAN.contains(primaryTag) ? NORWEGIAN : List.of(primaryTag);
    }

    public String language() {
        return language;
    }

    /** Returns the name of the language in that language. */
    public String name() {
        return texts.get("name").getAsString();
    }

    /** Returns the text direction, {@code ltr} or {@code rtl}. */
    public String direction() {
        return texts.get("direction").getAsString();
    }

    /** Returns the texts of the banner, as they are sent to the page. */
    public JsonObject banner() {
        return texts.getAsJsonObject("banner");
    }

    /** Returns a text of the banner. */
    public String banner(String key) {
        return text("banner", key);
    }

    /** Returns all texts. */
    public JsonObject all() {
        return texts;
    }

    /** Returns a text of the page of proofs. */
    public String proof(String key) {
        return text("proof", key);
    }

    /** Returns the text that describes the method by which a choice was made. */
    public String proofMethod(String method) {
        return texts.getAsJsonObject("proof")
                .getAsJsonObject("methods")
                .get(method)
                .getAsString();
    }

    /** Returns a text of the charter page. */
    public String charter(String key) {
        return text("charter", key);
    }

    /** Returns a text of the charter page as a label: "Contact: ", in French "Contact : ". */
    public String label(String key) {
        return charter(key) + (SPACE_BEFORE_COLON.contains(primaryTag(language)) ? "\u00a0: " : ": ");
    }

    /**
     * Returns how long data are stored: in words if the catalogue declares it in ISO 8601, or else as declared; null if
     * it is not declared.
     */
    @Nullable
    public LocalizedText retention(@Nullable LocalizedText declared) {
        CookieDuration duration = declared == null ? null : CookieDuration.parse(declared.in(declared.language()));
        return duration == null || duration.isSession()
                ? declared
                : new LocalizedText(language, Map.of(language, duration(duration)));
    }

    /** Returns a duration in words: "6 mois", "2 weeks", "until the browser is closed". */
    public String duration(CookieDuration duration) {
        return duration.isSession()
                ? text("units", "session")
                : DurationParts.of(duration.text()).stream()
                        .map(part -> unit(part.unit(), part.number()))
                        .collect(Collectors.joining(" "));
    }

    /** Returns the parts of the site in words: "front et back office"; empty if there are none. */
    public String location(List<Location> locations) {
        return switch (locations.size()) {
            case 0 -> "";
            case 1 -> text("locations", locations.get(0).text());
            default -> text("locations", "both");
        };
    }

    /** Returns the number of providers in words: "View all 4 providers". */
    public String providers(int number) {
        return plural(banner().getAsJsonObject("providers"), number);
    }

    private String unit(String unit, long number) {
        return plural(texts.getAsJsonObject("units").getAsJsonObject(unit), number);
    }

    private String plural(JsonObject forms, long number) {
        JsonElement form = forms.get(PluralForm.of(primaryTag(language), number));
        return (form == null ? forms.get(PluralForm.OTHER) : form).getAsString().replace("{n}", Long.toString(number));
    }

    private String text(String group, String key) {
        JsonElement text = texts.getAsJsonObject(group).get(key);
        if (text == null) {
            throw new IllegalStateException("texts/" + language + ".json must contain " + group + "." + key);
        }
        return text.getAsString();
    }
}
