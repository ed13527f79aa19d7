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
 * one pass finds every mistake.
 */
final class Place {
    private static final String GAP = CatalogueSyntax.GAP;

    private final String path;
    private final JsonObject object;
    private final String language;
    private final List<CatalogueMistake> mistakes;

    /**
     * @param language the catalogue's; empty where the file does not tell one
     */
    Place(String path, JsonObject object, String language, List<CatalogueMistake> mistakes) {
        this.path = path;
        this.object = object;
        this.language = language;
        this.mistakes = mistakes;
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
        return new Place(path, whole, language, mistakes);
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

    void mistake(String key, String message) {
        mistakeAt(path(key), message);
    }

    void mistakeAt(String place, String message) {
        mistakes.add(new CatalogueMistake(place, message));
    }

    /** Notes every key that is not one of these. */
    void only(String... keys) {
        Set<String> known = Set.of(keys);
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                mistake(key, "unknown key; allowed are " + String.join(", ", keys));
            }
        }
    }

    /** A required string that is not blank; empty where it is not there. */
    String string(String key) {
        String value = optionalString(key);
        if (value == null && !has(key)) {
            mistake(key, "missing; add it");
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
            mistake(key, "must be a string");
            return null;
        }
        String string = primitive.getAsString();
        if (string.isBlank()) {
            mistake(key, "must not be empty");
            return null;
        }
        if (string.startsWith(GAP)) {
            mistake(
                    key,
                    "a gap that a draft left: "
                            + Quoted.cut(string.substring(GAP.length()).strip()) + "; fill it");
            return null;
        }
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isISOControl(c) && !(lines && c == '\n')) {
                mistake(key, String.format("must not hold the control character U+%04X; remove it", (int) c));
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
        mistake(key, "must be true or false");
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
                mistakeAt(at, "must be a string");
            } else if (!seen.add(primitive.getAsString().toLowerCase(Locale.ROOT))) {
                mistakeAt(at, Quoted.of(primitive.getAsString()) + " stands twice; keep one");
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
                places.add(new Place(at, item, language, mistakes));
            } else {
                mistakeAt(at, "must be an object");
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
            return new Place(path(key), inner, language, mistakes);
        }
        mistake(key, "must be an object");
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
            mistake(key, "must be a list");
        }
        return new JsonArray();
    }
}
