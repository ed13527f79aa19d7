// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act of a user.
 *
 * @param by the name of the user
 * @param at its time
 */
public record Edit(String by, Instant at) {
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("by", by);
        json.addProperty("at", at.toString());
        return json;
    }

    static @Nullable Edit read(JsonObject parent, String key) {
        return parent.get(key) instanceof JsonObject json
                ? new Edit(
                        json.get("by").getAsString(),
                        Instant.parse(json.get("at").getAsString()))
                : null;
    }
}
