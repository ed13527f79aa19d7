// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.discovery.Declarations;
import org.cookiecharter.discovery.DraftCatalogue;
import org.cookiecharter.discovery.PresetCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * A merge of a draft into a catalogue. Categories and services are identified by their ids. Cookies and origins that
 * the catalogue already declares, by name, by pattern or by a preset, are not added; its texts remain, and only its
 * gaps are filled.
 */
final class CatalogueMerge {
    private static final String CATEGORIES = "categories";
    private static final String COOKIES = "cookies";
    private static final String ORIGINS = "origins";

    private final DraftCatalogue catalogue;

    /** @param catalogue the catalogue, which is modified */
    CatalogueMerge(DraftCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void add(DraftCatalogue draft) {
        for (Map.Entry<String, JsonElement> member : draft.root().entrySet()) {
            if (!member.getKey().equals("services") && !member.getKey().equals(CATEGORIES)) {
                fill(catalogue.root(), member.getKey(), member.getValue());
            }
        }
        for (JsonObject service : draft.services()) {
            String preset = DraftCatalogue.text(service, "use");
            JsonObject known = preset.isEmpty() ? find(DraftCatalogue.text(service, "id")) : null;
            if (preset.isEmpty() || !catalogue.uses(preset)) {
                add(known, withoutKnown(service));
            }
        }
        addCategories(draft.root());
    }

    /**
     * Adds the categories to which a service of the result belongs. A draft has categories for services that it may not
     * have.
     */
    private void addCategories(JsonObject draft) {
        Set<String> wanted = catalogue.services().stream()
                .map(service -> service.has("category") ? DraftCatalogue.text(service, "category") : category(service))
                .collect(Collectors.toSet());
        if (draft.get(CATEGORIES) instanceof JsonArray categories) {
            JsonArray needed = new JsonArray();
            for (JsonElement category : categories) {
                if (category instanceof JsonObject object && wanted.contains(DraftCatalogue.text(object, "id"))) {
                    needed.add(category);
                }
            }
            fill(catalogue.root(), CATEGORIES, needed);
        }
    }

    private static String category(JsonObject service) {
        Service preset = PresetCatalogue.all().service(DraftCatalogue.text(service, "use"));
        return preset == null ? "" : preset.category().id();
    }

    private void add(@Nullable JsonObject known, JsonObject service) {
        boolean isEmpty = !service.has("use") && !service.has(COOKIES) && !service.has(ORIGINS);
        if (known == null && !isEmpty) {
            catalogue.add(service);
        } else if (known != null) {
            service.entrySet().forEach(member -> fill(known, member.getKey(), member.getValue()));
        }
    }

    /** Returns a service without the cookies and origins that the catalogue declares. */
    private JsonObject withoutKnown(JsonObject service) {
        JsonObject rest = service.deepCopy();
        fillCookies(rest);
        retain(rest, COOKIES, cookie -> !(cookie instanceof JsonObject object && isDeclared(object)));
        retain(rest, ORIGINS, origin -> !(origin instanceof JsonPrimitive host && isLoaded(host.getAsString())));
        return rest;
    }

    /** Fills the gaps in the catalogue's declarations of the same cookies. */
    private void fillCookies(JsonObject service) {
        if (service.get(COOKIES) instanceof JsonArray list) {
            for (JsonElement element : list) {
                catalogue.cookies().stream()
                        .filter(known -> element instanceof JsonObject cookie && isSame(known, cookie))
                        .forEach(known -> element.getAsJsonObject()
                                .entrySet()
                                .forEach(member -> fill(known, member.getKey(), member.getValue())));
            }
        }
    }

    private static boolean isSame(JsonObject one, JsonObject other) {
        return DraftCatalogue.storage(one) == DraftCatalogue.storage(other)
                && DraftCatalogue.text(one, "name").equals(DraftCatalogue.text(other, "name"));
    }

    private static void retain(JsonObject service, String list, Predicate<JsonElement> wanted) {
        if (service.get(list) instanceof JsonArray all) {
            JsonArray retained = new JsonArray();
            all.asList().stream().filter(wanted).forEach(retained::add);
            service.add(list, retained);
            if (retained.isEmpty()) {
                service.remove(list);
            }
        }
    }

    private boolean isDeclared(JsonObject cookie) {
        Storage storage = DraftCatalogue.storage(cookie);
        return storage != null
                && new Declarations(catalogue.services()).declares(storage, DraftCatalogue.text(cookie, "name"));
    }

    private boolean isLoaded(String host) {
        return new Declarations(catalogue.services()).loadsFrom(host);
    }

    private @Nullable JsonObject find(String id) {
        return catalogue.services().stream()
                .filter(service -> DraftCatalogue.text(service, "id").equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Adds a member that is missing or a gap; merges lists, and fills objects recursively. */
    private static void fill(JsonObject known, String key, JsonElement value) {
        JsonElement before = known.get(key);
        if (before == null || DraftCatalogue.isGap(known, key)) {
            known.add(key, value);
        } else if (before instanceof JsonArray list && value instanceof JsonArray more) {
            more.forEach(element -> add(list, element));
        } else if (before instanceof JsonObject inner && value instanceof JsonObject other) {
            other.entrySet().forEach(member -> fill(inner, member.getKey(), member.getValue()));
        }
    }

    /** Adds an element to a list unless the list contains it; elements with an id are compared by id. */
    private static void add(JsonArray list, JsonElement element) {
        String id = element instanceof JsonObject object ? DraftCatalogue.text(object, "id") : "";
        boolean known = id.isEmpty()
                ? list.contains(element)
                : list.asList().stream()
                        .anyMatch(other -> other instanceof JsonObject object
                                && DraftCatalogue.text(object, "id").equals(id));
        if (!known) {
            list.add(element);
        }
    }
}
