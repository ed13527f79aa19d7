// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * The form that edits the value at a JSON path, and the name of the value.
 *
 * @param object the category or service; null for the site
 * @param isCategory whether it is a category
 * @param cookie the cookie of the service; null if the value does not belong to one
 * @param member the rest of the path
 */
record Place(
        @Nullable JsonObject object,
        boolean isCategory,
        @Nullable JsonObject cookie,
        String member) {
    private static final String SIGNALS = "signals.";
    private static final Pattern OBJECT =
            Pattern.compile("\\$\\.(categories|services)\\[(\\d{1,6})](?:\\.cookies\\[(\\d{1,6})])?\\.?(.*)");

    static Place of(String path, CatalogueTree tree) {
        Matcher matcher = OBJECT.matcher(path);
        if (!matcher.matches()) {
            return new Place(null, false, null, path.replaceFirst("^\\$\\.?", ""));
        }
        boolean isCategory = matcher.group(1).equals("categories");
        JsonObject object = item(isCategory ? tree.categories() : tree.services(), matcher.group(2));
        JsonObject cookie = matcher.group(3) == null || object == null
                ? null
                : item(CatalogueTree.cookies(object), matcher.group(3));
        return new Place(object, isCategory, cookie, matcher.group(4));
    }

    private static @Nullable JsonObject item(List<JsonObject> objects, String index) {
        int position = Integer.parseInt(index);
        return position < objects.size() ? objects.get(position) : null;
    }

    String url(Visit visit) {
        if (object == null) {
            return visit.url(member.startsWith(SIGNALS) ? SignalsScreen.PAGE : SiteScreen.PAGE);
        }
        String id = CatalogueTree.id(object);
        return cookie == null
                ? visit.url(isCategory ? CategoryScreen.PAGE : ServiceScreen.PAGE, "id", id)
                : visit.url(CookieScreen.PAGE, "service", id, "key", CatalogueTree.key(cookie));
    }

    /** Returns the words for the place. */
    String label(ConsoleTexts texts, CatalogueTree tree) {
        if (object == null && member.startsWith(SIGNALS)) {
            return texts.text("page.signals") + ", " + member.substring(SIGNALS.length());
        }
        String form = object == null ? "site" : cookie != null ? "cookie" : isCategory ? "category" : "service";
        String key = member.replaceAll("(\\[.*|\\.[^.]*$)", "");
        String known = texts.optional(form + '.' + member);
        String label = known.isEmpty() ? texts.optional(form + '.' + key) : known;
        String name =
                object == null ? texts.text("page.site") : new ObjectNames(tree, texts.language()).distinct(object);
        String ofCookie = cookie == null ? "" : ", " + DraftCatalogue.text(cookie, "name");
        return name + ofCookie + (member.isEmpty() ? "" : ", " + (label.isEmpty() ? member : label));
    }
}
