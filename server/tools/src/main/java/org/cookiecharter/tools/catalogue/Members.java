// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of an object in another tool's configuration. Members of an unexpected type are treated as missing. */
record Members(JsonObject object) {
    @Nullable
    String text(String key) {
        return object.get(key) instanceof JsonPrimitive value
                        && value.isString()
                        && !value.getAsString().isBlank()
                ? value.getAsString()
                : null;
    }

    boolean flag(String key) {
        return object.get(key) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
    }

    List<JsonElement> list(String key) {
        return object.get(key) instanceof JsonArray array ? array.asList() : List.of();
    }

    List<Members> objects(String key) {
        return list(key).stream()
                .filter(JsonObject.class::isInstance)
                .map(item -> new Members((JsonObject) item))
                .toList();
    }

    /** Returns a member object, or an empty object if there is none. */
    Members inner(String key) {
        return new Members(object.get(key) instanceof JsonObject inner ? inner : new JsonObject());
    }
}
