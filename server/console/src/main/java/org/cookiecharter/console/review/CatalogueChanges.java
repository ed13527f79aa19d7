// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.review;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.console.text.ConsoleTexts;

/** The differences between two versions of a catalogue in words, by the part that they concern. */
public final class CatalogueChanges {
    private final CatalogueTree before;
    private final CatalogueTree after;
    private final ConsoleTexts texts;
    private final ObjectNames oldNames;
    private final ObjectNames nextNames;
    private final Map<String, List<String>> changes = new LinkedHashMap<>();

    private CatalogueChanges(CatalogueTree before, CatalogueTree after, ConsoleTexts texts) {
        this.before = before;
        this.after = after;
        this.texts = texts;
        this.oldNames = new ObjectNames(before, texts.language());
        this.nextNames = new ObjectNames(after, texts.language());
    }

    /** Returns the sentences by the name of the part; empty if the versions are the same. */
    public static Map<String, List<String>> between(CatalogueTree before, CatalogueTree after, ConsoleTexts texts) {
        return new CatalogueChanges(before, after, texts).compare();
    }

    private Map<String, List<String>> compare() {
        add(
                texts.text("page.site"),
                changes(Form.SITE).between(before.root(), after.root(), "categories", "services", "signals"));
        add(texts.text("page.signals"), changes(Form.SIGNALS).between(signals(before), signals(after)));
        compare(before.categories(), after.categories(), Form.CATEGORY);
        compare(before.services(), after.services(), Form.SERVICE);
        return changes;
    }

    private ObjectChanges changes(Form form) {
        return new ObjectChanges(form, texts, oldNames.targets(), nextNames.targets());
    }

    private static JsonObject signals(CatalogueTree tree) {
        return tree.root().get("signals") instanceof JsonObject signals ? signals : new JsonObject();
    }

    private void compare(List<JsonObject> old, List<JsonObject> next, Form form) {
        Map<String, JsonObject> oldById = byId(old);
        Map<String, JsonObject> nextById = byId(next);
        nextById.forEach((id, object) -> {
            JsonObject earlier = oldById.get(id);
            String part = texts.format("part." + form.name(), nextNames.distinct(object));
            if (earlier == null) {
                add(part, List.of(texts.text("part.added")));
                add(part, changes(form).between(new JsonObject(), object, "cookies", "id"));
            } else {
                add(part, changes(form).between(earlier, object, "cookies"));
            }
            compareCookies(part, earlier == null ? new JsonObject() : earlier, object);
        });
        oldById.forEach((id, object) -> {
            if (!nextById.containsKey(id)) {
                add(
                        texts.format("part." + form.name(), oldNames.distinct(object)),
                        List.of(texts.text("part.removed")));
            }
        });
        List<String> order = new ArrayList<>(nextById.keySet());
        order.retainAll(oldById.keySet());
        List<String> oldOrder = new ArrayList<>(oldById.keySet());
        oldOrder.retainAll(nextById.keySet());
        if (!order.equals(oldOrder)) {
            add(
                    texts.text("part.order"),
                    List.of(nextById.values().stream().map(nextNames::distinct).collect(Collectors.joining(", "))));
        }
    }

    private void compareCookies(String part, JsonObject old, JsonObject next) {
        Map<String, JsonObject> oldByKey = byKey(old);
        Map<String, JsonObject> nextByKey = byKey(next);
        nextByKey.forEach((key, cookie) -> {
            String name = texts.format("part.cookie", name(key));
            JsonObject earlier = oldByKey.get(key);
            if (earlier == null) {
                add(part, List.of(texts.format("labelled", name, texts.text("part.added"))));
            } else {
                changes(Form.COOKIE)
                        .between(earlier, cookie)
                        .forEach(change -> add(part, List.of(texts.format("labelled", name, change))));
            }
        });
        Set<String> removed = new HashSet<>(oldByKey.keySet());
        removed.removeAll(nextByKey.keySet());
        removed.stream()
                .sorted()
                .forEach(key -> add(
                        part,
                        List.of(texts.format(
                                "labelled", texts.format("part.cookie", name(key)), texts.text("part.removed")))));
    }

    private static String name(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    private void add(String part, List<String> sentences) {
        if (!sentences.isEmpty()) {
            changes.computeIfAbsent(part, key -> new ArrayList<>()).addAll(sentences);
        }
    }

    private static Map<String, JsonObject> byId(List<JsonObject> objects) {
        Map<String, JsonObject> byId = new LinkedHashMap<>();
        objects.forEach(object -> byId.putIfAbsent(CatalogueTree.id(object), object));
        return byId;
    }

    private static Map<String, JsonObject> byKey(JsonObject service) {
        Map<String, JsonObject> byKey = new LinkedHashMap<>();
        CatalogueTree.cookies(service).forEach(cookie -> byKey.putIfAbsent(CatalogueTree.key(cookie), cookie));
        return byKey;
    }
}
