// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue in the making, whose unknown values are gaps ({@code ?? what is wanted}): the reader refuses them. Nothing is
 * taken for exempt because another tool said so without a rule: who fills the gaps decides.
 */
final class Draft {
    private final String language;
    private final Map<String, JsonObject> categories = new LinkedHashMap<>();
    private final Map<String, JsonObject> services = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Draft(String language) {
        this.language = language;
    }

    String language() {
        return language;
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    void note(String what) {
        notes.add(what);
    }

    List<String> notes() {
        return notes;
    }

    /** Adds a category once, as the first who names it tells it, and gives its id. */
    String category(String name, @Nullable String title, @Nullable String purpose, boolean exempt) {
        String id = id(name);
        categories.computeIfAbsent(id, i -> {
            JsonObject category = new JsonObject();
            category.addProperty("id", i);
            category.addProperty("consent", exempt ? "exempt" : "opt-in");
            category.addProperty("name", title == null ? name : title);
            if (purpose != null) {
                category.addProperty("purpose", purpose);
            }
            return category;
        });
        return id;
    }

    /** Adds a service that comes ready, under one of the categories above. */
    void ready(String id, String category) {
        JsonObject service = new JsonObject();
        service.addProperty("use", id);
        service.addProperty("category", category);
        services.putIfAbsent(id, service);
    }

    /** Adds a service without cookies, or gives the one of this name; a null purpose is told by nobody. */
    JsonObject service(String name, @Nullable String title, String category, @Nullable String purpose) {
        String id = id(name);
        if (categories.containsKey(id)) {
            id = id + "-service";
        }
        JsonObject known = services.get(id);
        if (known != null) {
            return known;
        }
        JsonObject service = new JsonObject();
        service.addProperty("id", id);
        service.addProperty("provider", "?? the company behind " + name);
        service.addProperty("name", title == null ? name : title);
        service.addProperty("category", category);
        if (purpose != null) {
            service.addProperty("purpose", purpose);
        }
        service.add("cookies", new JsonArray());
        services.put(id, service);
        return service;
    }

    /** Adds a cookie to a service; null is a gap. */
    static void cookie(JsonObject service, String name, @Nullable String purpose, @Nullable String duration) {
        JsonObject cookie = new JsonObject();
        cookie.addProperty("name", name);
        cookie.addProperty("purpose", purpose == null ? "?? what " + name + " is for" : purpose);
        cookie.addProperty("duration", duration == null ? "?? how long " + name + " stays, like P6M" : duration);
        service.getAsJsonArray("cookies").add(cookie);
    }

    JsonObject json() {
        JsonObject root = new JsonObject();
        root.addProperty("site", "?? the site's address");
        root.addProperty("language", language);
        JsonArray all = new JsonArray();
        categories.values().forEach(all::add);
        root.add("categories", all);
        JsonArray used = new JsonArray();
        for (JsonObject service : services.values()) {
            if (service.has("cookies") && service.getAsJsonArray("cookies").isEmpty()) {
                JsonArray origins = new JsonArray();
                origins.add("?? the host it is loaded from");
                service.remove("cookies");
                service.add("origins", origins);
            }
            used.add(service);
        }
        root.add("services", used);
        return root;
    }

    static boolean comesReady(String id) {
        return Catalogue.presets().contains(id);
    }

    static String id(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "unnamed" : id.substring(0, Math.min(40, id.length()));
    }
}
