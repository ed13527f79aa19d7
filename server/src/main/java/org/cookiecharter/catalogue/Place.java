// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of the file and where it stands. Each read gives a usable value and notes what was wrong with it, so that
 * one pass finds every error.
 */
final class Place {
    private static final String GAP = CatalogueSyntax.GAP;

    private final String path;
    private final JsonObject object;
    private final String language;
    private final List<CatalogueError> errors;

    /**
     * @param language the catalogue's; empty if the file does not tell one
     */
    Place(String path, JsonObject object, String language, List<CatalogueError> errors) {
        this.path = path;
        this.object = object;
        this.language = language;
        this.errors = errors;
    }

    String path(String key) {
        return JsonPath.member(path, key);
    }

    String language() {
        return language;
    }

    /** The same place, with these members where it has none of its own, and without {@code use}. */
    Place over(JsonObject defaults) {
        JsonObject whole = defaults.deepCopy();
        object.entrySet().forEach(member -> whole.add(member.getKey(), member.getValue()));
        whole.remove("use");
        return new Place(path, whole, language, errors);
    }

    Set<String> keys() {
        return object.keySet();
    }

    boolean has(String key) {
        return object.has(key);
    }

    /** Whether a list is not there, or there and empty: not where it is something else. */
    boolean lacks(String key) {
        return !has(key) || (object.get(key) instanceof JsonArray array && array.isEmpty());
    }

    void error(String key, String message) {
        errorAt(path(key), message);
    }

    void errorAt(String place, String message) {
        errors.add(new CatalogueError(place, message));
    }

    /** Notes every key that is not one of these. */
    void only(String... keys) {
        Set<String> known = Set.of(keys);
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                error(key, "unknown key; allowed are " + String.join(", ", keys));
            }
        }
    }

    /** A required string that is not blank; empty if it is not there. */
    String string(String key) {
        String value = optionalString(key);
        if (value == null && !has(key)) {
            error(key, "missing; add it");
        }
        return value == null ? "" : value;
    }

    /** One line of text. */
    @Nullable
    String optionalString(String key) {
        return string(key, false);
    }

    /** Text that may have several lines. */
    @Nullable
    String optionalLines(String key) {
        return string(key, true);
    }

    private @Nullable String string(String key, boolean lines) {
        JsonElement value = object.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonPrimitive primitive) || !primitive.isString()) {
            error(key, "must be a string");
            return null;
        }
        String string = primitive.getAsString();
        if (string.isBlank()) {
            error(key, "must not be empty");
            return null;
        }
        if (string.startsWith(GAP)) {
            error(
                    key,
                    "a gap that a draft left: "
                            + Quoted.cut(string.substring(GAP.length()).strip()) + "; fill it");
            return null;
        }
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isISOControl(c) && !(lines && c == '\n')) {
                error(key, String.format("must not hold the control character U+%04X; remove it", (int) c));
                return null;
            }
        }
        return string;
    }

    boolean flag(String key, boolean otherwise) {
        JsonElement value = object.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        error(key, "must be true or false");
        return otherwise;
    }

    /** The strings of a list, each under its own path; upper and lower case are the same. */
    Map<String, String> strings(String key) {
        Map<String, String> strings = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            String at = JsonPath.item(path(key), i);
            if (!(array.get(i) instanceof JsonPrimitive primitive) || !primitive.isString()) {
                errorAt(at, "must be a string");
            } else if (!seen.add(primitive.getAsString().toLowerCase(Locale.ROOT))) {
                errorAt(at, Quoted.of(primitive.getAsString()) + " stands twice; keep one");
            } else {
                strings.put(at, primitive.getAsString());
            }
        }
        return strings;
    }

    List<Place> objects(String key) {
        List<Place> places = new ArrayList<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            String at = JsonPath.item(path(key), i);
            if (array.get(i) instanceof JsonObject item) {
                places.add(new Place(at, item, language, errors));
            } else {
                errorAt(at, "must be an object");
            }
        }
        return places;
    }

    @Nullable
    Place optionalObject(String key) {
        JsonElement value = object.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject inner) {
            return new Place(path(key), inner, language, errors);
        }
        error(key, "must be an object");
        return null;
    }

    boolean isObject(String key) {
        return object.get(key) instanceof JsonObject;
    }

    boolean isString(String key) {
        return object.get(key) instanceof JsonPrimitive primitive && primitive.isString();
    }

    private JsonArray array(String key) {
        JsonElement value = object.get(key);
        if (value instanceof JsonArray array) {
            return array;
        }
        if (value != null) {
            error(key, "must be a list");
        }
        return new JsonArray();
    }
}
