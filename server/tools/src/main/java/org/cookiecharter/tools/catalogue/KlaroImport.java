// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * An importer of configurations of Klaro, and of Orejime, which is derived from it. Klaro has {@code services}
 * (formerly {@code apps}) that list their purposes; Orejime has {@code purposes}, which may contain other purposes.
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
            root.objects(key).forEach(service -> importService(service, translations, null));
        }
        root.objects("purposes").forEach(purpose -> importPurpose(purpose, translations, null));
    }

    private void importPurpose(Members purpose, Members translations, @Nullable String parent) {
        if (purpose.list("purposes").isEmpty()) {
            importService(purpose, translations, parent);
            return;
        }
        String id = purpose.text("id");
        String category = draft.addCategory(
                id == null ? "unnamed" : id, purpose.text("title"), purpose.text("description"), isExempt(purpose));
        purpose.objects("purposes").forEach(inner -> importPurpose(inner, translations, category));
    }

    private void importService(Members service, Members translations, @Nullable String parent) {
        String name = service.text("name") == null ? service.text("id") : service.text("name");
        if (name == null) {
            draft.addMessage("a service without a name was skipped");
            return;
        }
        Members texts = service.inner("translations").inner(draft.language());
        String category = parent == null ? category(service, translations) : parent;
        String id = Draft.id(name);
        if (Draft.isPreset(id)) {
            draft.addPreset(id, category);
            return;
        }
        JsonObject imported = draft.addService(
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
            importCookie(imported, cookie, name);
        }
    }

    /**
     * Adds a category for the service's first purpose, because a service in a catalogue has one category.
     *
     * @return the id of the category
     */
    private String category(Members service, Members translations) {
        boolean exempt = isExempt(service);
        for (JsonElement purpose : service.list("purposes")) {
            if (purpose instanceof JsonPrimitive name && name.isString()) {
                String text = name.getAsString();
                Members texts = translations.inner("purposes").inner(text);
                return draft.addCategory(
                        exempt ? text + "-necessary" : text,
                        first(
                                texts.text("title"),
                                translations.inner("purposes").text(text)),
                        texts.text("description"),
                        exempt);
            }
        }
        return draft.addCategory(exempt ? "necessary" : "others", null, null, exempt);
    }

    private static boolean isExempt(Members service) {
        return service.flag("required") || service.flag("isMandatory") || service.flag("isExempt");
    }

    private void importCookie(JsonObject service, JsonElement cookie, String name) {
        JsonElement nameOrPattern = cookie instanceof JsonArray parts && !parts.isEmpty() ? parts.get(0) : cookie;
        JsonElement declared =
                nameOrPattern instanceof JsonObject object ? first(object, "name", "pattern") : nameOrPattern;
        if (declared instanceof JsonPrimitive text && text.isString()) {
            Draft.addCookie(service, text.getAsString(), null, null);
        } else {
            draft.addMessage(name + ": an unsupported cookie declaration was skipped");
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
