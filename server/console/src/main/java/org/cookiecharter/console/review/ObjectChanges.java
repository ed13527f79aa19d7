// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cookiecharter.console.form.Field;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.console.text.ConsoleTexts;
import org.jspecify.annotations.Nullable;

/** The differences between two versions of an object, in words: one sentence for each field and language. */
public final class ObjectChanges {
    private static final int MAX_LENGTH = 300;

    private final Form form;
    private final ConsoleTexts texts;
    private final Map<String, String> oldNames;
    private final Map<String, String> nextNames;

    /**
     * @param oldNames the names of categories and services by id, in the earlier version
     * @param nextNames the same in the later version
     */
    public ObjectChanges(Form form, ConsoleTexts texts, Map<String, String> oldNames, Map<String, String> nextNames) {
        this.form = form;
        this.texts = texts;
        this.oldNames = oldNames;
        this.nextNames = nextNames;
    }

    /** Returns the differences; members that no form knows are named by their keys. */
    public List<String> between(JsonObject before, JsonObject after, String... except) {
        List<String> changes = new ArrayList<>();
        compare("", before, after, Set.of(except), changes);
        return changes;
    }

    private void compare(String prefix, JsonObject before, JsonObject after, Set<String> except, List<String> changes) {
        Set<String> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        keys.removeAll(except);
        for (String key : keys) {
            String path = prefix + key;
            JsonElement old = before.get(key);
            JsonElement next = after.get(key);
            if (isInner(path)) {
                compare(path + '.', object(old), object(next), Set.of(), changes);
            } else if (old instanceof JsonObject || next instanceof JsonObject) {
                compareTexts(path, old, next, changes);
            } else if (!Objects.equals(old, next)) {
                add(label(path), value(path, old, oldNames), value(path, next, nextNames), changes);
            }
        }
    }

    private boolean isInner(String path) {
        return form.fields().stream().anyMatch(field -> field.key().startsWith(path + '.'));
    }

    private static JsonObject object(@Nullable JsonElement element) {
        return element instanceof JsonObject object ? object : new JsonObject();
    }

    /** Compares texts in several languages; a string is a text in one language. */
    private void compareTexts(
            String path, @Nullable JsonElement old, @Nullable JsonElement next, List<String> changes) {
        Set<String> languages = new LinkedHashSet<>(object(next).keySet());
        languages.addAll(object(old).keySet());
        for (String language : languages) {
            add(
                    label(path) + " (" + texts.languageName(language) + ")",
                    value(path, inLanguage(old, language), oldNames),
                    value(path, inLanguage(next, language), nextNames),
                    changes);
        }
    }

    private static @Nullable JsonElement inLanguage(@Nullable JsonElement element, String language) {
        return element instanceof JsonObject object ? object.get(language) : element;
    }

    private void add(String label, String old, String next, List<String> changes) {
        if (old.equals(next)) {
            return;
        }
        String key = old.isEmpty() ? "change.added" : next.isEmpty() ? "change.removed" : "change.changed";
        changes.add(texts.format(key, label, shorten(old), shorten(next)));
    }

    private String label(String path) {
        String label = texts.optional(form.name() + '.' + path);
        return label.isEmpty() ? path : label;
    }

    private String value(String path, @Nullable JsonElement element, Map<String, String> names) {
        if (element == null) {
            return "";
        }
        if (element instanceof JsonArray list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(item -> value(path, item, names))
                    .collect(Collectors.joining(", "));
        }
        if (!(element instanceof JsonPrimitive primitive)) {
            return element.toString();
        }
        String text = primitive.isBoolean() ? texts.text("flag." + primitive.getAsString()) : primitive.getAsString();
        Field field = form.fields().stream()
                .filter(candidate -> candidate.key().equals(path))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return text;
        }
        if (field.kind() == Field.Kind.CATEGORY || field.kind() == Field.Kind.TARGET) {
            return names.getOrDefault(text, text);
        }
        return field.options().contains(text) ? texts.text(form.name() + '.' + path + '.' + text) : text;
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
