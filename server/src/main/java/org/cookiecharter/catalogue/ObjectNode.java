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
import org.cookiecharter.format.LogText;
import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of the catalogue file, with its JSON path. Each method that reads a value returns one that can be used,
 * and reports errors in the file, so that one pass finds all of them.
 */
final class ObjectNode {
    private static final String GAP = CatalogueSyntax.GAP;

    private final String path;
    private final JsonObject object;
    private final String language;
    private final List<CatalogueError> errors;

    /**
     * Creates a node.
     *
     * @param language the catalogue's default language; empty if the file declares none
     */
    ObjectNode(String path, JsonObject object, String language, List<CatalogueError> errors) {
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

    /** Returns this node with these members added if it has none of their names, and without {@code use}. */
    ObjectNode withDefaults(JsonObject defaults) {
        JsonObject merged = defaults.deepCopy();
        object.entrySet().forEach(member -> merged.add(member.getKey(), member.getValue()));
        merged.remove("use");
        return new ObjectNode(path, merged, language, errors);
    }

    Set<String> keys() {
        return object.keySet();
    }

    boolean has(String key) {
        return object.has(key);
    }

    /** Returns whether a list is missing or empty. A value that is not a list is neither. */
    boolean isMissingOrEmpty(String key) {
        return !has(key) || (object.get(key) instanceof JsonArray array && array.isEmpty());
    }

    void error(String key, String message) {
        errorAt(path(key), message);
    }

    void errorAt(String errorPath, String message) {
        errors.add(new CatalogueError(errorPath, message));
    }

    /** Reports each key that is not one of these. */
    void rejectUnknownKeys(String... keys) {
        Set<String> allowed = Set.of(keys);
        for (String key : object.keySet()) {
            if (!allowed.contains(key)) {
                error(key, "unknown key; allowed are " + String.join(", ", keys));
            }
        }
    }

    /** Returns a required string, which must not be blank; empty if it is missing. */
    String requiredString(String key) {
        String value = optionalString(key);
        if (value == null && !has(key)) {
            error(key, "missing; add it");
        }
        return value == null ? "" : value;
    }

    /** Returns a string of one line, or null if it is missing or invalid. */
    @Nullable
    String optionalString(String key) {
        return string(key, false);
    }

    /** Returns a string of one or more lines, or null if it is missing or invalid. */
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
                    "a gap in the draft: "
                            + LogText.of(string.substring(GAP.length()).strip()) + "; fill it in");
            return null;
        }
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isISOControl(c) && !(lines && c == '\n')) {
                error(key, String.format("must not contain the control character U+%04X; remove it", (int) c));
                return null;
            }
        }
        return string;
    }

    /** Returns the value with this name, or null after reporting that there is none. */
    <E extends Enum<E> & TextValue> @Nullable E value(String key, String text, Class<E> type) {
        return valueAt(path(key), text, type, "");
    }

    /** @param advice ends the message of the error */
    <E extends Enum<E> & TextValue> @Nullable E valueAt(String valuePath, String text, Class<E> type, String advice) {
        E value = TextValue.parse(type, text);
        if (value == null) {
            errorAt(valuePath, LogText.quote(text) + " must be " + TextValue.choices(type) + advice);
        }
        return value;
    }

    boolean optionalBoolean(String key, boolean defaultValue) {
        JsonElement value = object.get(key);
        if (value == null) {
            return defaultValue;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        error(key, "must be true or false");
        return defaultValue;
    }

    /** Returns whether a member is the boolean true, without reporting any other value. */
    boolean isTrue(String key) {
        return object.get(key) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
    }

    /** Returns whether a member is this string, without reporting any other value. */
    boolean isText(String key, String text) {
        return object.get(key) instanceof JsonPrimitive value
                && value.isString()
                && value.getAsString().equals(text);
    }

    /** Returns the strings of a list by their JSON paths. Strings that differ only in case are duplicates. */
    Map<String, String> strings(String key) {
        Map<String, String> strings = new LinkedHashMap<>();
        Set<String> lowerCaseStrings = new HashSet<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            String itemPath = JsonPath.item(path(key), i);
            if (!(array.get(i) instanceof JsonPrimitive primitive) || !primitive.isString()) {
                errorAt(itemPath, "must be a string");
            } else if (!lowerCaseStrings.add(primitive.getAsString().toLowerCase(Locale.ROOT))) {
                errorAt(itemPath, LogText.quote(primitive.getAsString()) + " is listed twice; keep one");
            } else {
                strings.put(itemPath, primitive.getAsString());
            }
        }
        return strings;
    }

    List<ObjectNode> objects(String key) {
        List<ObjectNode> nodes = new ArrayList<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            String itemPath = JsonPath.item(path(key), i);
            if (array.get(i) instanceof JsonObject item) {
                nodes.add(new ObjectNode(itemPath, item, language, errors));
            } else {
                errorAt(itemPath, "must be an object");
            }
        }
        return nodes;
    }

    @Nullable
    ObjectNode optionalObject(String key) {
        JsonElement value = object.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject inner) {
            return new ObjectNode(path(key), inner, language, errors);
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
