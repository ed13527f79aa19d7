// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;

/** A {@link Tree} as HTML in ASCII: all other characters are written as references. */
final class TreeMarkup {
    /** Our elements that have no content, and no end tag. */
    private static final Set<String> VOID = Set.of("link", "input", "wbr");

    private final StringBuilder html = new StringBuilder(2048);

    TreeMarkup add(JsonArray tree) {
        String tag = tree.get(0).getAsString();
        JsonObject attributes = tree.get(1).getAsJsonObject();
        html.append('<').append(tag);
        for (Map.Entry<String, JsonElement> attribute : attributes.entrySet()) {
            html.append(' ').append(attribute.getKey()).append("=\"");
            text(attribute.getValue().getAsString());
            html.append('"');
        }
        html.append('>');
        for (int i = 2; i < tree.size(); i++) {
            JsonElement child = tree.get(i);
            if (child.isJsonArray()) {
                add(child.getAsJsonArray());
            } else {
                text(child.getAsString());
            }
        }
        if (!VOID.contains(tag)) {
            html.append("</").append(tag).append('>');
        }
        return this;
    }

    private void text(String text) {
        text.codePoints().forEach(point -> {
            boolean plain = point >= ' ' && point < 0x7F && "&<>\"".indexOf(point) < 0;
            if (plain) {
                html.append((char) point);
            } else {
                html.append("&#").append(point).append(';');
            }
        });
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
