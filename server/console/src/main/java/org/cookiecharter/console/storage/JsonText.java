// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/**
 * The text of a JSON file: indented, one value on a line, in the order of the object, so that a change of one value
 * changes one line.
 */
public final class JsonText {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JsonText() {}

    public static String of(JsonObject json) {
        return GSON.toJson(json) + '\n';
    }
}
