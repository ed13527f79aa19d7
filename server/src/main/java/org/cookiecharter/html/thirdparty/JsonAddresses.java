// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** Finds addresses in scripts that contain JSON. It ignores invalid JSON, as browsers do. */
final class JsonAddresses {
    private JsonAddresses() {}

    /** Returns the addresses in an import map (HTML Living Standard, 8.1.6.3). */
    static List<String> inImportMap(String text) {
        List<String> addresses = new ArrayList<>();
        JsonElement map = parse(text);
        addValues(member(map, "imports"), addresses);
        if (member(map, "scopes") instanceof JsonObject scopes) {
            scopes.asMap().values().forEach(scope -> addValues(scope, addresses));
        }
        return addresses;
    }

    /** Returns the addresses that speculation rules prefetch or prerender (HTML Living Standard, 7.6.2). */
    static List<String> inSpeculationRules(String text) {
        List<String> addresses = new ArrayList<>();
        if (parse(text) instanceof JsonObject actions) {
            for (JsonElement rules : actions.asMap().values()) {
                for (JsonElement rule : rules instanceof JsonArray array ? array : new JsonArray()) {
                    addStrings(member(rule, "urls"), addresses);
                    addMatches(member(rule, "where"), addresses);
                }
            }
        }
        return addresses;
    }

    /** Adds the addresses of patterns with a host, which select links of the page. A negated pattern selects none. */
    private static void addMatches(JsonElement condition, List<String> addresses) {
        for (JsonElement pattern : list(member(condition, "href_matches"))) {
            addStrings(pattern, addresses);
            JsonElement host = member(pattern, "hostname");
            if (isString(host)) {
                addresses.add("//" + host.getAsString());
            }
        }
        list(member(condition, "and")).forEach(part -> addMatches(part, addresses));
        list(member(condition, "or")).forEach(part -> addMatches(part, addresses));
    }

    private static void addValues(JsonElement map, List<String> addresses) {
        if (map instanceof JsonObject object) {
            object.asMap().values().forEach(value -> addStrings(value, addresses));
        }
    }

    private static void addStrings(JsonElement values, List<String> addresses) {
        for (JsonElement value : list(values)) {
            if (isString(value)) {
                addresses.add(value.getAsString());
            }
        }
    }

    private static boolean isString(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    }

    private static JsonArray list(JsonElement value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        JsonArray one = new JsonArray();
        if (!value.isJsonNull()) {
            one.add(value);
        }
        return one;
    }

    private static JsonElement member(JsonElement object, String name) {
        JsonElement member = object instanceof JsonObject known ? known.get(name) : null;
        return member == null ? JsonNull.INSTANCE : member;
    }

    private static JsonElement parse(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            return JsonNull.INSTANCE;
        }
    }
}
