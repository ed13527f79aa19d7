// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.draft.PresetLibrary;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/** The page of one cookie or storage entry of a service. */
public final class CookieScreen extends EditScreen {
    public static final String PAGE = "cookie";

    public CookieScreen(Workspace workspace) {
        super(workspace, Form.COOKIE, ServicesScreen.PAGE);
    }

    @Override
    @Nullable
    JsonObject find(CatalogueTree tree, Visit visit) {
        JsonObject service = service(tree, visit);
        return service == null || visit.parameter("key").isEmpty()
                ? null
                : CatalogueTree.cookie(service, visit.parameter("key"));
    }

    private static @Nullable JsonObject service(CatalogueTree tree, Visit visit) {
        return tree.service(visit.parameter("service"));
    }

    /** Returns a new entry with what is known about it. */
    @Override
    JsonObject create(CatalogueTree tree, Visit visit) {
        JsonObject cookie = new JsonObject();
        for (String member : List.of("name", "duration", "storage")) {
            String value = visit.parameter(member);
            if (!value.isEmpty()) {
                cookie.addProperty(member, value);
            }
        }
        return cookie;
    }

    /** Adds the entry; the entries of a preset are copied first, because those of the service replace all of them. */
    @Override
    void add(CatalogueTree tree, JsonObject object, Visit visit) {
        JsonObject service = service(tree, visit);
        if (service == null) {
            return;
        }
        Service preset = PresetLibrary.find(DraftCatalogue.text(service, "use"));
        if (!CatalogueTree.hasOwnCookies(service) && preset != null) {
            preset.cookies().forEach(cookie -> CatalogueTree.addCookie(service, json(cookie, tree)));
        }
        CatalogueTree.addCookie(service, object);
    }

    private static JsonObject json(DeclaredCookie cookie, CatalogueTree tree) {
        JsonObject json = new JsonObject();
        json.addProperty("name", cookie.name());
        if (cookie.storage() != Storage.COOKIE) {
            json.addProperty("storage", cookie.storage().text());
        }
        json.add("purpose", json(cookie.purpose(), tree));
        json.addProperty("duration", cookie.duration().text());
        if (cookie.domain() != null) {
            json.addProperty("domain", cookie.domain());
        }
        if (cookie.path() != null) {
            json.addProperty("path", cookie.path());
        }
        if (cookie.sameSite() != null) {
            json.addProperty("sameSite", cookie.sameSite().text());
        }
        addUnless(json, "thirdPartyAccess", cookie.thirdPartyAccess(), true);
        addUnless(json, "renew", cookie.renew(), true);
        addUnless(json, "partitioned", cookie.partitioned(), false);
        addUnless(json, "secure", cookie.secure(), false);
        addUnless(json, "httpOnly", cookie.httpOnly(), false);
        return json;
    }

    private static void addUnless(JsonObject json, String member, boolean value, boolean defaultValue) {
        if (value != defaultValue) {
            json.addProperty(member, value);
        }
    }

    private static JsonObject json(LocalizedText text, CatalogueTree tree) {
        JsonObject json = new JsonObject();
        for (String language : tree.languages()) {
            String known = text.languages().contains(language) ? text.in(language) : "";
            json.addProperty(language, known.isEmpty() ? "?? " + text.in("en") : known);
        }
        return json;
    }

    @Override
    void remove(CatalogueTree tree, JsonObject object, Visit visit) {
        JsonObject service = service(tree, visit);
        if (service != null) {
            CatalogueTree.removeCookie(service, object);
        }
    }

    @Override
    String path(CatalogueTree tree, JsonObject object, Visit visit) {
        return tree.path(Objects.requireNonNull(service(tree, visit)), object);
    }

    @Override
    String url(CatalogueTree tree, JsonObject object, Visit visit, String saved) {
        String service = visit.parameter("service");
        String key = CatalogueTree.key(object);
        return saved.isEmpty()
                ? visit.url(PAGE, "service", service, "key", key)
                : visit.url(PAGE, "service", service, "key", key, "saved", saved);
    }

    @Override
    String title(CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        return object == null
                ? visit.texts().text("cookies.new")
                : DraftCatalogue.text(object, "name").isEmpty()
                        ? visit.texts().text("cookies.new")
                        : DraftCatalogue.text(object, "name");
    }

    @Override
    String urlWithout(Visit visit) {
        return visit.url(ServiceScreen.PAGE, "id", visit.parameter("service"), "saved", "draft");
    }

    @Override
    void before(Markup page, CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        JsonObject service = service(tree, visit);
        if (service != null) {
            page.tag("<p>");
            PageFrame.link(
                    page,
                    visit.url(ServiceScreen.PAGE, "id", visit.parameter("service")),
                    visit.texts()
                            .format(
                                    "cookies.of",
                                    new ObjectNames(tree, visit.texts().language()).of(service)));
            page.tag("</p>\n");
        }
    }
}
