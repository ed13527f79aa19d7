// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.storage.CatalogueStorage;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.storage.Draft;
import org.cookiecharter.console.storage.Edit;
import org.cookiecharter.discovery.DraftCatalogue;

/** The catalogue that the pages edit: its draft or, until the first change, the published version. Thread-safe. */
public final class Workspace {
    private final CatalogueStorage storage;
    private final Clock clock;

    public Workspace(CatalogueStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    CatalogueStorage storage() {
        return storage;
    }

    ConsoleState state() {
        return storage.read();
    }

    /**
     * Returns the catalogue to edit, as a copy.
     *
     * @throws CatalogueException if the published file is not JSON
     */
    static CatalogueTree tree(ConsoleState state) {
        Draft draft = state.draft();
        String json = draft == null ? state.published() : draft.catalogue();
        return json == null ? CatalogueTree.initial() : CatalogueTree.parse(json);
    }

    static DraftValidation validation(ConsoleState state) {
        return DraftValidation.of(tree(state).json());
    }

    /**
     * Saves a changed catalogue as the draft. A draft that no longer differs from the published version is discarded.
     *
     * @param expected the revision that the user has seen
     * @return whether it was saved; false if another change came first
     */
    boolean save(String expected, String user, CatalogueTree tree) {
        ConsoleState state = state();
        String json = tree.json();
        String published = state.published();
        if (published != null && CatalogueTree.parse(published).json().equals(json)) {
            return storage.replaceDraft(expected, null);
        }
        Draft draft = state.draft();
        Edit edit = edit(user);
        return storage.replaceDraft(
                expected,
                draft == null
                        ? new Draft(json, state.publishedHash(), List.of(user), edit, null, "")
                        : draft.edit(json, edit));
    }

    Edit edit(String user) {
        return new Edit(user, now());
    }

    Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /** Returns the names of the categories by id. */
    static Map<String, String> categoryNames(CatalogueTree tree, String language) {
        Map<String, String> names = new LinkedHashMap<>();
        tree.categories().forEach(category -> names.put(CatalogueTree.id(category), name(category, tree, language)));
        return names;
    }

    /** Returns the names of the categories, and of the services, by id. */
    static Map<String, String> targetNames(CatalogueTree tree, String language) {
        Map<String, String> names = categoryNames(tree, language);
        tree.services()
                .forEach(service ->
                        names.putIfAbsent(CatalogueTree.id(service), ServicesScreen.name(service, tree, language)));
        return names;
    }

    /** Returns the name of a category or service in a language, or else in the default one, or else its id. */
    static String name(JsonObject object, CatalogueTree tree, String language) {
        String name = DraftCatalogue.text(object, "name");
        if (name.isEmpty() && object.get("name") instanceof JsonObject texts) {
            name = DraftCatalogue.text(texts, language);
            name = name.isEmpty() ? DraftCatalogue.text(texts, tree.language()) : name;
        }
        return name.isEmpty() || name.startsWith("??") ? CatalogueTree.id(object) : name;
    }
}
