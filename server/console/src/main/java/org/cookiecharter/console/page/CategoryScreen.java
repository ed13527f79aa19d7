// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/** The page of one category. */
public final class CategoryScreen extends EditScreen {
    public static final String PAGE = "category";

    public CategoryScreen(Workspace workspace) {
        super(workspace, Form.CATEGORY, CategoriesScreen.PAGE);
    }

    @Override
    @Nullable
    JsonObject find(CatalogueTree tree, Visit visit) {
        return tree.category(visit.parameter("id"));
    }

    @Override
    JsonObject create(CatalogueTree tree, Visit visit) {
        return new JsonObject();
    }

    @Override
    void add(CatalogueTree tree, JsonObject object, Visit visit) {
        tree.addCategory(withId(tree, object));
    }

    /** Gives an object without an id one like its name. */
    static JsonObject withId(CatalogueTree tree, JsonObject object) {
        if (CatalogueTree.id(object).isEmpty()) {
            object.addProperty("id", tree.unusedId(new ObjectNames(tree, tree.language()).of(object)));
        }
        return object;
    }

    @Override
    void remove(CatalogueTree tree, JsonObject object, Visit visit) {
        tree.remove(object);
    }

    @Override
    String path(CatalogueTree tree, JsonObject object, Visit visit) {
        return tree.path(object);
    }

    @Override
    String url(CatalogueTree tree, JsonObject object, Visit visit, String saved) {
        return saved.isEmpty()
                ? visit.url(PAGE, "id", DraftCatalogue.text(object, "id"))
                : visit.url(PAGE, "id", DraftCatalogue.text(object, "id"), "saved", saved);
    }

    @Override
    String title(CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        return object == null
                ? visit.texts().text("categories.new")
                : new ObjectNames(tree, visit.texts().language()).of(object);
    }

    @Override
    String urlWithout(Visit visit) {
        return visit.url(CategoriesScreen.PAGE, "saved", "draft");
    }
}
