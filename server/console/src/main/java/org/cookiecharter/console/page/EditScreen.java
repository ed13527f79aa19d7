// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.console.form.FormContext;
import org.cookiecharter.console.form.FormReader;
import org.cookiecharter.console.form.FormWriter;
import org.cookiecharter.console.review.ObjectChanges;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.storage.Draft;
import org.cookiecharter.console.text.ConsoleTexts;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A page with the form of one object of the catalogue. A form is saved even if it has errors, which the page then shows
 * at the fields: a draft may be incomplete. A form that somebody else's change has overtaken is not saved; the page
 * shows it again with all its values, and what has changed.
 */
abstract class EditScreen implements Screen {
    static final String NEW = "new";

    private final Workspace workspace;
    private final Form form;
    private final String section;

    /** @param section the page of the navigation to which this page belongs */
    EditScreen(Workspace workspace, Form form, String section) {
        this.workspace = workspace;
        this.form = form;
        this.section = section;
    }

    Workspace workspace() {
        return workspace;
    }

    /** Returns the object that the query of the URL names, or null if there is none. */
    abstract @Nullable JsonObject find(CatalogueTree tree, Visit visit);

    /** Returns a new object for the form, not yet in the catalogue. */
    abstract JsonObject create(CatalogueTree tree, Visit visit);

    /** Adds a new object to the catalogue, after the form was applied. */
    abstract void add(CatalogueTree tree, JsonObject object, Visit visit);

    abstract void remove(CatalogueTree tree, JsonObject object, Visit visit);

    /** Returns the JSON path of an object in the catalogue. */
    abstract String path(CatalogueTree tree, JsonObject object, Visit visit);

    /** Returns the URL of the page of an object in the catalogue. */
    abstract String url(CatalogueTree tree, JsonObject object, Visit visit, String saved);

    abstract String title(CatalogueTree tree, @Nullable JsonObject object, Visit visit);

    /** Returns the URL to go to after the object was removed; empty if it cannot be. */
    abstract String urlWithout(Visit visit);

    /** Returns the preset of the object, or null if it has none. */
    @Nullable
    Service preset(JsonObject object) {
        return null;
    }

    /** Completes the catalogue after the form was applied to an object. */
    void complete(CatalogueTree tree, JsonObject object) {}

    /** Writes links above the form. */
    void before(Markup page, CatalogueTree tree, @Nullable JsonObject object, Visit visit) {}

    /** Writes what follows the form. */
    void after(Markup page, CatalogueTree tree, JsonObject object, Visit visit, ConsoleState state) {}

    @Override
    public final Reply show(Visit visit) {
        ConsoleState state = workspace.state();
        CatalogueTree tree = Workspace.tree(state);
        JsonObject object = find(tree, visit);
        if (object == null && visit.parameter(NEW).isEmpty()) {
            return Problem.page(visit, HttpStatus.NOT_FOUND_404, "notFound");
        }
        return Reply.page(write(visit, state, tree, object, object == null ? create(tree, visit) : object, List.of()));
    }

    private String write(
            Visit visit,
            ConsoleState state,
            CatalogueTree tree,
            @Nullable JsonObject object,
            JsonObject shown,
            List<String> conflicts) {
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, section, title(tree, object, visit));
        before(page, tree, object, visit);
        Draft draft = state.draft();
        if (!conflicts.isEmpty()) {
            page.tag("<div class=\"conflict\" role=\"alert\">\n")
                    .element(
                            "p",
                            texts.format(
                                    "conflict",
                                    draft == null ? "?" : draft.edited().by(),
                                    draft == null
                                            ? ""
                                            : texts.time(draft.edited().at())));
            list(page, conflicts);
            page.tag("</div>\n");
        }
        PageFrame.beginForm(
                page,
                visit,
                object == null ? visit.urlIn(texts.language()) : url(tree, object, visit, ""),
                state.revision());
        DraftValidation validation =
                object == null ? new DraftValidation(null, List.of()) : DraftValidation.of(tree.json());
        new FormWriter(
                        page,
                        new FormContext(
                                texts,
                                validation,
                                object == null ? "$" : path(tree, object, visit),
                                tree.languages(),
                                new ObjectNames(tree, texts.language()).categories(),
                                new ObjectNames(tree, texts.language()).targets(),
                                preset(shown)))
                .write(form, shown);
        page.tag("<p class=\"buttons\">");
        PageFrame.button(page, "save", texts.text("save"));
        page.tag("</p>\n");
        if (object != null && !urlWithout(visit).isEmpty()) {
            page.tag("<details class=\"danger\">\n").element("summary", texts.text("remove." + form.name()));
            page.element("p", texts.text("remove." + form.name() + ".hint"));
            page.tag("<p class=\"buttons\">");
            PageFrame.button(page, "remove", texts.text("remove." + form.name()));
            page.tag("</p>\n</details>\n");
        }
        page.tag("</form>\n");
        if (object != null) {
            after(page, tree, object, visit, state);
        }
        return PageFrame.end(page);
    }

    static void list(Markup page, List<String> items) {
        page.tag("<ul>\n");
        items.forEach(item -> page.element("li", item));
        page.tag("</ul>\n");
    }

    @Override
    public final Reply submit(Visit visit, Fields input) {
        ConsoleState state = workspace.state();
        CatalogueTree tree = Workspace.tree(state);
        JsonObject object = find(tree, visit);
        boolean isCurrent = state.revision().equals(Visit.value(input, "revision"));
        if (Visit.value(input, "action").equals("remove") && !urlWithout(visit).isEmpty()) {
            if (!isCurrent) {
                return Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
            }
            if (object != null) {
                remove(tree, object, visit);
            }
            return workspace.save(state.revision(), visit.user(), tree)
                    ? Reply.redirect(urlWithout(visit))
                    : Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
        }
        JsonObject changed = object == null ? create(tree, visit) : object.deepCopy();
        new FormReader(input, tree.languages()).apply(form, changed);
        if (isCurrent) {
            if (object == null) {
                add(tree, changed, visit);
            } else {
                object.entrySet().removeIf(member -> !changed.has(member.getKey()));
                changed.entrySet().forEach(member -> object.add(member.getKey(), member.getValue()));
            }
            JsonObject saved = object == null ? changed : object;
            complete(tree, saved);
            if (workspace.save(state.revision(), visit.user(), tree)) {
                return Reply.redirect(url(tree, saved, visit, "draft"));
            }
        }
        ConsoleState now = workspace.state();
        CatalogueTree current = Workspace.tree(now);
        JsonObject currentObject = find(current, visit);
        List<String> conflicts = currentObject == null
                ? List.of(visit.texts().text(object == null ? "conflict.elsewhere" : "conflict.removed"))
                : changes(visit, tree, current).between(changed, currentObject);
        if (conflicts.isEmpty()) {
            conflicts = List.of(visit.texts().text("conflict.elsewhere"));
        }
        return Reply.page(HttpStatus.CONFLICT_409, write(visit, now, current, currentObject, changed, conflicts));
    }

    private ObjectChanges changes(Visit visit, CatalogueTree tree, CatalogueTree current) {
        String language = visit.texts().language();
        return new ObjectChanges(
                form,
                visit.texts(),
                new ObjectNames(tree, language).targets(),
                new ObjectNames(current, language).targets());
    }
}
