// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An importer of configurations of orestbida/cookieconsent, version 3: the categories, and their texts in the
 * preferences.
 */
final class CookieConsentImport {
    private final Draft draft;

    CookieConsentImport(Draft draft) {
        this.draft = draft;
    }

    void read(@Nullable JsonObject configuration) {
        if (configuration == null) {
            return;
        }
        Members root = new Members(configuration);
        Members preferences = root.inner("language")
                .inner("translations")
                .inner(draft.language())
                .inner("preferencesModal");
        for (Map.Entry<String, JsonElement> entry :
                root.inner("categories").object().entrySet()) {
            if (entry.getValue() instanceof JsonObject object) {
                importCategory(entry.getKey(), new Members(object), preferences);
            }
        }
    }

    private void importCategory(String name, Members category, Members preferences) {
        Members section = preferences.objects("sections").stream()
                .filter(candidate -> name.equals(candidate.text("linkedCategory")))
                .findFirst()
                .orElse(new Members(new JsonObject()));
        String id =
                draft.addCategory(name, section.text("title"), section.text("description"), category.flag("readOnly"));
        Set<String> names = new HashSet<>();
        JsonObject services = category.inner("services").object();
        services.entrySet().forEach(entry -> {
            Members service = new Members(entry.getValue() instanceof JsonObject object ? object : new JsonObject());
            importService(entry.getKey(), id, service, service.objects("cookies"), names);
        });
        Members table = section.inner("cookieTable");
        JsonObject own = services.isEmpty() || !table.objects("body").isEmpty()
                ? draft.addService(name + " cookies", section.text("title"), id, null)
                : null;
        if (own == null) {
            return;
        }
        for (Members row : table.objects("body")) {
            String cookie = row.text("name") == null ? row.text("cookie") : row.text("name");
            if (cookie != null && names.add(cookie)) {
                Draft.addCookie(
                        own, cookie, row.text("desc") == null ? row.text("description") : row.text("desc"), null);
            }
        }
        cookies(own, category.inner("autoClear").objects("cookies"), names);
    }

    private void importService(
            String name, String category, Members service, Iterable<Members> cookies, Set<String> names) {
        String id = Draft.id(name);
        if (Draft.isPreset(id)) {
            draft.addPreset(id, category);
            return;
        }
        cookies(draft.addService(name, service.text("label"), category, null), cookies, names);
    }

    private static void cookies(JsonObject service, Iterable<Members> cookies, Set<String> names) {
        for (Members cookie : cookies) {
            String name = cookie.text("name");
            if (name != null && names.add(name)) {
                Draft.addCookie(service, name, null, null);
            }
        }
    }
}
