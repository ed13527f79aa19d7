// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accessibility tree of one frame: what a visitor with a screen reader perceives. */
final class AccessibilityTree {
    private final Map<String, AccessibleNode> nodes = new LinkedHashMap<>();

    /** @param tree the result of {@code Accessibility.getFullAXTree} */
    AccessibilityTree(JsonObject tree) {
        for (JsonElement element : tree.getAsJsonArray("nodes")) {
            AccessibleNode node = node(element.getAsJsonObject());
            nodes.put(node.id(), node);
        }
    }

    private static AccessibleNode node(JsonObject json) {
        List<String> children = new ArrayList<>();
        if (json.has("childIds")) {
            json.getAsJsonArray("childIds").forEach(child -> children.add(child.getAsString()));
        }
        return new AccessibleNode(
                json.get("nodeId").getAsString(),
                json.has("parentId") ? json.get("parentId").getAsString() : null,
                children,
                json.has("backendDOMNodeId") ? json.get("backendDOMNodeId").getAsInt() : -1,
                json.get("ignored").getAsBoolean(),
                value(json, "role"),
                value(json, "name"),
                property(json, "checked").equals("true"),
                property(json, "disabled").equals("true"));
    }

    private static String value(JsonObject json, String key) {
        return json.has(key) && json.getAsJsonObject(key).has("value")
                ? json.getAsJsonObject(key).get("value").getAsString()
                : "";
    }

    private static String property(JsonObject json, String name) {
        JsonArray properties = json.has("properties") ? json.getAsJsonArray("properties") : new JsonArray();
        for (JsonElement property : properties) {
            JsonObject object = property.getAsJsonObject();
            if (object.get("name").getAsString().equals(name)) {
                return object.getAsJsonObject("value").get("value").getAsString();
            }
        }
        return "";
    }

    Stream<AccessibleNode> nodes() {
        return nodes.values().stream();
    }

    @Nullable
    AccessibleNode parent(AccessibleNode node) {
        return node.parent() == null ? null : nodes.get(node.parent());
    }

    /** Returns a node with everything in it, in the order of the page. */
    List<AccessibleNode> subtree(AccessibleNode root) {
        List<AccessibleNode> found = new ArrayList<>();
        addSubtree(root, found);
        return found;
    }

    private void addSubtree(AccessibleNode node, List<AccessibleNode> found) {
        found.add(node);
        for (String child : node.children()) {
            AccessibleNode next = nodes.get(child);
            if (next != null) {
                addSubtree(next, found);
            }
        }
    }

    /** Returns the text in a node. */
    String text(AccessibleNode root) {
        StringBuilder text = new StringBuilder();
        for (AccessibleNode node : subtree(root)) {
            if (node.role().equals("StaticText") && !node.ignored()) {
                text.append(node.name().strip()).append(' ');
            }
        }
        return text.toString().strip();
    }
}
