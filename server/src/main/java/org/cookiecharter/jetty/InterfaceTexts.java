package org.cookiecharter.jetty;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.Location;
import org.jspecify.annotations.Nullable;

/** What the banner and the charter page say themselves, in one language. */
final class InterfaceTexts {
    private final String language;
    private final JsonObject texts;

    private InterfaceTexts(String language, JsonObject texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The texts in this language; null where there are none. */
    static @Nullable InterfaceTexts in(String language) {
        byte[] file = BundledFile.find("texts/" + language + ".json");
        if (file == null) {
            return null;
        }
        String json = new String(file, StandardCharsets.UTF_8);
        return new InterfaceTexts(language, JsonParser.parseString(json).getAsJsonObject());
    }

    String language() {
        return language;
    }

    /** What the language calls itself. */
    String name() {
        return texts.get("name").getAsString();
    }

    /** {@code ltr} or {@code rtl}. */
    String direction() {
        return texts.get("direction").getAsString();
    }

    /** The banner's texts, as the page gets them. */
    JsonObject banner() {
        return texts.getAsJsonObject("banner");
    }

    /** Every text. */
    JsonObject all() {
        return texts;
    }

    /** A text of the page of proofs. */
    String proof(String key) {
        return text("proof", key);
    }

    /** By which act a choice was made. */
    String proofMethod(String method) {
        return texts.getAsJsonObject("proof")
                .getAsJsonObject("methods")
                .get(method)
                .getAsString();
    }

    /** A text of the charter page. */
    String charter(String key) {
        return text("charter", key);
    }

    /** "6 mois", "2 weeks", "until the browser is closed". */
    String duration(CookieDuration duration) {
        return duration.isSession()
                ? text("units", "session")
                : DurationParts.of(duration.text()).stream()
                        .map(part -> unit(part.unit(), part.number()))
                        .collect(Collectors.joining(" "));
    }

    /** "front et back office"; empty where no part of the site is named. */
    String location(List<Location> locations) {
        return switch (locations.size()) {
            case 0 -> "";
            case 1 -> text("locations", locations.get(0).text());
            default -> text("locations", "both");
        };
    }

    private String unit(String unit, long number) {
        JsonObject forms = texts.getAsJsonObject("units").getAsJsonObject(unit);
        return forms.get(number == 1 ? "one" : "other").getAsString().replace("{n}", Long.toString(number));
    }

    private String text(String group, String key) {
        JsonElement text = texts.getAsJsonObject(group).get(key);
        if (text == null) {
            throw new IllegalStateException("texts/" + language + ".json must hold " + group + "." + key);
        }
        return text.getAsString();
    }
}
