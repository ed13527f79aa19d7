// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A catalogue made from a draft by filling its gaps, as an operator does. All that is the site's own is necessary. */
final class DraftedCatalogue {
    private static final String GAP = "??";
    private static final Map<String, String> FILLS = Map.of(
            "site", "http://localhost",
            "category", "necessary",
            "duration", "P1Y",
            "privacyPolicy", "https://example.org/privacy");

    private final JsonObject members;

    private DraftedCatalogue(JsonObject members) {
        this.members = members;
    }

    static DraftedCatalogue read(Path draft) throws IOException {
        JsonObject members = JsonParser.parseString(Files.readString(draft)).getAsJsonObject();
        fill(members);
        return new DraftedCatalogue(members);
    }

    private static void fill(JsonObject object) {
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            JsonElement value = member.getValue();
            if (value.isJsonObject()) {
                fill(value.getAsJsonObject());
            } else if (value.isJsonArray()) {
                value.getAsJsonArray().forEach(element -> {
                    if (element.isJsonObject()) {
                        fill(element.getAsJsonObject());
                    }
                });
            } else if (value.isJsonPrimitive() && value.getAsString().startsWith(GAP)) {
                member.setValue(new JsonPrimitive(FILLS.getOrDefault(member.getKey(), "Example")));
            }
        }
    }

    /** Returns the presets that the draft uses, and the names that it lists, such as {@code cookie JSESSIONID}. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (JsonElement service : members.getAsJsonArray("services")) {
            JsonObject declared = service.getAsJsonObject();
            if (declared.has("use")) {
                names.add("use " + declared.get("use").getAsString());
            }
            for (JsonElement cookie : array(declared, "cookies")) {
                JsonElement storage = cookie.getAsJsonObject().get("storage");
                names.add((storage == null ? "cookie" : storage.getAsString()) + " "
                        + cookie.getAsJsonObject().get("name").getAsString());
            }
            array(declared, "origins").forEach(origin -> names.add("origin " + origin.getAsString()));
        }
        return names;
    }

    private static JsonArray array(JsonObject object, String member) {
        return object.has(member) ? object.getAsJsonArray(member) : new JsonArray();
    }

    /** Writes the catalogue. */
    Path write(Path file) throws IOException {
        return Files.writeString(file, members.toString());
    }
}
