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
 * Fills the gaps of a draft from what others know. A name alone is not believed: what a knowledge base says of it is taken
 * where the pages load from the domain that it tells, or where the cookie lies on the site itself under a name that nobody
 * else would choose. Else the gap stays, and tells what is known. Nothing is taken for exempt.
 */
final class Completion {
    private final JsonObject draft;
    private final Knowledge knowledge;
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, JsonObject> found = new LinkedHashMap<>();

    private Completion(JsonObject draft, Knowledge knowledge) {
        this.draft = draft;
        this.knowledge = knowledge;
    }

    /** Changes this draft. */
    static void complete(JsonObject draft, Knowledge knowledge) {
        new Completion(draft, knowledge).complete();
    }

    private void complete() {
        List<Members> services = new Members(draft).objects("services");
        for (Members service : services) {
            service.list("origins").forEach(origin -> hosts.add(origin.getAsString()));
        }
        JsonArray kept = new JsonArray();
        for (Members service : services) {
            nameProvider(service);
            boolean had = sort(service);
            if (!had || !service.list("cookies").isEmpty() || service.object().has("origins")) {
                kept.add(service.object());
            }
        }
        found.values().forEach(kept::add);
        draft.add("services", kept);
    }

    /** Moves the cookies that are known to services of their own. Returns whether there were any. */
    private boolean sort(Members service) {
        List<JsonElement> cookies = service.list("cookies");
        JsonArray unknown = new JsonArray();
        for (JsonElement element : cookies) {
            JsonObject cookie = element.getAsJsonObject();
            Members members = new Members(cookie);
            String name = members.text("name");
            List<KnownCookie> candidates =
                    name == null || !isGap(members.text("purpose")) ? List.of() : knowledge.named(name);
            KnownCookie known = believed(candidates, name);
            if (known != null) {
                fill(cookie, known);
                serviceOf(known).getAsJsonArray("cookies").add(cookie);
            } else {
                tell(cookie, candidates);
                unknown.add(cookie);
            }
        }
        if (!cookies.isEmpty()) {
            service.object().add("cookies", unknown);
        }
        return !cookies.isEmpty();
    }

    private @Nullable KnownCookie believed(List<KnownCookie> candidates, @Nullable String name) {
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

    private static void tell(JsonObject cookie, List<KnownCookie> candidates) {
        if (!candidates.isEmpty()) {
            String platforms = candidates.stream()
                    .map(known ->
                            known.domain().isEmpty() ? known.platform() : known.platform() + " on " + known.domain())
                    .distinct()
                    .collect(Collectors.joining(", or of "));
            cookie.addProperty(
                    "purpose",
                    cookie.get("purpose").getAsString() + "; a cookie of this name is known of " + platforms);
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
        return found.computeIfAbsent(known.platform(), platform -> {
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
                            "?? necessary, if the site does not work as a visitor asked it to without this; else first-party"
                                    + " or third-party";
                    });
            if (known.privacy().startsWith("https://")) {
                service.addProperty("privacyPolicy", known.privacy());
            }
            service.add("cookies", new JsonArray());
            return service;
        });
    }

    /** Names who is behind a host, where all that is known there is one company's. */
    private void nameProvider(Members service) {
        if (isGap(service.text("provider")) && !service.list("origins").isEmpty()) {
            String host = service.list("origins").get(0).getAsString();
            List<String> controllers = new ArrayList<>();
            for (String domain = host; domain.indexOf('.') > 0 && controllers.isEmpty(); ) {
                knowledge.on(domain).stream()
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
