// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/**
 * The predefined services, which a catalogue uses as {@code {"use": "matomo"}}: members beside {@code use} replace
 * those of the preset. The texts of a preset are used only in the languages of the catalogue's categories, so that a
 * preset does not offer visitors a language in which the rest is not written.
 */
final class Presets {
    private static final String INDEX = "services.txt";
    private static final List<String> LANGUAGES = List.of("en", "fr");
    /** Where the facts come from, and the day on which they were read there; no part of a catalogue. */
    private static final List<String> SOURCE_KEYS = List.of("source", "sourcesRead");

    private static final List<String> TEXT_KEYS = List.of("name", "purpose", "cookies");

    /** The index and the presets that were used, by the names of their resources: a console validates a draft often. */
    private static final Map<String, String> RESOURCES = new ConcurrentHashMap<>();

    private final String language;
    private final Set<String> languages;
    private final @Nullable String controller;

    /**
     * Creates the presets for a catalogue.
     *
     * @param language the catalogue's default language
     * @param languages all languages in which the catalogue is written
     * @param controller the provider of the services that the site provides itself, such as its sessions; null if no
     *     controller is declared
     */
    Presets(String language, Set<String> languages, @Nullable String controller) {
        this.language = language;
        this.languages = new TreeSet<>(languages);
        this.controller = controller;
    }

    /** Returns the ids of all presets, in alphabetical order. */
    static List<String> ids() {
        return resource(INDEX).lines().toList();
    }

    /**
     * Returns the service with the members of its preset, or null, and reports the error, if the preset cannot be used.
     */
    @Nullable
    ObjectNode expand(ObjectNode node) {
        if (!node.has("use")) {
            return node;
        }
        String id = node.requiredString("use");
        if (id.isEmpty()) {
            return null;
        }
        if (!ids().contains(id)) {
            node.error("use", LogText.quote(id) + " is not a preset; the presets are " + String.join(", ", ids()));
            return null;
        }
        JsonObject preset =
                JsonParser.parseString(resource("services/" + id + ".json")).getAsJsonObject();
        SOURCE_KEYS.forEach(preset::remove);
        if (!preset.has("provider") && controller != null) {
            preset.addProperty("provider", controller);
        }
        List<String> missingTexts = presetLanguage(language) != null || language.isEmpty()
                ? List.of()
                : TEXT_KEYS.stream()
                        .filter(key -> preset.has(key) && !node.has(key))
                        .toList();
        if (!missingTexts.isEmpty()) {
            node.error(
                    "use",
                    LogText.quote(id) + " is written in " + String.join(" and ", LANGUAGES) + "; add in " + language
                            + " beside it: " + String.join(", ", missingTexts));
            return null;
        }
        return node.withDefaults(translate(preset).getAsJsonObject());
    }

    private JsonElement translate(JsonElement element) {
        if (element instanceof JsonArray array) {
            JsonArray translated = new JsonArray();
            array.forEach(item -> translated.add(translate(item)));
            return translated;
        }
        if (!(element instanceof JsonObject object)) {
            return element;
        }
        JsonObject translated = new JsonObject();
        if (object.has(LANGUAGES.get(0))) {
            for (String requested : languages) {
                String presetLanguage = presetLanguage(requested);
                if (presetLanguage != null) {
                    translated.add(requested, object.get(presetLanguage));
                }
            }
            return translated;
        }
        object.entrySet().forEach(member -> translated.add(member.getKey(), translate(member.getValue())));
        return translated;
    }

    /**
     * Returns the language of the presets that matches a requested one ({@code fr} for {@code fr-CA}), or null if there
     * is none.
     */
    private static @Nullable String presetLanguage(String requested) {
        String primaryTag = requested.contains("-") ? requested.substring(0, requested.indexOf('-')) : requested;
        return LANGUAGES.contains(primaryTag) ? primaryTag : null;
    }

    /** Returns the text of a resource, which is read once. */
    private static String resource(String name) {
        return RESOURCES.computeIfAbsent(name, Presets::read);
    }

    private static String read(String name) {
        try (InputStream stream = Objects.requireNonNull(Presets.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
