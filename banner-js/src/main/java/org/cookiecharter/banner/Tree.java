// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * An element as the script draws it: {@code ["p", {"class": "…"}, "text", ["b", {}, "more"]]}. Texts are never parsed
 * as markup; tags and names of attributes are ours.
 */
final class Tree {
    /** The beginning of every class. */
    static final String OURS = "cookie-charter__";

    private final JsonArray array = new JsonArray();
    private final JsonObject attributes = new JsonObject();

    private Tree(String tag) {
        array.add(tag);
        array.add(attributes);
    }

    static Tree of(String tag) {
        return new Tree(tag);
    }

    /** Creates an element of one of our classes. */
    static Tree of(String tag, String name) {
        return new Tree(tag).with("class", OURS + name);
    }

    /** Creates a link, whose address was checked when the catalogue was read. */
    static Tree link(String address, String label) {
        return of("a").with("href", address).text(label);
    }

    /** Creates a button with a name that says what it does. */
    static Tree button(String action, String look, String label) {
        return of("button", look).with("type", "button").with("name", action).text(label);
    }

    Tree with(String attribute, String value) {
        attributes.addProperty(attribute, value);
        return this;
    }

    /** Adds a text, unless it is null or empty. */
    Tree text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            array.add(text);
        }
        return this;
    }

    /** Adds another element, unless it is null. */
    Tree add(@Nullable Tree child) {
        if (child != null) {
            array.add(child.array);
        }
        return this;
    }

    /**
     * Adds a text of the catalogue, if there is one, in an element that states its language if it differs from that of
     * the surrounding text.
     */
    Tree text(JsonObject entry, String key) {
        JsonElement text = entry.get(key);
        if (!(text instanceof JsonPrimitive)) {
            return this;
        }
        JsonElement foreign = entry.get("foreign");
        JsonElement language = foreign instanceof JsonObject others ? others.get(key) : null;
        return language == null
                ? text(text.getAsString())
                : add(of("span")
                        .with("lang", language.getAsString())
                        .with("dir", "auto")
                        .text(text.getAsString()));
    }

    JsonArray json() {
        return array;
    }
}
