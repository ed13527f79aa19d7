// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * Klaro's configuration, and Orejime's, which descends from it: Klaro has {@code services} (once {@code apps}) that name
 * their purposes, Orejime has {@code purposes} that may hold purposes.
 */
final class KlaroImport {
    private final Draft draft;

    KlaroImport(Draft draft) {
        this.draft = draft;
    }

    void read(@Nullable JsonObject configuration) {
        if (configuration == null) {
            return;
        }
        Members root = new Members(configuration);
        Members translations = root.inner("translations").inner(draft.language());
        for (String key : new String[] {"services", "apps"}) {
            root.objects(key).forEach(service -> service(service, translations, null));
        }
        root.objects("purposes").forEach(purpose -> purpose(purpose, translations, null));
    }

    private void purpose(Members purpose, Members translations, @Nullable String parent) {
        if (purpose.list("purposes").isEmpty()) {
            service(purpose, translations, parent);
            return;
        }
        String id = purpose.text("id");
        String category = draft.category(
                id == null ? "unnamed" : id, purpose.text("title"), purpose.text("description"), exempt(purpose));
        purpose.objects("purposes").forEach(inner -> purpose(inner, translations, category));
    }

    private void service(Members service, Members translations, @Nullable String parent) {
        String name = service.text("name") == null ? service.text("id") : service.text("name");
        if (name == null) {
            draft.note("a service without a name was left out");
            return;
        }
        Members texts = service.inner("translations").inner(draft.language());
        String category = parent == null ? category(service, translations) : parent;
        String id = Draft.id(name);
        if (Draft.comesReady(id)) {
            draft.ready(id, category);
            return;
        }
        JsonObject made = draft.service(
                name,
                first(
                        texts.text("title"),
                        service.text("title"),
                        translations.inner(name).text("title")),
                category,
                first(
                        texts.text("description"),
                        service.text("description"),
                        translations.inner(name).text("description")));
        for (JsonElement cookie : service.list("cookies")) {
            cookie(made, cookie, name);
        }
    }

    /** The first of its purposes: a service of ours has one category. */
    private String category(Members service, Members translations) {
        boolean exempt = exempt(service);
        for (JsonElement purpose : service.list("purposes")) {
            if (purpose instanceof JsonPrimitive name && name.isString()) {
                String text = name.getAsString();
                Members told = translations.inner("purposes").inner(text);
                return draft.category(
                        exempt ? text + "-necessary" : text,
                        first(told.text("title"), translations.inner("purposes").text(text)),
                        told.text("description"),
                        exempt);
            }
        }
        return draft.category(exempt ? "necessary" : "others", null, null, exempt);
    }

    private static boolean exempt(Members service) {
        return service.flag("required") || service.flag("isMandatory") || service.flag("isExempt");
    }

    private void cookie(JsonObject service, JsonElement cookie, String name) {
        JsonElement told = cookie instanceof JsonArray parts && !parts.isEmpty() ? parts.get(0) : cookie;
        JsonElement written = told instanceof JsonObject object ? first(object, "name", "pattern") : told;
        if (written instanceof JsonPrimitive text && text.isString()) {
            Draft.cookie(service, text.getAsString(), null, null);
        } else {
            draft.note(name + ": a cookie was not understood and left out");
        }
    }

    private static @Nullable JsonElement first(JsonObject object, String key, String other) {
        return object.has(key) ? object.get(key) : object.get(other);
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
