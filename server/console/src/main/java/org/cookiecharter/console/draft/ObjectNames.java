// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.draft;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.discovery.DraftCatalogue;

/**
 * The names of the categories and services of a catalogue in one language, which users read in place of ids.
 *
 * @param tree the catalogue
 * @param language the language; a name that lacks it is shown in the default language of the catalogue
 */
public record ObjectNames(CatalogueTree tree, String language) {
    /** Returns the name of a category or service; its id if it has none. */
    public String of(JsonObject object) {
        Service preset = PresetLibrary.find(DraftCatalogue.text(object, "use"));
        if (preset != null && !object.has("name")) {
            return preset.name().in(language);
        }
        String name = DraftCatalogue.text(object, "name");
        if (name.isEmpty() && object.get("name") instanceof JsonObject texts) {
            name = DraftCatalogue.text(texts, language);
            name = name.isEmpty() ? DraftCatalogue.text(texts, tree.language()) : name;
        }
        return name.isEmpty() || name.startsWith(CatalogueSyntax.GAP) ? CatalogueTree.id(object) : name;
    }

    /** Returns the name of a category or service, with its id if another one of its kind has the same name. */
    public String distinct(JsonObject object) {
        String name = of(object);
        String id = CatalogueTree.id(object);
        List<JsonObject> kind = tree.categories().contains(object) ? tree.categories() : tree.services();
        boolean isShared = kind.stream()
                .anyMatch(other ->
                        !CatalogueTree.id(other).equals(id) && of(other).equals(name));
        return isShared ? name + " (" + id + ")" : name;
    }

    /** Returns the names of the categories by id. */
    public Map<String, String> categories() {
        Map<String, String> names = new LinkedHashMap<>();
        tree.categories().forEach(category -> names.put(CatalogueTree.id(category), of(category)));
        return names;
    }

    /** Returns the names of the categories, and of the services, by id. */
    public Map<String, String> targets() {
        Map<String, String> names = categories();
        tree.services().forEach(service -> names.putIfAbsent(CatalogueTree.id(service), of(service)));
        return names;
    }
}
