package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object of the file and where it stands. Each read gives a usable value and notes what was wrong with it, so that
 * one pass finds every mistake.
 */
final class Place {
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final String path;
    private final JsonObject object;
    private final String language;
    private final List<CatalogueMistake> mistakes;

    Place(String path, JsonObject object, String language, List<CatalogueMistake> mistakes) {
        this.path = path;
        this.object = object;
        this.language = language;
        this.mistakes = mistakes;
    }

    String path() {
        return path;
    }

    String path(String key) {
        return path + '.' + key;
    }

    boolean has(String key) {
        return object.has(key);
    }

    void mistake(String key, String message) {
        mistakes.add(new CatalogueMistake(path(key), message));
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

    @Nullable
    String optionalString(String key) {
        JsonElement value = object.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonPrimitive primitive) || !primitive.isString()) {
            mistake(key, "must be a string");
            return null;
        }
        if (primitive.getAsString().isBlank()) {
            mistake(key, "must not be empty");
            return null;
        }
        return primitive.getAsString();
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

    List<String> strings(String key) {
        List<String> strings = new ArrayList<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonPrimitive primitive && primitive.isString()) {
                strings.add(primitive.getAsString());
            } else {
                mistake(key + '[' + i + ']', "must be a string");
            }
        }
        return strings;
    }

    List<Place> objects(String key) {
        List<Place> places = new ArrayList<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject item) {
                places.add(new Place(path(key + '[' + i + ']'), item, language, mistakes));
            } else {
                mistake(key + '[' + i + ']', "must be an object");
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

    /** A required text; empty where it is not there. */
    LocalizedText text(String key) {
        LocalizedText text = optionalText(key);
        if (text == null && !has(key)) {
            mistake(key, "missing; add it, as a string or as an object of language to text");
        }
        return text == null ? new LocalizedText(language, Map.of(language, "")) : text;
    }

    @Nullable
    LocalizedText optionalText(String key) {
        JsonElement value = object.get(key);
        if (value instanceof JsonObject translations) {
            return translations(key, translations);
        }
        if (value != null && !value.isJsonPrimitive()) {
            mistake(key, "must be a string or an object of language to text");
            return null;
        }
        String only = optionalString(key);
        return only == null ? null : new LocalizedText(language, Map.of(language, only));
    }

    private LocalizedText translations(String key, JsonObject value) {
        Place translations = new Place(path(key), value, language, mistakes);
        Map<String, String> texts = new TreeMap<>();
        for (String tag : value.keySet()) {
            if (!LANGUAGE.matcher(tag).matches()) {
                translations.mistake(tag, "\"" + tag + "\" is no language tag; write one like \"fr\" or \"pt-BR\"");
            }
            String text = translations.optionalString(tag);
            if (text != null) {
                texts.put(tag, text);
            }
        }
        if (!translations.has(language)) {
            mistake(key, "has no text in the catalogue's language; add \"" + language + "\"");
        }
        texts.putIfAbsent(language, "");
        return new LocalizedText(language, texts);
    }

    /** An http or https address; null where it is missing or wrong. */
    @Nullable
    String address(String key, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(value);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null) {
                return value;
            }
        } catch (URISyntaxException e) {
            // Told below: what matters is the shape that is wanted.
        }
        mistake(key, "\"" + value + "\" is no web address; write one like \"https://example.org/privacy\"");
        return null;
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
