// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.form.Form;
import org.jspecify.annotations.Nullable;

/** A page on which an object is edited that each catalogue has once: it is neither added nor removed. */
abstract class SingleObjectScreen extends EditScreen {
    private final String name;

    /**
     * @param name the path of the page, and the name of its title
     * @param section the page of the navigation to which this page belongs
     */
    SingleObjectScreen(Workspace workspace, Form form, String name, String section) {
        super(workspace, form, section);
        this.name = name;
    }

    @Override
    final JsonObject create(CatalogueTree tree, Visit visit) {
        return find(tree, visit);
    }

    @Override
    abstract JsonObject find(CatalogueTree tree, Visit visit);

    @Override
    final void add(CatalogueTree tree, JsonObject object, Visit visit) {}

    @Override
    final void remove(CatalogueTree tree, JsonObject object, Visit visit) {}

    @Override
    final String url(CatalogueTree tree, JsonObject object, Visit visit, String saved) {
        return saved.isEmpty() ? visit.url(name) : visit.url(name, "saved", saved);
    }

    @Override
    final String title(CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        return visit.texts().text("page." + name);
    }

    @Override
    final String urlWithout(Visit visit) {
        return "";
    }
}
