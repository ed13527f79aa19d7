// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.draft.PresetLibrary;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.discovery.DraftCatalogue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;

/** The list of services, and the search for presets. */
public final class ServicesScreen implements Screen {
    public static final String PAGE = "services";
    private static final int MAX_PRESETS = 30;

    private final Workspace workspace;

    public ServicesScreen(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Reply show(Visit visit) {
        ConsoleState state = workspace.state();
        CatalogueTree tree = Workspace.tree(state);
        DraftValidation validation = DraftValidation.of(tree.json());
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.services"));
        if (tree.services().isEmpty()) {
            page.element("p", texts.text("services.none"));
        }
        page.tag("<ol class=\"rows\">\n");
        for (JsonObject service : tree.services()) {
            String id = CatalogueTree.id(service);
            Service preset = PresetLibrary.find(DraftCatalogue.text(service, "use"));
            String category = DraftCatalogue.text(service, "category");
            page.tag("<li><div>");
            PageFrame.link(
                    page, visit.url(ServiceScreen.PAGE, "id", id), new ObjectNames(tree, texts.language()).of(service));
            String categoryId =
                    category.isEmpty() && preset != null ? preset.category().id() : category;
            page.tag(" <span class=\"quiet\">")
                    .text(new ObjectNames(tree, texts.language()).categories().getOrDefault(categoryId, ""))
                    .tag("</span>");
            CategoriesScreen.errorCount(
                    page, visit, validation.errorsAt(tree.path(service)).size());
            page.tag("</div></li>\n");
        }
        page.tag("</ol>\n<p>");
        PageFrame.link(page, visit.url(ServiceScreen.PAGE, EditScreen.NEW, "1"), texts.text("services.new"));
        page.tag("</p>\n");
        presets(page, visit, tree, state);
        return Reply.page(PageFrame.end(page));
    }

    private static void presets(Markup page, Visit visit, CatalogueTree tree, ConsoleState state) {
        ConsoleTexts texts = visit.texts();
        String search = visit.parameter("search");
        page.tag("<h2 id=\"presets\">").text(texts.text("presets")).tag("</h2>\n");
        page.element("p", texts.text("presets.hint"));
        page.tag("<form method=\"get\" action=\"")
                .text(visit.url(PAGE))
                .tag("#presets\">\n<div class=\"field\"><label for=\"search\">")
                .text(texts.text("presets.search"))
                .tag("</label>\n<input type=\"search\" id=\"search\" name=\"search\" value=\"")
                .text(search)
                .tag("\"></div>\n<p class=\"buttons\"><button>")
                .text(texts.text("presets.find"))
                .tag("</button></p>\n</form>\n");
        if (search.isEmpty()) {
            return;
        }
        List<Service> found = PresetLibrary.search(search);
        page.tag("<p role=\"status\">")
                .text(texts.format("presets.found", found.size()))
                .tag("</p>\n<ul class=\"rows\">\n");
        found.stream().limit(MAX_PRESETS).forEach(preset -> {
            page.tag("<li><div><strong>")
                    .text(preset.name().in(texts.language()))
                    .tag("</strong> <span class=\"quiet\">")
                    .text(texts.format(
                            "presets.facts",
                            preset.provider(),
                            preset.cookies().size(),
                            preset.origins().size()))
                    .tag("</span></div>\n");
            usePreset(page, visit, tree, state, preset);
            page.tag("</li>\n");
        });
        page.tag("</ul>\n");
    }

    /** Writes the form that adds a preset, or says that the catalogue uses it. */
    static void usePreset(Markup page, Visit visit, CatalogueTree tree, ConsoleState state, Service preset) {
        boolean isUsed = tree.services().stream()
                .anyMatch(service -> DraftCatalogue.text(service, "use").equals(preset.id()));
        if (isUsed) {
            page.tag("<span class=\"quiet\">")
                    .text(visit.texts().text("presets.used"))
                    .tag("</span>");
            return;
        }
        PageFrame.beginForm(page, visit, visit.url(PAGE), state.revision());
        PageFrame.hidden(page, "use", preset.id());
        PageFrame.button(
                page,
                "use",
                visit.texts()
                        .format("presets.use", preset.name().in(visit.texts().language())));
        page.tag("</form>");
    }

    @Override
    public Reply submit(Visit visit, Fields form) {
        CatalogueTree tree = Workspace.tree(workspace.state());
        String use = Visit.value(form, "use");
        if (PresetLibrary.find(use) == null) {
            return show(visit);
        }
        JsonObject service = new JsonObject();
        service.addProperty("use", use);
        if (tree.service(use) != null || tree.category(use) != null) {
            service.addProperty("id", tree.unusedId(use));
        }
        tree.addService(service);
        return workspace.save(Visit.value(form, "revision"), visit.user(), tree)
                ? Reply.redirect(visit.url(ServiceScreen.PAGE, "id", CatalogueTree.id(service), "saved", "preset"))
                : Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
    }
}
