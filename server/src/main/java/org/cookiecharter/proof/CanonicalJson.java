// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.TreeMap;

/**
 * A canonical JSON serialiser: it returns the same text for equal JSON values, so that their hashes are equal. It
 * implements RFC 8785 for trees without fractions, which suffices for a catalogue.
 */
final class CanonicalJson {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private CanonicalJson() {}

    static String of(JsonElement tree) {
        return GSON.toJson(sorted(tree));
    }

    private static JsonElement sorted(JsonElement tree) {
        if (tree instanceof JsonArray array) {
            JsonArray sorted = new JsonArray();
            array.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        if (tree instanceof JsonObject object) {
            JsonObject sorted = new JsonObject();
            // Sorted by UTF-16 code units, the order of Java strings and of RFC 8785.
            new TreeMap<>(object.asMap()).forEach((name, value) -> sorted.add(name, sorted(value)));
            return sorted;
        }
        return tree;
    }
}
