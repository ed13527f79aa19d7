// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a catalogue that is written by people and programs together. A gap is a text that begins with {@code ??}
 * and states what is missing: the server rejects the catalogue until a person has filled in all gaps.
 */
public final class DraftCatalogue {
    private static final String UNSORTED = "unsorted";
    private static final String SERVICES = "services";
    private static final String COOKIES = "cookies";
    private static final String ORIGINS = "origins";
    private static final int MAX_ID_LENGTH = 40;

    private final JsonObject root;

    private DraftCatalogue(JsonObject root) {
        this.root = root;
        if (!root.has(SERVICES)) {
            root.add(SERVICES, new JsonArray());
        }
    }

    /**
     * Creates a draft without services.
     *
     * @param site the address of the site; empty if it is not known
     */
    static DraftCatalogue empty(String site) {
        JsonObject root = new JsonObject();
        root.addProperty("site", site.isEmpty() ? "?? the address of the site, like https://example.org" : site);
        root.addProperty("language", "en");
        JsonObject controller = new JsonObject();
        controller.addProperty("name", "?? the person or body that is responsible for the site");
        root.add("controller", controller);
        JsonArray categories = new JsonArray();
        categories.add(category("necessary", "exempt", "Necessary", "Make the site work."));
        categories.add(category("statistics", "opt-in", "Statistics", "Count visits."));
        categories.add(category("first-party", "opt-in", "Comfort", "?? what the site's own optional services do"));
        categories.add(category("third-party", "opt-in", "Third parties", "?? what others do on the site"));
        root.add("categories", categories);
        return new DraftCatalogue(root);
    }

    /**
     * Parses a draft.
     *
     * @param source the name of the text in messages
     * @throws CatalogueException if the text is not a JSON object
     * @throws IllegalArgumentException if its services are not a list of objects
     */
    public static DraftCatalogue parse(String json, String source) {
        JsonObject root = CatalogueSyntax.object(json, source);
        JsonElement services = root.get(SERVICES);
        if (services != null && !isListOfObjects(services)) {
            throw new IllegalArgumentException(source + ": $.services must be a list of objects");
        }
        return new DraftCatalogue(root);
    }

    private static boolean isListOfObjects(JsonElement element) {
        return element instanceof JsonArray list
                && StreamSupport.stream(list.spliterator(), false).allMatch(JsonObject.class::isInstance);
    }

    private static JsonObject category(String id, String consent, String name, String purpose) {
        JsonObject category = new JsonObject();
        category.addProperty("id", id);
        category.addProperty("consent", consent);
        category.addProperty("name", name);
        category.addProperty("purpose", purpose);
        return category;
    }

    public JsonObject root() {
        return root;
    }

    public List<JsonObject> services() {
        return objects(root, SERVICES);
    }

    /** Returns the entries of all services, in any storage. */
    public List<JsonObject> cookies() {
        List<JsonObject> all = new ArrayList<>();
        services().forEach(service -> all.addAll(objects(service, COOKIES)));
        return all;
    }

    /** Returns the storage of an entry, or null if it is invalid. */
    public static @Nullable Storage storage(JsonObject cookie) {
        return cookie.has("storage") ? Storage.of(text(cookie, "storage")) : Storage.COOKIE;
    }

    /** Returns the hosts of a service, including ports. */
    public static List<String> origins(JsonObject service) {
        List<String> origins = new ArrayList<>();
        if (service.get(ORIGINS) instanceof JsonArray list) {
            for (JsonElement origin : list) {
                if (origin instanceof JsonPrimitive value && value.isString()) {
                    origins.add(value.getAsString());
                }
            }
        }
        return origins;
    }

    /** Returns whether a service declares this host, on any port. */
    boolean coversHost(String host) {
        return services().stream()
                .flatMap(service -> origins(service).stream())
                .anyMatch(origin -> CatalogueSyntax.coversHost(origin.replaceFirst(":\\d+$", ""), host));
    }

    /** Returns whether a preset is used, under its own id or another one. */
    public boolean uses(String preset) {
        return services().stream()
                .anyMatch(service -> text(service, "use").equals(preset)
                        || text(service, "id").equals(preset));
    }

    public void add(JsonObject service) {
        root.getAsJsonArray(SERVICES).add(service);
    }

    void addUnsorted(JsonObject cookie) {
        JsonObject unsorted = services().stream()
                .filter(service -> text(service, "id").equals(UNSORTED))
                .findFirst()
                .orElse(null);
        if (unsorted == null) {
            unsorted = service(
                    UNSORTED,
                    "?? the provider of these; move each to the service that sets it",
                    "?? the name of this service for visitors");
            add(unsorted);
        }
        if (!(unsorted.get(COOKIES) instanceof JsonArray)) {
            unsorted.add(COOKIES, new JsonArray());
        }
        unsorted.getAsJsonArray(COOKIES).add(cookie);
    }

    /**
     * Removes entries of the unsorted service, and the service itself if it has no more entries and nobody has
     * described it. Returns whether any were removed.
     */
    boolean removeUnsorted(Set<JsonObject> cookies) {
        boolean removed = false;
        for (JsonObject service : services()) {
            if (text(service, "id").equals(UNSORTED) && service.get(COOKIES) instanceof JsonArray list) {
                for (JsonObject cookie : cookies) {
                    removed |= list.remove(cookie);
                }
                if (removed && list.isEmpty() && isGap(service, "provider") && isGap(service, "name")) {
                    root.getAsJsonArray(SERVICES).remove(service);
                }
            }
        }
        return removed;
    }

    /** Adds a host to the service of its domain, or to a new service. */
    void addHost(String domain, String host) {
        JsonObject existing = services().stream()
                .filter(service -> origins(service).stream()
                        .anyMatch(origin -> origin.equals(domain) || origin.endsWith('.' + domain)))
                .findFirst()
                .orElse(null);
        if (existing == null) {
            existing = service(unusedId(domain), "?? the company behind " + domain, "?? what is loaded from " + domain);
            existing.add(ORIGINS, new JsonArray());
            existing.addProperty("purpose", "?? what is loaded from " + domain + " for");
            add(existing);
        }
        existing.getAsJsonArray(ORIGINS).add(host);
    }

    private String unusedId(String domain) {
        Set<String> used = new HashSet<>();
        services().forEach(service -> used.add(text(service, "id")));
        objects(root, "categories").forEach(category -> used.add(text(category, "id")));
        String base =
                domain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String id = truncate(base, MAX_ID_LENGTH);
        for (int i = 2; used.contains(id); i++) {
            String number = "-" + i;
            id = truncate(base, MAX_ID_LENGTH - number.length()) + number;
        }
        return id;
    }

    private static String truncate(String id, int length) {
        return id.length() <= length ? id : id.substring(0, length);
    }

    private static JsonObject service(String id, String provider, String name) {
        JsonObject service = new JsonObject();
        service.addProperty("id", id);
        service.addProperty("provider", provider);
        service.addProperty("name", name);
        service.addProperty("category", "?? one of necessary, statistics, first-party and third-party");
        return service;
    }

    /** Returns whether a person has yet to fill in this member. */
    public static boolean isGap(JsonObject object, String key) {
        return text(object, key).startsWith(CatalogueSyntax.GAP);
    }

    /** Returns the text of this member; empty if there is none. */
    public static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : "";
    }

    private static List<JsonObject> objects(JsonObject parent, String key) {
        List<JsonObject> objects = new ArrayList<>();
        if (parent.get(key) instanceof JsonArray list) {
            for (JsonElement element : list) {
                if (element instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    /** Returns the draft as indented JSON. */
    public String json() {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .serializeNulls()
                        .create()
                        .toJson(root)
                + '\n';
    }
}
