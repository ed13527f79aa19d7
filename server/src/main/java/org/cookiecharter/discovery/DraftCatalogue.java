// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.decision.PublicSuffixes;

/**
 * A catalogue of all that was seen, as far as the wire tells. The rest are gaps, which begin with {@code ??} and say what
 * is wanted: the catalogue is refused until a person has filled each.
 */
public final class DraftCatalogue {
    private final Discoveries seen;
    private final PresetMatches ready;
    private final JsonArray services = new JsonArray();

    private DraftCatalogue(Discoveries seen) {
        this.seen = seen;
        this.ready = new PresetMatches(seen);
    }

    /**
     * The draft as JSON text.
     *
     * @param site the address of the site; empty where it is not known
     */
    public static String of(String site, Discoveries seen) {
        JsonObject draft = new JsonObject();
        draft.addProperty("site", site.isEmpty() ? "?? the address of the site, like https://example.org" : site);
        draft.addProperty("language", "en");
        JsonObject controller = new JsonObject();
        controller.addProperty("name", "?? who answers for the site");
        draft.add("controller", controller);
        draft.add("categories", categories());
        draft.add("services", new DraftCatalogue(seen).services());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(draft)
                + '\n';
    }

    private static JsonArray categories() {
        JsonArray categories = new JsonArray();
        categories.add(category("necessary", "exempt", "Necessary", "Make the site work."));
        categories.add(category("statistics", "required", "Statistics", "Count visits."));
        categories.add(category("first-party", "required", "Comfort", "?? what the site's own optional services do"));
        categories.add(category("third-party", "required", "Third parties", "?? what others do on the site"));
        return categories;
    }

    private static JsonObject category(String id, String consent, String name, String purpose) {
        JsonObject category = new JsonObject();
        category.addProperty("id", id);
        category.addProperty("consent", consent);
        category.addProperty("name", name);
        category.addProperty("purpose", purpose);
        return category;
    }

    private JsonArray services() {
        for (Service service : ready.used()) {
            JsonObject use = new JsonObject();
            use.addProperty("use", service.id());
            services.add(use);
        }
        JsonArray unknown = new JsonArray();
        for (Storage storage : Storage.values()) {
            seen.entries(storage).forEach((name, entry) -> {
                if (!ready.covers(storage, name)) {
                    unknown.add(entry(storage, name, entry));
                }
            });
        }
        if (!unknown.isEmpty()) {
            JsonObject unsorted = service(
                    "unsorted",
                    "?? who keeps these; move each to the service that keeps it",
                    "?? what a visitor would call this service");
            unsorted.add("cookies", unknown);
            services.add(unsorted);
        }
        hostsByDomain().forEach((domain, hosts) -> {
            JsonObject service = service(
                    domain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""),
                    "?? the company behind " + domain,
                    "?? what is loaded from " + domain);
            JsonArray origins = new JsonArray();
            hosts.forEach(origins::add);
            service.add("origins", origins);
            service.addProperty("purpose", "?? what is loaded from " + domain + " for");
            services.add(service);
        });
        return services;
    }

    private static JsonObject service(String id, String provider, String name) {
        JsonObject service = new JsonObject();
        service.addProperty("id", id);
        service.addProperty("provider", provider);
        service.addProperty("name", name);
        service.addProperty("category", "?? one of necessary, statistics, first-party and third-party");
        return service;
    }

    private JsonObject entry(Storage storage, String name, Discoveries.Entry seen) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", name);
        if (storage != Storage.COOKIE) {
            entry.addProperty("storage", storage.text());
        }
        Service like = ready.find(storage, name);
        String whose = seen.set() ? "which the site sets" : "which browsers hold, and the server never set";
        String known = like == null ? "" : "; the ready service " + like.id() + " keeps one of this name";
        entry.addProperty("purpose", "?? what " + name + " is for, " + whose + known);
        entry.addProperty("duration", duration(storage, name, seen));
        return entry;
    }

    private static String duration(Storage storage, String name, Discoveries.Entry seen) {
        if (storage == Storage.SESSION_STORAGE) {
            return "session";
        }
        if (seen.longest() != null) {
            return WholeDuration.of(seen.longest());
        }
        return seen.set() ? "session" : "?? how long " + name + " stays, like P6M";
    }

    private Map<String, List<String>> hostsByDomain() {
        Map<String, List<String>> domains = new TreeMap<>();
        for (String host : seen.hosts()) {
            if (!ready.covers(host)) {
                List<String> wider = PublicSuffixes.mozilla().cookieDomains(host);
                domains.computeIfAbsent(wider.isEmpty() ? host : wider.get(0), domain -> new ArrayList<>())
                        .add(host);
            }
        }
        return domains;
    }
}
