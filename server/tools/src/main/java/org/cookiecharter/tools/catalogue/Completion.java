// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cookiecharter.discovery.DistinctiveName;
import org.jspecify.annotations.Nullable;

/**
 * A completion of a draft: it fills gaps from a database of known cookies. A cookie name alone is not enough: an entry
 * of the database is used if the site's pages load from the domain that it names, or if the cookie belongs to the site
 * itself and has a distinctive name. Otherwise the gap remains, with a hint at the candidates. No cookie is classified
 * as exempt.
 */
final class Completion {
    private final JsonObject draft;
    private final Knowledge knowledge;
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, JsonObject> knownServices = new LinkedHashMap<>();

    private Completion(JsonObject draft, Knowledge knowledge) {
        this.draft = draft;
        this.knowledge = knowledge;
    }

    /** Fills the gaps of this draft in place. */
    static void complete(JsonObject draft, Knowledge knowledge) {
        new Completion(draft, knowledge).complete();
    }

    private void complete() {
        List<Members> services = new Members(draft).objects("services");
        for (Members service : services) {
            service.list("origins").forEach(origin -> hosts.add(origin.getAsString()));
        }
        JsonArray remaining = new JsonArray();
        for (Members service : services) {
            nameProvider(service);
            boolean hadCookies = moveKnownCookies(service);
            if (!hadCookies
                    || !service.list("cookies").isEmpty()
                    || service.object().has("origins")) {
                remaining.add(service.object());
            }
        }
        knownServices.values().forEach(remaining::add);
        draft.add("services", remaining);
    }

    /**
     * Moves the known cookies of a service to services of their own.
     *
     * @return whether the service had any cookies
     */
    private boolean moveKnownCookies(Members service) {
        List<JsonElement> cookies = service.list("cookies");
        JsonArray unknown = new JsonArray();
        for (JsonElement element : cookies) {
            JsonObject cookie = element.getAsJsonObject();
            Members members = new Members(cookie);
            String name = members.text("name");
            List<KnownCookie> candidates =
                    name == null || !isGap(members.text("purpose")) ? List.of() : knowledge.findByName(name);
            KnownCookie known = findMatch(candidates, name);
            if (known != null) {
                fill(cookie, known);
                serviceOf(known).getAsJsonArray("cookies").add(cookie);
            } else {
                addHint(cookie, candidates);
                unknown.add(cookie);
            }
        }
        if (!cookies.isEmpty()) {
            service.object().add("cookies", unknown);
        }
        return !cookies.isEmpty();
    }

    private @Nullable KnownCookie findMatch(List<KnownCookie> candidates, @Nullable String name) {
        if (name == null
                || candidates.stream().map(KnownCookie::platform).distinct().count() != 1) {
            return null;
        }
        return candidates.stream()
                .filter(known ->
                        known.domain().isEmpty() ? DistinctiveName.isDistinctive(name) : loadsFrom(known.domain()))
                .findFirst()
                .orElse(null);
    }

    private boolean loadsFrom(String domain) {
        return hosts.stream().anyMatch(host -> host.equals(domain) || host.endsWith('.' + domain));
    }

    private static void addHint(JsonObject cookie, List<KnownCookie> candidates) {
        if (!candidates.isEmpty()) {
            String platforms = candidates.stream()
                    .map(known ->
                            known.domain().isEmpty() ? known.platform() : known.platform() + " on " + known.domain())
                    .distinct()
                    .collect(Collectors.joining(", or from "));
            cookie.addProperty(
                    "purpose",
                    cookie.get("purpose").getAsString() + "; cookies of this name are known from " + platforms);
        }
    }

    private void fill(JsonObject cookie, KnownCookie known) {
        boolean english = "en".equals(new Members(draft).text("language"));
        if (!known.description().isEmpty()) {
            cookie.addProperty(
                    "purpose", english ? known.description() : "?? in your language: " + known.description());
        }
        String duration = known.duration();
        if (duration != null && isGap(new Members(cookie).text("duration"))) {
            cookie.addProperty("duration", duration);
        }
    }

    private JsonObject serviceOf(KnownCookie known) {
        return knownServices.computeIfAbsent(known.platform(), platform -> {
            JsonObject service = new JsonObject();
            service.addProperty("id", Draft.id(platform));
            service.addProperty("provider", known.controller().isEmpty() ? platform : known.controller());
            service.addProperty("name", platform);
            service.addProperty(
                    "category",
                    switch (known.kind()) {
                        case "Analytics" -> "statistics";
                        case "Marketing" -> "third-party";
                        default ->
                            "?? necessary, if a function that the visitor requested does not work without it; otherwise first-party"
                                    + " or third-party";
                    });
            if (known.privacy().startsWith("https://")) {
                service.addProperty("privacyPolicy", known.privacy());
            }
            service.add("cookies", new JsonArray());
            return service;
        });
    }

    /** Fills in the provider of a host if all its known cookies have the same controller. */
    private void nameProvider(Members service) {
        if (isGap(service.text("provider")) && !service.list("origins").isEmpty()) {
            String host = service.list("origins").get(0).getAsString();
            List<String> controllers = new ArrayList<>();
            for (String domain = host; domain.indexOf('.') > 0 && controllers.isEmpty(); ) {
                knowledge.findByDomain(domain).stream()
                        .map(KnownCookie::controller)
                        .filter(controller -> !controller.isEmpty())
                        .distinct()
                        .forEach(controllers::add);
                domain = domain.substring(domain.indexOf('.') + 1);
            }
            if (controllers.size() == 1) {
                service.object().addProperty("provider", controllers.get(0));
            }
        }
    }

    private static boolean isGap(@Nullable String text) {
        return text != null && text.startsWith("??");
    }
}
