// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.discovery.DraftCatalogue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;

/** The list of categories, in the order in which visitors see them. */
public final class CategoriesScreen implements Screen {
    public static final String PAGE = "categories";

    private final Workspace workspace;

    public CategoriesScreen(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Reply show(Visit visit) {
        ConsoleState state = workspace.state();
        CatalogueTree tree = Workspace.tree(state);
        DraftValidation validation = DraftValidation.of(tree.json());
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.categories"));
        page.element("p", texts.text("categories.hint"));
        page.tag("<ol class=\"rows\">\n");
        for (JsonObject category : tree.categories()) {
            String id = CatalogueTree.id(category);
            page.tag("<li><div>");
            PageFrame.link(
                    page,
                    visit.url(CategoryScreen.PAGE, "id", id),
                    new ObjectNames(tree, texts.language()).of(category));
            String consent = texts.optional("category.consent." + DraftCatalogue.text(category, "consent"));
            page.tag(" <span class=\"quiet\">").text(consent).tag("</span>");
            errorCount(page, visit, validation.errorsAt(tree.path(category)).size());
            page.tag("</div>\n");
            PageFrame.beginForm(page, visit, visit.url(PAGE), state.revision());
            PageFrame.hidden(page, "id", id);
            page.tag("<button class=\"quiet\" name=\"action\" value=\"up\">")
                    .text(texts.format("up", new ObjectNames(tree, texts.language()).of(category)))
                    .tag("</button>\n</form></li>\n");
        }
        page.tag("</ol>\n<p>");
        PageFrame.link(page, visit.url(CategoryScreen.PAGE, EditScreen.NEW, "1"), texts.text("categories.new"));
        return Reply.page(PageFrame.end(page.tag("</p>\n")));
    }

    /** Writes how many errors an object has, unless it has none. */
    static void errorCount(Markup page, Visit visit, int errors) {
        if (errors > 0) {
            page.tag(" <strong class=\"error\">")
                    .text(visit.texts().format("errors", errors))
                    .tag("</strong>");
        }
    }

    @Override
    public Reply submit(Visit visit, Fields form) {
        CatalogueTree tree = Workspace.tree(workspace.state());
        JsonObject category = tree.category(Visit.value(form, "id"));
        if (category != null) {
            tree.moveUp(category);
        }
        return workspace.save(Visit.value(form, "revision"), visit.user(), tree)
                ? Reply.redirect(visit.url(PAGE, "saved", "draft"))
                : Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
    }
}
