// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The names and hosts that the JSON of services declares, valid or not, by itself or by presets. A member next to
 * {@code use} replaces that of the preset.
 */
public final class Declarations {
    private static final Catalogue PRESETS = PresetCatalogue.all();

    private final List<JsonObject> services;

    public Declarations(List<JsonObject> services) {
        this.services = List.copyOf(services);
    }

    /** Returns whether a service declares this name, or a pattern that matches it, in this storage. */
    public boolean declares(Storage storage, String name) {
        return services.stream().anyMatch(service -> declares(service, storage, name));
    }

    /**
     * Returns whether a service loads from this host.
     *
     * @param host the host, with a port or without one; ports are not compared
     */
    public boolean loadsFrom(String host) {
        String name = withoutPort(host);
        return services.stream()
                .flatMap(service -> origins(service).stream())
                .anyMatch(origin -> CatalogueSyntax.coversHost(withoutPort(origin), name));
    }

    private static boolean declares(JsonObject service, Storage storage, String name) {
        Service preset = service.has("cookies") ? null : preset(service);
        return preset != null
                ? preset.cookies().stream()
                        .anyMatch(cookie ->
                                cookie.storage() == storage && CatalogueSyntax.coversName(cookie.name(), name))
                : service.get("cookies") instanceof JsonArray own
                        && StreamSupport.stream(own.spliterator(), false)
                                .anyMatch(entry -> declaresEntry(entry, storage, name));
    }

    private static boolean declaresEntry(JsonElement entry, Storage storage, String name) {
        return entry instanceof JsonObject cookie
                && DraftCatalogue.storage(cookie) == storage
                && CatalogueSyntax.coversName(DraftCatalogue.text(cookie, "name"), name);
    }

    private static List<String> origins(JsonObject service) {
        Service preset = service.has("origins") ? null : preset(service);
        return preset == null ? DraftCatalogue.origins(service) : preset.origins();
    }

    private static @Nullable Service preset(JsonObject service) {
        return PRESETS.service(DraftCatalogue.text(service, "use"));
    }

    private static String withoutPort(String origin) {
        return origin.replaceFirst(":\\d+$", "");
    }
}
