// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.banner.Style;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.endpoint.CatalogueEndpoint;
import org.cookiecharter.endpoint.CommonFiles;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.Representation;
import org.cookiecharter.endpoint.banner.BannerScript;
import org.cookiecharter.endpoint.banner.LayersEndpoint;
import org.cookiecharter.endpoint.banner.NoScriptBanner;
import org.cookiecharter.endpoint.banner.NoScriptStylesheet;
import org.cookiecharter.endpoint.charter.CharterPage;
import org.cookiecharter.endpoint.choice.ChoiceEndpoint;
import org.cookiecharter.endpoint.choice.ChoiceProof;
import org.cookiecharter.endpoint.choice.ChoiceRecorder;
import org.cookiecharter.endpoint.choice.ConsentCookieHeader;
import org.cookiecharter.endpoint.choice.NoticeSnapshots;
import org.cookiecharter.endpoint.choice.ProofEndpoint;
import org.cookiecharter.endpoint.choice.ReachEndpoint;
import org.cookiecharter.endpoint.discovery.DiscoveryEndpoint;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.RecordPolicy;
import org.cookiecharter.thirdparty.ThirdPartyOrigins;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The endpoints of a site, by path. */
final class Endpoints {
    static final String GPC_PATH = "/.well-known/gpc.json";

    private final CookiePolicy policy;
    private final SharedState shared;
    private final ChoiceCookie choiceCookie;
    private final Clock clock;
    private final RecordPolicy recordPolicy;
    private final Languages languages;
    private final List<String> regionHeaders;
    private @Nullable BannerScript script;

    Endpoints(
            CookiePolicy policy,
            SharedState shared,
            ChoiceCookie choiceCookie,
            Clock clock,
            RecordPolicy recordPolicy,
            List<String> regionHeaders) {
        this.regionHeaders = regionHeaders;
        this.policy = policy;
        this.shared = shared;
        this.choiceCookie = choiceCookie;
        this.clock = clock;
        this.recordPolicy = recordPolicy;
        this.languages = new Languages(policy.catalogue());
    }

    /**
     * Creates the endpoints, by path with the context path.
     *
     * @param discoveries collects undeclared items for a draft; null if there is none
     */
    Map<String, Endpoint> create(
            String path,
            ConsentCookieHeader cookieHeader,
            Mode mode,
            ThirdPartyOrigins origins,
            @Nullable Discoveries discoveries) {
        Catalogue catalogue = policy.catalogue();
        LayersEndpoint layers = new LayersEndpoint(catalogue, languages, path, policy.hasAccounts());
        BannerScript banner = new BannerScript(
                policy,
                languages,
                path,
                shared.bannerExcludedPaths(),
                mode,
                layers::json,
                discoveries != null,
                regionHeaders);
        script = banner;
        CharterPage charter = new CharterPage(catalogue, languages, path, regionHeaders);
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        endpoints.put(path, exchange -> redirect(exchange, path + '/'));
        endpoints.put(path + '/', charter);
        endpoints.put(path + "/banner.js", banner);
        Style style = catalogue.style();
        CommonFiles files = shared.files();
        endpoints.put(path + "/banner.css", staticFile(files.banner(style)));
        endpoints.put(path + "/charter.css", staticFile(files.charter(style)));
        endpoints.put(path + "/noscript.css", new NoScriptStylesheet(files.noScript(style)));
        endpoints.put(path + "/layers.json", layers);
        endpoints.put(path + "/catalogue.json", new CatalogueEndpoint(catalogue, languages));
        endpoints.put(path + "/catalogue.schema.json", staticFile(files.schema()));
        ProofStore proofs = shared.upkeep().proofs();
        ChoiceProof proof = new ChoiceProof(
                shared.upkeep().choices(),
                proofs.salt(),
                shared.upkeep().lateRecords(),
                shared.metrics(),
                new NoticeSnapshots(catalogue, languages, policy.hasAccounts()),
                banner.version(),
                recordPolicy,
                shared.rateLimiter(),
                cookieHeader.validity());
        ChoiceRecorder recorder = new ChoiceRecorder(
                catalogue,
                proof,
                choiceCookie,
                cookieHeader,
                clock,
                shared.metrics(),
                shared.upkeep().usageStats());
        endpoints.put(path + "/choice", new ChoiceEndpoint(recorder, languages, charter, path));
        if (policy.hasAccounts()) {
            endpoints.put(path + "/reach", new ReachEndpoint(languages, charter, path));
        }
        endpoints.put(path + "/proof", new ProofEndpoint(proofs, catalogue, languages, charter, path));
        endpoints.put(
                path + "/discovery",
                new DiscoveryEndpoint(policy, mode == Mode.ENFORCE, origins, shared.reports(), discoveries));
        endpoints.put(GPC_PATH, staticFile(Representation.of("application/json", gpc())));
        return Map.copyOf(endpoints);
    }

    /** Returns the banner for pages without scripts, or null if there is nothing to choose. */
    @Nullable
    NoScriptBanner noScriptBanner(String path) {
        Catalogue catalogue = policy.catalogue();
        return catalogue.choosableCategories().isEmpty()
                ? null
                : new NoScriptBanner(catalogue, languages, path, shared.bannerExcludedPaths(), policy.hasAccounts());
    }

    /** Returns the script, which is the same for all visitors. */
    BannerScript script() {
        return Objects.requireNonNull(script, "create() must be called first");
    }

    private static Endpoint staticFile(Representation file) {
        return exchange -> file.respond(exchange, "no-cache", HttpFields.EMPTY);
    }

    /** Preserves the query, which may contain a language. */
    private static void redirect(Exchange exchange, String path) {
        String query = exchange.request().uri().getQuery();
        String address = query == null ? path : path + '?' + query;
        exchange.respond(EndpointResponse.of(
                HttpStatus.PERMANENT_REDIRECT_308,
                HttpFields.build().put(HttpHeader.LOCATION, address).asImmutable()));
    }

    /**
     * Returns the statement that this site honours the signal (W3C, Global Privacy Control, "GPC support resource").
     */
    private byte[] gpc() {
        JsonObject json = new JsonObject();
        json.addProperty("gpc", true);
        json.addProperty(
                "lastUpdate",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
