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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The services that come ready, as {@code {"use": "matomo"}}: what stands beside {@code use} replaces the member of that
 * name. Their texts are taken in the languages of the catalogue's categories alone, so that a preset does not
 * have visitors offered a language that the rest is not written in.
 */
final class Presets {
    private static final String INDEX = "services.txt";
    private static final List<String> WRITTEN_IN = List.of("en", "fr");
    private static final List<String> WITH_TEXTS = List.of("name", "purpose", "cookies");

    private final String language;
    private final Set<String> languages;
    private final @Nullable String controller;

    /**
     * @param language the catalogue's
     * @param languages all that the catalogue is written in
     * @param controller who provides what the site does itself, such as its sessions; null if nobody is declared
     */
    Presets(String language, Set<String> languages, @Nullable String controller) {
        this.language = language;
        this.languages = new TreeSet<>(languages);
        this.controller = controller;
    }

    /** The ids of all, in alphabetical order. */
    static List<String> ids() {
        return Objects.requireNonNull(resource(INDEX), INDEX).lines().toList();
    }

    /** The service with all of its members; null, and the error noted, where what it uses does not help. */
    @Nullable
    Place expand(Place place) {
        if (!place.has("use")) {
            return place;
        }
        String id = place.string("use");
        if (id.isEmpty()) {
            return null;
        }
        if (!ids().contains(id)) {
            place.error("use", Quoted.of(id) + " is no ready service; there are " + String.join(", ", ids()));
            return null;
        }
        JsonObject ready = JsonParser.parseString(Objects.requireNonNull(resource("services/" + id + ".json"), id))
                .getAsJsonObject();
        ready.remove("source");
        if (!ready.has("provider") && controller != null) {
            ready.addProperty("provider", controller);
        }
        List<String> untold = written(language) != null || language.isEmpty()
                ? List.of()
                : WITH_TEXTS.stream()
                        .filter(key -> ready.has(key) && !place.has(key))
                        .toList();
        if (!untold.isEmpty()) {
            place.error(
                    "use",
                    Quoted.of(id) + " is written in " + String.join(" and ", WRITTEN_IN) + "; add in " + language
                            + " beside it: " + String.join(", ", untold));
            return null;
        }
        return place.over(spoken(ready).getAsJsonObject());
    }

    private JsonElement spoken(JsonElement element) {
        if (element instanceof JsonArray array) {
            JsonArray spoken = new JsonArray();
            array.forEach(item -> spoken.add(spoken(item)));
            return spoken;
        }
        if (!(element instanceof JsonObject object)) {
            return element;
        }
        JsonObject spoken = new JsonObject();
        if (object.has(WRITTEN_IN.get(0))) {
            for (String wanted : languages) {
                String written = written(wanted);
                if (written != null) {
                    spoken.add(wanted, object.get(written));
                }
            }
            return spoken;
        }
        object.entrySet().forEach(member -> spoken.add(member.getKey(), spoken(member.getValue())));
        return spoken;
    }

    /** The language of ours that serves this one ({@code fr} for {@code fr-CA}); null if there is none. */
    private static @Nullable String written(String wanted) {
        String wide = wanted.contains("-") ? wanted.substring(0, wanted.indexOf('-')) : wanted;
        return WRITTEN_IN.contains(wide) ? wide : null;
    }

    private static @Nullable String resource(String name) {
        try (InputStream stream = Presets.class.getResourceAsStream(name)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
