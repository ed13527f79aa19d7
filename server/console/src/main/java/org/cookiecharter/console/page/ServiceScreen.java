// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.draft.PresetLibrary;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/** The page of one service, with the list of its cookies. */
public final class ServiceScreen extends EditScreen {
    public static final String PAGE = "service";

    public ServiceScreen(Workspace workspace) {
        super(workspace, Form.SERVICE, ServicesScreen.PAGE);
    }

    @Override
    @Nullable
    JsonObject find(CatalogueTree tree, Visit visit) {
        return tree.service(visit.parameter("id"));
    }

    @Override
    JsonObject create(CatalogueTree tree, Visit visit) {
        JsonObject service = new JsonObject();
        String origin = visit.parameter("origin");
        if (!origin.isEmpty()) {
            com.google.gson.JsonArray origins = new com.google.gson.JsonArray();
            origins.add(origin);
            service.add("origins", origins);
        }
        return service;
    }

    @Override
    void add(CatalogueTree tree, JsonObject object, Visit visit) {
        tree.addService(CategoryScreen.withId(tree, object));
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
        String id = CatalogueTree.id(object);
        return saved.isEmpty() ? visit.url(PAGE, "id", id) : visit.url(PAGE, "id", id, "saved", saved);
    }

    @Override
    String title(CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        return object == null
                ? visit.texts().text("services.new")
                : new ObjectNames(tree, visit.texts().language()).of(object);
    }

    @Override
    String urlWithout(Visit visit) {
        return visit.url(ServicesScreen.PAGE, "saved", "draft");
    }

    @Override
    @Nullable
    Service preset(JsonObject object) {
        return PresetLibrary.find(DraftCatalogue.text(object, "use"));
    }

    @Override
    void before(Markup page, CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        Service preset = object == null ? null : preset(object);
        if (preset != null) {
            page.element("p", visit.texts().format("service.preset", preset.id()));
        }
    }

    @Override
    void after(Markup page, CatalogueTree tree, JsonObject object, Visit visit, ConsoleState state) {
        ConsoleTexts texts = visit.texts();
        page.element("h2", texts.text("cookies"));
        String id = CatalogueTree.id(object);
        Service preset = preset(object);
        if (!CatalogueTree.hasOwnCookies(object) && preset != null) {
            page.element("p", texts.text("cookies.preset"));
            page.tag("<ul>\n");
            for (DeclaredCookie cookie : preset.cookies()) {
                page.tag("<li><code>").text(cookie.name()).tag("</code> <span class=\"quiet\">");
                page.text(cookie.purpose().in(texts.language())).tag("</span></li>\n");
            }
            page.tag("</ul>\n");
        } else {
            DraftValidation validation = DraftValidation.of(tree.json());
            List<JsonObject> cookies = CatalogueTree.cookies(object);
            page.tag("<ul class=\"rows\">\n");
            for (JsonObject cookie : cookies) {
                page.tag("<li><div><a href=\"")
                        .text(visit.url(CookieScreen.PAGE, "service", id, "key", CatalogueTree.key(cookie)))
                        .tag("\"><code>")
                        .text(DraftCatalogue.text(cookie, "name"))
                        .tag("</code></a>");
                CategoriesScreen.errorCount(
                        page,
                        visit,
                        validation.errorsAt(tree.path(object, cookie)).size());
                page.tag("</div></li>\n");
            }
            page.tag("</ul>\n");
        }
        page.tag("<p>");
        PageFrame.link(
                page, visit.url(CookieScreen.PAGE, "service", id, EditScreen.NEW, "1"), texts.text("cookies.new"));
        page.tag("</p>\n");
    }
}
