// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue that a site publishes at {@code /consent/catalogue.json}, which has more members than a file. */
final class PublishedCatalogue {
    private static final List<String> CATEGORY = List.of("id", "name", "purpose", "description", "consent");

    private static final List<String> SERVICE = List.of(
            "id",
            "provider",
            "name",
            "location",
            "category",
            "purpose",
            "origins",
            "privacyPolicy",
            "recipients",
            "transfers",
            "dataRetention",
            "exemption");

    private static final List<String> COOKIE = List.of("name", "purpose", "duration", "storage", "thirdPartyAccess");

    private PublishedCatalogue() {}

    /**
     * Returns the catalogue in the text of a response, or null if the text is no published catalogue.
     *
     * @throws CatalogueException if the catalogue has errors
     */
    static @Nullable Catalogue parse(String text, String source) {
        JsonObject published;
        try {
            published = JsonParser.parseString(text).getAsJsonObject();
            if (!published.has("revision") || !published.has("services") || !published.has("categories")) {
                return null;
            }
        } catch (JsonParseException | IllegalStateException e) {
            return null;
        }
        JsonObject catalogue = copy(published, List.of("site", "language", "controller"));
        JsonArray categories = new JsonArray();
        published
                .getAsJsonArray("categories")
                .forEach(category -> categories.add(copy(category.getAsJsonObject(), CATEGORY)));
        catalogue.add("categories", categories);
        JsonArray services = new JsonArray();
        published.getAsJsonArray("services").forEach(service -> services.add(service(service.getAsJsonObject())));
        catalogue.add("services", services);
        return Catalogue.parse(catalogue.toString(), source);
    }

    private static JsonObject service(JsonObject published) {
        JsonObject service = copy(published, SERVICE);
        JsonArray cookies = new JsonArray();
        published.getAsJsonArray("cookies").forEach(cookie -> cookies.add(copy(cookie.getAsJsonObject(), COOKIE)));
        service.add("cookies", cookies);
        return service;
    }

    private static JsonObject copy(JsonObject from, List<String> members) {
        JsonObject to = new JsonObject();
        for (String member : members) {
            JsonElement value = from.get(member);
            boolean empty = value == null || (value instanceof JsonArray array && array.isEmpty());
            if (!empty) {
                to.add(member, value);
            }
        }
        return to;
    }
}
