// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.login;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cookies and local storage with which a visit begins, from a file in the format of Playwright's storage state. Entries
 * of {@code indexedDB} in such a file are ignored.
 *
 * @param cookies the cookies, as parameters of the browser's protocol
 * @param storage the names and values of local storage, by origin
 */
public record SavedState(List<JsonObject> cookies, Map<String, Map<String, String>> storage) {
    private static final Set<String> SAME_SITE = Set.of("Strict", "Lax", "None");

    public SavedState {
        cookies = cookies.stream().map(JsonObject::deepCopy).toList();
        storage = Map.copyOf(storage);
    }

    /**
     * Parses the text of a file.
     *
     * @throws IllegalArgumentException if the text has another format
     */
    public static SavedState parse(String text) {
        try {
            JsonObject state = JsonParser.parseString(text).getAsJsonObject();
            if (!state.has("cookies") && !state.has("origins")) {
                throw new IllegalArgumentException("the state must have the member cookies or origins");
            }
            List<JsonObject> cookies = new ArrayList<>();
            for (JsonElement cookie : array(state, "cookies")) {
                cookies.add(cookie(cookie.getAsJsonObject()));
            }
            Map<String, Map<String, String>> storage = new LinkedHashMap<>();
            for (JsonElement element : array(state, "origins")) {
                JsonObject origin = element.getAsJsonObject();
                storage.put(text(origin, "origin"), entries(array(origin, "localStorage")));
            }
            return new SavedState(cookies, storage);
        } catch (JsonParseException | IllegalStateException | ClassCastException | NumberFormatException e) {
            throw new IllegalArgumentException("the state is no storage state in JSON: " + e.getMessage(), e);
        }
    }

    private static JsonArray array(JsonObject object, String member) {
        return object.has(member) ? object.getAsJsonArray(member) : new JsonArray();
    }

    private static String text(JsonObject object, String member) {
        if (!object.has(member)) {
            throw new IllegalArgumentException("the state has an entry without " + member);
        }
        return object.get(member).getAsString();
    }

    private static Map<String, String> entries(JsonArray pairs) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (JsonElement pair : pairs) {
            entries.put(text(pair.getAsJsonObject(), "name"), text(pair.getAsJsonObject(), "value"));
        }
        return entries;
    }

    private static JsonObject cookie(JsonObject stored) {
        JsonObject cookie = new JsonObject();
        for (String member : List.of("name", "value", "domain")) {
            cookie.addProperty(member, text(stored, member));
        }
        cookie.addProperty("path", stored.has("path") ? text(stored, "path") : "/");
        for (String flag : List.of("httpOnly", "secure")) {
            cookie.addProperty(flag, stored.has(flag) && stored.get(flag).getAsBoolean());
        }
        // -1 means the end of the browser session.
        if (stored.has("expires") && stored.get("expires").getAsDouble() >= 0) {
            cookie.add("expires", stored.get("expires"));
        }
        if (stored.has("sameSite")) {
            String sameSite = text(stored, "sameSite");
            if (!SAME_SITE.contains(sameSite)) {
                throw new IllegalArgumentException(
                        "sameSite (" + sameSite + ") of " + text(stored, "name") + " must be Strict, Lax or None");
            }
            cookie.addProperty("sameSite", sameSite);
        }
        if (stored.has("partitionKey")) {
            JsonObject partition = new JsonObject();
            partition.addProperty("topLevelSite", text(stored, "partitionKey"));
            partition.addProperty(
                    "hasCrossSiteAncestor",
                    stored.has("_crHasCrossSiteAncestor")
                            && stored.get("_crHasCrossSiteAncestor").getAsBoolean());
            cookie.add("partitionKey", partition);
        }
        return cookie;
    }
}
