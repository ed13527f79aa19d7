// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object of another tool's configuration holds; whatever is not of the kind wanted is not there. */
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

    /** An empty one where it is not there. */
    Members inner(String key) {
        return new Members(object.get(key) instanceof JsonObject inner ? inner : new JsonObject());
    }
}
