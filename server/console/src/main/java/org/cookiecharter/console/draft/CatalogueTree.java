// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.console.storage.JsonText;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a catalogue that is edited, valid or not. Members that no form knows stay as they are. Categories and
 * services are identified by their ids, cookies by their storage and name; of duplicates, the first is meant. Not
 * thread-safe.
 */
public final class CatalogueTree {
    private static final String LANGUAGE = "language";
    private static final String CATEGORIES = "categories";
    private static final String SERVICES = "services";
    private static final String COOKIES = "cookies";
    private static final List<String> CATEGORY_TEXTS = List.of("name", "purpose", "description", "heading");
    private static final List<String> SERVICE_TEXTS = List.of("name", "purpose", "recipients", "transfers");
    private static final int MAX_ID_LENGTH = 40;

    private final JsonObject root;

    private CatalogueTree(JsonObject root) {
        this.root = root;
    }

    /**
     * Parses the JSON of a catalogue.
     *
     * @throws CatalogueException if the text is not a JSON object
     */
    public static CatalogueTree parse(String json) {
        return new CatalogueTree(CatalogueSyntax.object(json, "the catalogue"));
    }

    /** Returns the catalogue with which a site without one begins: four categories, in English and French. */
    public static CatalogueTree initial() {
        try (InputStream stream = Objects.requireNonNull(CatalogueTree.class.getResourceAsStream("initial.json"))) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("initial.json cannot be read", e);
        }
    }

    /** Returns the whole object. */
    public JsonObject root() {
        return root;
    }

    /** Returns the formatted JSON. */
    public String json() {
        return JsonText.of(root);
    }

    public List<JsonObject> categories() {
        return objects(root, CATEGORIES);
    }

    public List<JsonObject> services() {
        return objects(root, SERVICES);
    }

    /** Returns the entries that a service declares itself, without those of its preset. */
    public static List<JsonObject> cookies(JsonObject service) {
        return objects(service, COOKIES);
    }

    /** Returns whether a service replaces the entries of its preset, or has none. */
    public static boolean hasOwnCookies(JsonObject service) {
        return service.has(COOKIES) || !service.has("use");
    }

    /** Returns the category with this id, or null if there is none. */
    public @Nullable JsonObject category(String id) {
        return find(categories(), id);
    }

    /** Returns the service with this id, or null if there is none. */
    public @Nullable JsonObject service(String id) {
        return find(services(), id);
    }

    /** Returns the entry of a service with this {@link #key}, or null if there is none. */
    public static @Nullable JsonObject cookie(JsonObject service, String key) {
        return cookies(service).stream()
                .filter(cookie -> key(cookie).equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Returns the id of a category or service: that of the preset if the service has none of its own. */
    public static String id(JsonObject object) {
        String id = DraftCatalogue.text(object, "id");
        return id.isEmpty() ? DraftCatalogue.text(object, "use") : id;
    }

    /** Returns the storage and the name of an entry. */
    public static String key(JsonObject cookie) {
        Storage storage = DraftCatalogue.storage(cookie);
        return (storage == null ? "" : storage.text()) + ' ' + DraftCatalogue.text(cookie, "name");
    }

    /** Returns the JSON path of a category or service. */
    public String path(JsonObject object) {
        int category = indexOf(categories(), object);
        return category >= 0
                ? "$." + CATEGORIES + '[' + category + ']'
                : "$." + SERVICES + '[' + indexOf(services(), object) + ']';
    }

    /** Returns the JSON path of an entry of a service. */
    public String path(JsonObject service, JsonObject cookie) {
        return path(service) + '.' + COOKIES + '[' + indexOf(cookies(service), cookie) + ']';
    }

    /** Returns the default language; English if the catalogue has none. */
    public String language() {
        String language = DraftCatalogue.text(root, LANGUAGE);
        return language.isEmpty() || language.startsWith(CatalogueSyntax.GAP) ? "en" : language;
    }

    /** Returns the languages of the texts, the default language first. */
    public List<String> languages() {
        Set<String> languages = new LinkedHashSet<>(List.of(language()));
        categories().forEach(category -> addLanguages(languages, category));
        services().forEach(service -> addLanguages(languages, service));
        return List.copyOf(languages);
    }

    private static void addLanguages(Set<String> languages, JsonObject object) {
        if (object.get("name") instanceof JsonObject texts) {
            languages.addAll(texts.keySet());
        }
    }

    /** Adds a language: each text of a category, and of a service without a preset, gets a gap to fill in. */
    public void addLanguage(String language) {
        for (JsonObject category : categories()) {
            CATEGORY_TEXTS.forEach(key -> addGap(category, key, language));
        }
        for (JsonObject service : services()) {
            if (!service.has("use")) {
                SERVICE_TEXTS.forEach(key -> addGap(service, key, language));
            }
            cookies(service).forEach(cookie -> addGap(cookie, "purpose", language));
        }
    }

    private void addGap(JsonObject object, String key, String language) {
        JsonElement text = object.get(key);
        if (text instanceof JsonPrimitive value && value.isString()) {
            JsonObject texts = new JsonObject();
            texts.add(language(), text);
            object.add(key, texts);
        }
        if (object.get(key) instanceof JsonObject texts && !texts.has(language)) {
            String source = DraftCatalogue.text(texts, language());
            texts.addProperty(
                    language, source.startsWith(CatalogueSyntax.GAP) ? source : CatalogueSyntax.GAP + ' ' + source);
        }
    }

    /** Removes the texts in a language that is not the default one. */
    public void removeLanguage(String language) {
        if (!language.equals(language())) {
            removeLanguage(root, language);
        }
    }

    private void removeLanguage(JsonElement element, String language) {
        if (element instanceof JsonArray array) {
            array.forEach(item -> removeLanguage(item, language));
        } else if (element instanceof JsonObject object) {
            if (object.has(language()) && object.has(language)) {
                object.remove(language);
            }
            object.entrySet().forEach(member -> removeLanguage(member.getValue(), language));
        }
    }

    public void addCategory(JsonObject category) {
        list(root, CATEGORIES).add(category);
    }

    public void addService(JsonObject service) {
        list(root, SERVICES).add(service);
    }

    public static void addCookie(JsonObject service, JsonObject cookie) {
        list(service, COOKIES).add(cookie);
    }

    /** Removes a category or service. */
    public void remove(JsonObject object) {
        removeSame(list(root, CATEGORIES), object);
        removeSame(list(root, SERVICES), object);
    }

    public static void removeCookie(JsonObject service, JsonObject cookie) {
        removeSame(list(service, COOKIES), cookie);
    }

    /** Exchanges a category or service with the one before it. */
    public void moveUp(JsonObject object) {
        for (String key : List.of(CATEGORIES, SERVICES)) {
            JsonArray list = list(root, key);
            for (int i = 1; i < list.size(); i++) {
                if (isSame(list.get(i), object)) {
                    list.set(i, list.set(i - 1, object));
                    return;
                }
            }
        }
    }

    private static void removeSame(JsonArray list, JsonObject object) {
        for (int i = 0; i < list.size(); i++) {
            if (isSame(list.get(i), object)) {
                list.remove(i);
                return;
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // Equal objects may occur twice.
    private static boolean isSame(JsonElement element, JsonObject object) {
        return element == object;
    }

    /** Returns an id like a name that neither a category nor a service has. */
    public String unusedId(String name) {
        Set<String> used = new HashSet<>();
        categories().forEach(category -> used.add(id(category)));
        services().forEach(service -> used.add(id(service)));
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = ascii.isEmpty() ? "entry" : ascii;
        String id = truncate(base, MAX_ID_LENGTH);
        for (int i = 2; used.contains(id); i++) {
            String number = "-" + i;
            id = truncate(base, MAX_ID_LENGTH - number.length()) + number;
        }
        return id;
    }

    private static String truncate(String id, int length) {
        return id.length() <= length ? id : id.substring(0, length);
    }

    private static @Nullable JsonObject find(List<JsonObject> objects, String id) {
        return objects.stream()
                .filter(object -> id(object).equals(id))
                .findFirst()
                .orElse(null);
    }

    private static int indexOf(List<JsonObject> objects, JsonObject object) {
        for (int i = 0; i < objects.size(); i++) {
            if (isSame(objects.get(i), object)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the list of this name, which is added if it is missing or no list. */
    private static JsonArray list(JsonObject parent, String key) {
        if (parent.get(key) instanceof JsonArray list) {
            return list;
        }
        JsonArray list = new JsonArray();
        parent.add(key, list);
        return list;
    }

    private static List<JsonObject> objects(JsonObject parent, String key) {
        List<JsonObject> objects = new ArrayList<>();
        if (parent.get(key) instanceof JsonArray list) {
            for (JsonElement element : list) {
                if (element instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
