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
 * A draft catalogue. Unknown values are gaps ({@code ?? description}), which the server rejects. No service is
 * classified as exempt because another tool said so without giving a reason: the person who fills the gaps decides.
 */
final class Draft {
    private final String language;
    private final Map<String, JsonObject> categories = new LinkedHashMap<>();
    private final Map<String, JsonObject> services = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();

    Draft(String language) {
        this.language = language;
    }

    String language() {
        return language;
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    void addMessage(String message) {
        messages.add(message);
    }

    List<String> messages() {
        return messages;
    }

    /**
     * Adds a category unless it exists.
     *
     * @return its id
     */
    String addCategory(String name, @Nullable String title, @Nullable String purpose, boolean exempt) {
        String id = id(name);
        categories.computeIfAbsent(id, newId -> {
            JsonObject category = new JsonObject();
            category.addProperty("id", newId);
            category.addProperty("consent", exempt ? "exempt" : "opt-in");
            category.addProperty("name", title == null ? name : title);
            if (purpose != null) {
                category.addProperty("purpose", purpose);
            }
            return category;
        });
        return id;
    }

    /** Adds a preset service in one of the categories. */
    void addPreset(String id, String category) {
        JsonObject service = new JsonObject();
        service.addProperty("use", id);
        service.addProperty("category", category);
        services.putIfAbsent(id, service);
    }

    /**
     * Adds a service without cookies unless it exists.
     *
     * @param purpose the purpose, or null if it is unknown
     * @return the new or existing service
     */
    JsonObject addService(String name, @Nullable String title, String category, @Nullable String purpose) {
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

    /** Adds a cookie to a service; null values become gaps. */
    static void addCookie(JsonObject service, String name, @Nullable String purpose, @Nullable String duration) {
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

    static boolean isPreset(String id) {
        return Catalogue.presets().contains(id);
    }

    static String id(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "unnamed" : id.substring(0, Math.min(40, id.length()));
    }
}
