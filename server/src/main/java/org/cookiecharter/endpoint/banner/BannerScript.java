// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.endpoint.ConsentCategories;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.Representation;
import org.cookiecharter.thirdparty.ThirdPartyOrigins;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /consent/banner.js}: the JavaScript bundle with the site's policy in front of it. Pages are thus protected
 * from their first script on, without a second request for the policy. The texts of the banner in the catalogue's
 * languages are included too, up to a limit, as functions that run only if the banner is shown.
 */
public final class BannerScript implements Endpoint {
    /** In characters, about six per byte transferred: beyond it, a request for the one language needed is faster. */
    private static final int MAX_LAYERS_LENGTH = 24 * 1024;

    /**
     * Makes the browser compile all functions eagerly: nearly all of them run while the page loads, and lazy
     * compilation takes a quarter more time. The hint must be a comment at the very start of the file
     * (https://v8.dev/blog/explicit-compile-hints).
     */
    private static final String COMPILE_HINT = "//# allFunctionsCalledOnLoad\n";

    private static final String TYPE = "text/javascript;charset=utf-8";

    /** The category of what this software stores in the page; the name is none that a catalogue can declare. */
    private static final String OWN_CATEGORY = "cookie_charter";

    /** For how long a browser may use the rule for a region in which the visitor was. */
    private static final int REGION_SECONDS = 600;

    private static final String FOREVER = "public, max-age=31536000, immutable";

    /** Without HTML escapes, since none of its output is part of HTML. */
    private static final Gson SCRIPT = new GsonBuilder().disableHtmlEscaping().create();

    /**
     * Replaces its own element by a {@code <base>} with the attributes that the element lists for it. Only the query
     * distinguishes its URL from the banner's script, because policies admit scripts by path.
     */
    private static final String BASE_SCRIPT = """
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

    /** Runs in place of a third-party script, so that the page script can write the original there. */
    private static final String IN_PLACE_SCRIPT =
            "document.currentScript?.dispatchEvent(new Event('consentscript', {bubbles: true}));\n";

    private final Representation script;
    private final Representation baseScript = Representation.of(TYPE, BASE_SCRIPT.getBytes(StandardCharsets.UTF_8));
    private final Representation inPlaceScript =
            Representation.of(TYPE, IN_PLACE_SCRIPT.getBytes(StandardCharsets.UTF_8));
    private final String path;
    private final boolean hasRegions;
    private final List<String> regionHeaders;

    /**
     * Creates the script of a site.
     *
     * @param path the path of the endpoints, with the context path
     * @param bannerExcludedPaths the paths of pages on which the script draws no interface
     * @param layers returns the texts of the banner in a language, as JSON
     * @param reportsDiscoveries whether the page reports its storage entries to the server, for a draft
     * @param regionHeaders the request headers by which the region of a visitor is known
     */
    public BannerScript(
            CookiePolicy policy,
            Languages languages,
            String path,
            List<String> bannerExcludedPaths,
            Mode mode,
            UnaryOperator<String> layers,
            boolean reportsDiscoveries,
            List<String> regionHeaders) {
        this.path = path;
        this.regionHeaders = regionHeaders;
        hasRegions = !policy.catalogue().regionRules().isEmpty();
        String bundle = (policy.hasAccounts() ? PlainScript.read("account.js") + ";\n" : "")
                + (hasRegions ? PlainScript.read("regions.js") + ";\n" : "")
                + (hasGpc(policy.catalogue()) ? PlainScript.read("gpc.js") + ";\n" : "")
                + new String(BundledFile.read("banner.js"), StandardCharsets.UTF_8)
                + signalScripts(policy.catalogue())
                + (reportsDiscoveries ? ";\n" + PlainScript.read("discovery.js") : "");
        String text = COMPILE_HINT + "(()=>{const cookieCharterPolicy="
                + SCRIPT.toJson(withExcludedPaths(json(policy, languages, path, mode), bannerExcludedPaths))
                + ";\ncookieCharterPolicy.layers={"
                + layersByLanguage(languages, layers) + "};\n" + bundle + "\n})();\n";
        script = Representation.of(TYPE, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keyed by main language. A language with several regions is left to the server's language negotiation. */
    private static String layersByLanguage(Languages languages, UnaryOperator<String> layers) {
        List<String> mainLanguages =
                languages.supported().stream().map(InterfaceTexts::primaryTag).toList();
        StringBuilder layersByLanguage = new StringBuilder();
        for (String language : languages.supported()) {
            String main = InterfaceTexts.primaryTag(language);
            if (Collections.frequency(mainLanguages, main) == 1) {
                String json = layers.apply(language);
                if (layersByLanguage.length() + json.length() > MAX_LAYERS_LENGTH) {
                    break;
                }
                layersByLanguage
                        .append(layersByLanguage.isEmpty() ? "" : ",")
                        .append(SCRIPT.toJson(main))
                        .append(":()=>(")
                        .append(json)
                        .append(')');
            }
        }
        return layersByLanguage.toString();
    }

    /** Returns the script. */
    public String text() {
        return script.text();
    }

    /** Returns a hash that changes with the script. */
    public String version() {
        return script.hash();
    }

    /** Returns the URL that can be cached forever. */
    public String source() {
        return path + "/banner.js?v=" + version();
    }

    /**
     * Returns the URL of the script that precedes this one in pages and contains the rule for the visitor's region; null
     * if the catalogue makes no difference between regions. Its path is that of this script, which policies admit.
     */
    public @Nullable String regionSource() {
        return hasRegions ? path + "/banner.js?region=1" : null;
    }

    /** Responds with the rule for one visitor, which browsers store for some minutes, and shared caches never. */
    private void respondWithRegion(Exchange exchange) {
        RegionRule rule = exchange.consent().rule();
        String text = "window.cookieCharterRegion=" + SCRIPT.toJson(rule == null ? "" : rule.id()) + ";\n";
        HttpFields.Mutable headers = HttpFields.build();
        if (!regionHeaders.isEmpty()) {
            headers.put(HttpHeader.VARY, String.join(", ", regionHeaders));
        }
        Representation.of(TYPE, text.getBytes(StandardCharsets.UTF_8))
                .respond(exchange, "private, max-age=" + REGION_SECONDS, headers.asImmutable());
    }

    @Override
    public void handle(Exchange exchange) {
        if (hasRegions && exchange.request().parameter("region") != null) {
            respondWithRegion(exchange);
            return;
        }
        if (exchange.request().parameter("base") != null) {
            baseScript.respond(exchange, FOREVER, HttpFields.EMPTY);
            return;
        }
        if (exchange.request().parameter("script") != null) {
            inPlaceScript.respond(exchange, FOREVER, HttpFields.EMPTY);
            return;
        }
        String requestedVersion = exchange.request().parameter("v");
        script.respond(exchange, version().equals(requestedVersion) ? FOREVER : "no-cache", HttpFields.EMPTY);
    }

    private static JsonObject json(CookiePolicy policy, Languages languages, String path, Mode mode) {
        Catalogue catalogue = policy.catalogue();
        JsonObject json = new JsonObject();
        json.addProperty("path", path);
        json.addProperty("cookieName", policy.consentCookieName());
        json.addProperty("revision", catalogue.revision());
        json.addProperty("mode", mode.text());
        json.addProperty("undeclared", policy.allowUndeclared() ? "pass" : "block");
        json.add("labels", labels(languages));
        json.addProperty("style", catalogue.style().banner());
        json.add("asked", SCRIPT.toJsonTree(ConsentCategories.categories(catalogue)));
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
        if (hasGpc(catalogue)) {
            json.add("gpc", gpc(catalogue));
        }
        if (!catalogue.regionRules().isEmpty()) {
            json.add("regions", regions(catalogue));
        }
        if (!catalogue.signals().isEmpty()) {
            json.add("signals", SCRIPT.toJsonTree(catalogue.signals()));
        }
        JsonObject origins = origins(catalogue);
        if (origins.size() > 0) {
            json.add("origins", origins);
        }
        if (policy.hasAccounts()) {
            addAccount(json, policy.accountCookieName(), languages);
        }
        return json;
    }

    /** Adds what {@code account.js} needs: the texts of its notice, and the entry by which it remembers it. */
    private static void addAccount(JsonObject json, String cookieName, Languages languages) {
        json.addProperty("accountName", cookieName);
        JsonObject notices = new JsonObject();
        for (String language : languages.supported()) {
            JsonObject banner = languages.texts(language).banner();
            JsonObject texts = new JsonObject();
            for (String key : List.of("accountApplied", "manage", "close")) {
                texts.add(key, banner.get(key));
            }
            notices.add(language, texts);
        }
        json.add("accountNotices", notices);
        addName(json, Storage.LOCAL_STORAGE, cookieName, OWN_CATEGORY);
        // Of no category: scripts may not write it.
        addName(json, Storage.COOKIE, cookieName, cookieName);
        JsonObject exempt = new JsonObject();
        exempt.addProperty("consent", ConsentRequirement.EXEMPT.text());
        json.getAsJsonObject("categories").add(OWN_CATEGORY, exempt);
    }

    /** Adds a name before those of the catalogue, so that it has precedence. */
    private static void addName(JsonObject json, Storage storage, String name, String owner) {
        JsonObject names = new JsonObject();
        names.addProperty(name, owner);
        if (json.get(storage.text()) instanceof JsonObject declared) {
            declared.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(name))
                    .forEach(entry -> names.add(entry.getKey(), entry.getValue()));
        }
        json.add(storage.text(), names);
    }

    private static JsonObject withExcludedPaths(JsonObject json, List<String> paths) {
        if (!paths.isEmpty()) {
            json.add("quiet", SCRIPT.toJsonTree(paths));
        }
        return json;
    }

    /** Lists names before patterns, and longer patterns before shorter ones: the script uses the first match. */
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
     * Returns the labels of the button that reopens the preferences, which the script draws without a request for
     * texts. In languages of the interface only the label is "Cookies", to keep the script small.
     */
    private static JsonObject labels(Languages languages) {
        JsonObject labels = new JsonObject();
        for (String tag : languages.tags()) {
            String language = languages.available(tag);
            if (language != null && languages.supported().contains(language)) {
                labels.add(tag, languages.texts(language).banner().get("manage"));
            }
        }
        return labels;
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

    /** Returns the providers that receive data if the whole category is granted. */
    private static String providers(Catalogue catalogue, Category category) {
        return catalogue.services(category).stream()
                .map(Service::provider)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Returns the scripts that send signals, one for each receiver, so that a site loads those of its catalogue only. */
    private static String signalScripts(Catalogue catalogue) {
        return catalogue.signals().keySet().stream()
                .map(receiver -> ";\n" + PlainScript.read("signals/" + receiver + ".js"))
                .collect(Collectors.joining());
    }

    /** Returns whether the signal is an objection to any category, even to one without services. */
    private static boolean hasGpc(Catalogue catalogue) {
        return catalogue.categories().stream().anyMatch(Category::gpc);
    }

    /** Returns, for each rule, the categories that need less than by the strictest rule, which the policy contains. */
    private static JsonObject regions(Catalogue catalogue) {
        JsonObject regions = new JsonObject();
        for (RegionRule rule : catalogue.regionRules()) {
            JsonObject consent = new JsonObject();
            for (Category category : catalogue.categories()) {
                if (rule.consent(category) != category.consent()) {
                    consent.addProperty(category.id(), rule.consent(category).text());
                }
            }
            regions.add(rule.id(), consent);
        }
        return regions;
    }

    /** Returns the categories to which the browser's signal is an objection. */
    private static JsonElement gpc(Catalogue catalogue) {
        return SCRIPT.toJsonTree(catalogue.categories().stream()
                .filter(Category::gpc)
                .map(Category::id)
                .toList());
    }

    /** Returns the origins that the page must block if scripts request them. */
    private static JsonObject origins(Catalogue catalogue) {
        Map<String, List<Service>> services = new LinkedHashMap<>();
        for (Service service : catalogue.services()) {
            for (String origin : service.origins()) {
                services.computeIfAbsent(origin, o -> new ArrayList<>()).add(service);
            }
        }
        JsonObject origins = new JsonObject();
        services.forEach((origin, owners) -> {
            if (owners.stream().allMatch(ThirdPartyOrigins::needsChoice)) {
                origins.addProperty(origin, ThirdPartyOrigins.ids(owners));
            }
        });
        return origins;
    }

    private static JsonObject services(Catalogue catalogue) {
        JsonObject services = new JsonObject();
        for (Service service : catalogue.services()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("category", service.category().id());
            entry.addProperty("fingerprint", catalogue.fingerprint(service.id()));
            entry.addProperty("provider", service.provider());
            services.add(service.id(), entry);
        }
        return services;
    }
}
