// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.storage.CatalogueStorage;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.storage.Draft;
import org.cookiecharter.console.storage.Edit;

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
}
