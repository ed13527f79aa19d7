// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Signals;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpFields;

/**
 * {@code GET /consent/banner.js}: the bundle, with this catalogue's policy in front, so that a page is guarded from the
 * first script on and needs no second request for it; nor for the banner, in the languages that the catalogue speaks, the
 * first ones that are not too long. Those are functions, which run only where the banner is shown.
 */
final class BannerScript implements Endpoint {
    /** In characters, a sixth of which comes over the wire: more would take longer than to ask for the one that is needed. */
    private static final int MOST_DRAWN = 24 * 1024;

    /**
     * Asks the browser to compile all functions at once: nearly all of them run while the page loads, and to skip each first
     * and come back to it takes a quarter more. Told in a comment, which has to be the first thing in the file
     * (https://v8.dev/blog/explicit-compile-hints).
     */
    private static final String COMPILED_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

    private static final String TYPE = "text/javascript;charset=utf-8";

    private static final String FOREVER = "public, max-age=31536000, immutable";

    /** Nothing of it is put into HTML, whose signs need no escapes then. */
    private static final Gson SCRIPT = new GsonBuilder().disableHtmlEscaping().create();

    /**
     * Puts a base into the page in its own place, with the attributes that its tag has for it: only the query tells it from
     * the other script, and policies admit scripts by path.
     */
    private static final String BASE = """
            (script => {
              const base = document.createElement('base');
              for (const {name, value} of script.attributes) {
                if (name.startsWith('data-base-')) {
                  base.setAttribute(name.slice(10), value);
                }
              }
              script.replaceWith(base);
            })(document.currentScript);
            """;

    /** Runs in the place of a third-party script, and lets the page script write the original there. */
    private static final String IN_PLACE =
            "document.currentScript?.dispatchEvent(new Event('consentscript', {bubbles: true}));\n";

    private final Representation script;
    private final Representation base = Representation.of(TYPE, BASE.getBytes(StandardCharsets.UTF_8));
    private final Representation inPlace = Representation.of(TYPE, IN_PLACE.getBytes(StandardCharsets.UTF_8));
    private final String path;

    /**
     * @param path where the endpoints lie, context path included
     * @param bannerExcludedPaths in which the script draws no interface
     * @param layers tells what is drawn in a language
     * @param watches whether the page tells the server what it holds, for a draft
     */
    BannerScript(
            CookiePolicy policy,
            Languages languages,
            String path,
            List<String> bannerExcludedPaths,
            Duration maxAge,
            Mode mode,
            UnaryOperator<String> layers,
            boolean watches) {
        this.path = path;
        String bundle = read("banner.js")
                + (policy.catalogue().signals().hasAny() ? ";\n" + read("signals.js") : "")
                + (watches ? ";\n" + read("discovery.js") : "");
        String text = COMPILED_AT_ONCE + "(()=>{const cookieCharterPolicy="
                + SCRIPT.toJson(withQuietPaths(json(policy, languages, path, maxAge, mode), bannerExcludedPaths))
                + ";\ncookieCharterPolicy.layers={"
                + drawn(languages, layers) + "};\n" + bundle + "\n})();\n";
        script = Representation.of(TYPE, text.getBytes(StandardCharsets.UTF_8));
    }

    /** By the language without its region; one in several regions is fetched, by the server's rules. */
    private static String drawn(Languages languages, UnaryOperator<String> layers) {
        List<String> mains =
                languages.spoken().stream().map(InterfaceTexts::primaryTag).toList();
        StringBuilder drawn = new StringBuilder();
        for (String language : languages.spoken()) {
            String main = InterfaceTexts.primaryTag(language);
            if (Collections.frequency(mains, main) == 1) {
                String json = layers.apply(language);
                if (drawn.length() + json.length() > MOST_DRAWN) {
                    break;
                }
                drawn.append(drawn.isEmpty() ? "" : ",")
                        .append(SCRIPT.toJson(main))
                        .append(":()=>(")
                        .append(json)
                        .append(')');
            }
        }
        return drawn.toString();
    }

    private static String read(String file) {
        return new String(BundledFile.read(file), StandardCharsets.UTF_8);
    }

    /** What changes with the script. */
    String version() {
        return script.hash();
    }

    /** The address that may be kept for ever. */
    String source() {
        return path + "/banner.js?v=" + version();
    }

    @Override
    public void handle(Exchange exchange) {
        if (exchange.request().parameter("base") != null) {
            base.answer(exchange, FOREVER, HttpFields.EMPTY);
            return;
        }
        if (exchange.request().parameter("script") != null) {
            inPlace.answer(exchange, FOREVER, HttpFields.EMPTY);
            return;
        }
        String asked = exchange.request().parameter("v");
        script.answer(exchange, version().equals(asked) ? FOREVER : "no-cache", HttpFields.EMPTY);
    }

    private static JsonObject json(CookiePolicy policy, Languages languages, String path, Duration maxAge, Mode mode) {
        Catalogue catalogue = policy.catalogue();
        JsonObject json = new JsonObject();
        json.addProperty("path", path);
        json.addProperty("cookieName", policy.consentCookieName());
        json.addProperty("maxAge", maxAge.toSeconds());
        json.addProperty("revision", catalogue.revision());
        json.addProperty("mode", mode == Mode.REPORT_ONLY ? "report-only" : "enforce");
        json.addProperty("undeclared", policy.allowUndeclared() ? "pass" : "block");
        json.add("labels", labels(languages));
        json.addProperty("style", catalogue.appearance().style().banner());
        json.add("asked", SCRIPT.toJsonTree(asked(catalogue)));
        json.add("categories", categories(catalogue));
        json.add("services", services(catalogue));
        for (Storage storage : Storage.values()) {
            JsonObject names = names(catalogue.declarations(storage));
            if (names.size() > 0) {
                json.add(storage.text(), names);
            }
        }
        JsonArray noRenew = new JsonArray();
        catalogue.declarations(Storage.COOKIE).stream()
                .map(CookieDeclaration::cookie)
                .filter(cookie -> !cookie.renew())
                .forEach(cookie -> noRenew.add(cookie.name()));
        json.add("noRenew", noRenew);
        if (catalogue.signals().hasAny()) {
            json.add("signals", signals(catalogue.signals()));
        }
        JsonObject origins = origins(catalogue);
        if (origins.size() > 0) {
            json.add("origins", origins);
        }
        return json;
    }

    private static JsonObject withQuietPaths(JsonObject json, List<String> paths) {
        if (!paths.isEmpty()) {
            json.add("quiet", SCRIPT.toJsonTree(paths));
        }
        return json;
    }

    /** Names before patterns and longer patterns before shorter ones: the script takes the first that fits. */
    private static JsonObject names(List<CookieDeclaration> declarations) {
        JsonObject names = new JsonObject();
        declarations.stream()
                .sorted(Comparator.comparing((CookieDeclaration entry) ->
                                isPattern(entry.cookie().name()))
                        .thenComparing(entry -> -entry.cookie().name().length()))
                .forEach(entry ->
                        names.addProperty(entry.cookie().name(), entry.service().id()));
        return names;
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    /**
     * What the button that reopens the preferences is called: it is drawn without asking the server for texts. In the
     * languages that only the interface speaks it is called "Cookies": the script carries no language that it can spare.
     */
    private static JsonObject labels(Languages languages) {
        JsonObject labels = new JsonObject();
        for (String tag : languages.known()) {
            String language = languages.offered(tag);
            if (language != null && languages.spoken().contains(language)) {
                labels.add(tag, languages.texts(language).banner().get("manage"));
            }
        }
        return labels;
    }

    /** The categories on which there is a choice: those with a service. */
    private static List<String> asked(Catalogue catalogue) {
        return ConsentCategories.categories(catalogue).stream()
                .filter(id -> catalogue.services().stream()
                        .anyMatch(service -> service.category().equals(id)))
                .toList();
    }

    private static JsonObject categories(Catalogue catalogue) {
        JsonObject categories = new JsonObject();
        for (Category category : catalogue.categories()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("consent", category.consent().text());
            entry.addProperty("fingerprint", catalogue.fingerprint(category.id()));
            entry.addProperty("provider", providers(catalogue, category));
            categories.add(category.id(), entry);
        }
        return categories;
    }

    /** Who receives something where all of it is granted. */
    private static String providers(Catalogue catalogue, Category category) {
        return catalogue.services().stream()
                .filter(service -> service.category().equals(category.id()))
                .map(Service::provider)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static JsonObject signals(Signals signals) {
        JsonObject json = new JsonObject();
        if (!signals.googleConsentMode().isEmpty()) {
            json.add("google", SCRIPT.toJsonTree(new TreeMap<>(signals.googleConsentMode())));
        }
        if (signals.matomo() != null) {
            json.addProperty("matomo", signals.matomo());
        }
        return json;
    }

    /** What the page has to block when scripts ask for it. */
    private static JsonObject origins(Catalogue catalogue) {
        Map<String, List<Service>> services = new LinkedHashMap<>();
        for (Service service : catalogue.services()) {
            for (String origin : service.origins()) {
                services.computeIfAbsent(origin, o -> new ArrayList<>()).add(service);
            }
        }
        JsonObject origins = new JsonObject();
        services.forEach((origin, owners) -> {
            if (owners.stream().allMatch(owner -> ThirdPartyOrigins.isHeld(catalogue, owner))) {
                origins.addProperty(origin, ThirdPartyOrigins.ids(owners));
            }
        });
        return origins;
    }

    private static JsonObject services(Catalogue catalogue) {
        JsonObject services = new JsonObject();
        for (Service service : catalogue.services()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("category", service.category());
            entry.addProperty("fingerprint", catalogue.fingerprint(service.id()));
            entry.addProperty("provider", service.provider());
            services.add(service.id(), entry);
        }
        return services;
    }
}
