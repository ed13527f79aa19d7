// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Mouse and keyboard actions in the JSON that WebDriver and WebDriver BiDi share. */
final class InputActions {
    private InputActions() {}

    static JsonArray click(double x, double y) {
        JsonObject move = action("pointerMove");
        move.addProperty("x", Math.round(x));
        move.addProperty("y", Math.round(y));
        JsonObject down = action("pointerDown");
        down.addProperty("button", 0);
        JsonObject up = action("pointerUp");
        up.addProperty("button", 0);
        JsonObject mouse = new JsonObject();
        mouse.addProperty("pointerType", "mouse");
        JsonObject source = source("pointer", move, down, up);
        source.add("parameters", mouse);
        return listOf(source);
    }

    static JsonArray press(String key) {
        JsonObject down = action("keyDown");
        down.addProperty("value", key);
        JsonObject up = action("keyUp");
        up.addProperty("value", key);
        return listOf(source("key", down, up));
    }

    private static JsonObject action(String type) {
        JsonObject action = new JsonObject();
        action.addProperty("type", type);
        return action;
    }

    private static JsonObject source(String type, JsonObject... actions) {
        JsonObject source = action(type);
        source.addProperty("id", type);
        source.add("actions", listOf(actions));
        return source;
    }

    private static JsonArray listOf(JsonObject... objects) {
        JsonArray list = new JsonArray();
        for (JsonObject object : objects) {
            list.add(object);
        }
        return list;
    }
}
