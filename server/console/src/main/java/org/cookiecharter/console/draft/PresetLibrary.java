// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/** The presets: what is known about common services, in English and French. */
public final class PresetLibrary {
    /** The presets, in a catalogue of its own. */
    private static final Catalogue PRESETS = load();

    private PresetLibrary() {}

    private static Catalogue load() {
        CatalogueTree tree = CatalogueTree.initial();
        JsonObject root = tree.root();
        root.addProperty("site", "https://example.org");
        JsonObject controller = new JsonObject();
        controller.addProperty("name", "–");
        root.add("controller", controller);
        JsonArray services = new JsonArray();
        for (String id : Catalogue.presets()) {
            JsonObject service = new JsonObject();
            service.addProperty("use", id);
            services.add(service);
        }
        root.add("services", services);
        return Catalogue.parse(tree.json(), "the presets");
    }

    /** Returns the preset with this id, or null if there is none. */
    public static @Nullable Service find(String id) {
        return PRESETS.service(id);
    }

    /** Returns the preset that declares this name, or null if there is none. */
    public static @Nullable Service findByName(Storage storage, String name) {
        CookieDeclaration declaration = PRESETS.declaration(storage, name);
        return declaration == null ? null : declaration.service();
    }

    /** Returns the presets that load from this host. */
    public static List<Service> findByHost(String host) {
        return PRESETS.servicesFrom(host.toLowerCase(Locale.ROOT), -1);
    }

    /** Returns the presets whose id, name, provider, cookies or hosts contain these words; all for an empty text. */
    public static List<Service> search(String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return PRESETS.services().stream()
                .filter(service -> words.stream().allMatch(words(service)::contains))
                .toList();
    }

    private static String words(Service service) {
        StringBuilder all = new StringBuilder();
        all.append(service.id()).append('\n').append(service.provider());
        service.name().texts().values().forEach(name -> all.append('\n').append(name));
        service.origins().forEach(origin -> all.append('\n').append(origin));
        service.cookies().forEach(cookie -> all.append('\n').append(cookie.name()));
        return all.toString().toLowerCase(Locale.ROOT);
    }
}
