// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests of the decisions for each kind of catalogue, choice and GPC signal: the allowed items, the prompt, and the
 * description of the choice. The server is tested with the same vectors.
 */
class ConsentDecisionsIT extends InChromium {
    private final JsonObject file = JsonParser.parseString(Resource.text("/vectors/consent-decisions.json"))
            .getAsJsonObject();

    /** A page for each kind of browser: a new profile for each vector would take longer than its decision. */
    private final Map<String, Page> pages = new HashMap<>();

    private JsonObject policy(String catalogue) {
        return file.getAsJsonObject("policies").getAsJsonObject(catalogue);
    }

    /** Serves the policy of a catalogue, and the interface with the script. */
    private void serve(String catalogue) {
        site.withoutPolicy("gpc");
        site.withoutPolicy("regions");
        policy(catalogue).entrySet().forEach(member -> site.policy(member.getKey(), member.getValue()));
        for (String storage : List.of("cookie", "localStorage", "sessionStorage", "indexedDB")) {
            site.policy(storage, Map.of());
        }
        site.carryLayers("fr");
    }

    private String cookie(JsonObject choice) {
        JsonObject policy = policy(choice.get("catalogue").getAsString());
        List<String> grants = new ArrayList<>();
        for (JsonElement granted : choice.getAsJsonArray("granted")) {
            String id = granted.getAsString();
            String kind = policy.getAsJsonObject("services").has(id) ? "services" : "categories";
            grants.add(id
                    + '~'
                    + policy.getAsJsonObject(kind)
                            .getAsJsonObject(id)
                            .get("fingerprint")
                            .getAsString());
        }
        long now = System.currentTimeMillis() / 1000;
        return "v=1&rev=" + policy.get("revision").getAsString() + "&at=" + (now - 10) + "&until="
                + (choice.has("expired") ? now - 1 : now + 1000)
                + (grants.isEmpty() ? "" : "&id=" + "A".repeat(22)) + "&ok=" + String.join(".", grants) + "&no="
                + (choice.has("expired") ? "" : refused(choice, policy)) + "&sig=" + "B".repeat(22);
    }

    private static String refused(JsonObject choice, JsonObject policy) {
        List<JsonElement> granted = choice.getAsJsonArray("granted").asList();
        StringBuilder refused = new StringBuilder();
        for (var entry : policy.getAsJsonObject("services").entrySet()) {
            JsonObject service = entry.getValue().getAsJsonObject();
            JsonElement category = service.get("category");
            if (policy.getAsJsonArray("asked").contains(category)
                    && !granted.contains(category)
                    && !granted.contains(new JsonPrimitive(entry.getKey()))) {
                refused.append(service.get("fingerprint").getAsString());
            }
        }
        return refused.toString();
    }

    @Test
    void decidesAsTheVectorsSay() {
        JsonArray vectors = file.getAsJsonArray("vectors");
        assertTrue(vectors.size() > 20);
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (JsonElement element : vectors) {
            JsonObject vector = element.getAsJsonObject();
            JsonObject outcome = new JsonObject();
            for (String member : List.of("name", "prompted", "allowed", "described")) {
                outcome.add(member, vector.get(member));
            }
            // The first layer lists the purposes of these categories.
            outcome.addProperty("asked", vector.getAsJsonArray("asked").size());
            expected.add(sorted(outcome));
            actual.add(sorted(outcome(vector)));
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    private static String sorted(JsonObject outcome) {
        return new TreeMap<>(outcome.asMap()).toString();
    }

    private JsonObject outcome(JsonObject vector) {
        String catalogue = vector.get("catalogue").getAsString();
        serve(catalogue);
        Page page = pages.computeIfAbsent(browser(vector), key -> page(vector));
        page.context().clearCookies();
        if (vector.get("choice") instanceof JsonObject choice) {
            page.context().addCookies(List.of(new Cookie("cookies_preferences", cookie(choice)).setUrl(site.at("/"))));
        }
        page.navigate(site.at("/"));
        List<String> ids =
                new ArrayList<>(policy(catalogue).getAsJsonObject("categories").keySet());
        ids.addAll(policy(catalogue).getAsJsonObject("services").keySet());
        JsonObject outcome = new JsonObject();
        outcome.add("name", vector.get("name"));
        Object evaluated = page.evaluate("""
                ids => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)).then(() => {
                  const {decided, granted, refused} = cookieCharter.choice;
                  return JSON.stringify({prompted: !!document.getElementById('cookie-charter'),
                    asked: document.querySelectorAll('#cookie-charter li').length,
                    allowed: ids.filter(cookieCharter.allows), described: {decided, granted, refused}});
                })""", ids);
        JsonParser.parseString((String) evaluated)
                .getAsJsonObject()
                .entrySet()
                .forEach(member -> outcome.add(member.getKey(), member.getValue()));
        return outcome;
    }

    /** Returns what the browser itself contributes to the decision of a vector. */
    private static String browser(JsonObject vector) {
        return vector.get("gpc") + " " + vector.get("rule");
    }

    private Page page(JsonObject vector) {
        Page page = visitor().newPage();
        if (vector.get("gpc").getAsBoolean()) {
            page.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
        }
        if (vector.has("rule")) {
            page.addInitScript("window.cookieCharterRegion = '%s'"
                    .formatted(vector.get("rule").getAsString()));
        }
        return page;
    }

    @AfterEach
    void closePages() {
        pages.values().forEach(page -> page.context().close());
    }

    @Test
    void acceptsEverythingThatTheFormAccepts() {
        for (var accepted : file.getAsJsonObject("acceptAll").entrySet()) {
            serve(accepted.getKey());
            site.requests.clear();
            try (BrowserContext visitor = visitor()) {
                Page page = visitor.newPage();
                page.navigate(site.at("/"));
                page.evaluate("cookieCharter.acceptAll()");
            }
            String start = "PUT /consent/choice {\"granted\":" + accepted.getValue() + ",\"method\":\"accept-all\"";
            assertTrue(site.requests.stream().anyMatch(request -> request.startsWith(start)), site.requests.toString());
        }
    }
}
