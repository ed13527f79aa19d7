// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Set;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.jspecify.annotations.Nullable;

/**
 * An element of the banner, which is sent as JSON for the script, {@code ["p", {"class": "…"}, "text", ["b", {},
 * "more"]]}, or as HTML for pages without scripts. Texts are never parsed as markup; tags and names of attributes are
 * ours.
 */
final class Tree {
    /** The beginning of every class. */
    static final String OURS = "cookie-charter__";

    /** The elements that have no content, and no end tag. */
    private static final Set<String> VOID = Set.of("link", "input", "wbr");

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
     *
     * @param language the language of the surrounding text
     */
    Tree text(@Nullable LocalizedText text, String language) {
        if (text == null) {
            return this;
        }
        String own = text.languageFor(language);
        return InterfaceTexts.primaryTag(own).equals(InterfaceTexts.primaryTag(language))
                ? text(text.in(language))
                : add(of("span").with("lang", own).with("dir", "auto").text(text.in(language)));
    }

    /** Writes the element as HTML. */
    Markup writeTo(Markup html) {
        write(array, html);
        return html;
    }

    private static void write(JsonArray element, Markup html) {
        String tag = element.get(0).getAsString();
        html.tag("<" + tag);
        element.get(1)
                .getAsJsonObject()
                .entrySet()
                .forEach(attribute -> html.tag(" " + attribute.getKey() + "=\"")
                        .text(attribute.getValue().getAsString())
                        .tag("\""));
        html.tag(">");
        for (int i = 2; i < element.size(); i++) {
            if (element.get(i) instanceof JsonArray child) {
                write(child, html);
            } else {
                html.text(element.get(i).getAsString());
            }
        }
        if (!VOID.contains(tag)) {
            html.tag("</" + tag + ">");
        }
    }

    /** Returns the element as the script reads it. */
    JsonArray json() {
        return array;
    }
}
