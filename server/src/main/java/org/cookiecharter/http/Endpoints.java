// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.banner.Style;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Every address that the handler answers itself, and what answers it. */
final class Endpoints {
    private final CookiePolicy policy;
    private final SharedBySites shared;
    private final ChoiceCookie choiceCookie;
    private final Clock clock;
    private final RecordPolicy keeping;
    private final Languages languages;
    private @Nullable BannerScript script;

    Endpoints(CookiePolicy policy, SharedBySites shared, ChoiceCookie choiceCookie, Clock clock, RecordPolicy keeping) {
        this.policy = policy;
        this.shared = shared;
        this.choiceCookie = choiceCookie;
        this.clock = clock;
        this.keeping = keeping;
        this.languages = new Languages(policy.catalogue());
    }

    /** Path, that of a context included, to endpoint. */
    Map<String, Endpoint> at(String path, ChoiceField field, Mode mode, ThirdPartyOrigins origins) {
        Catalogue catalogue = policy.catalogue();
        LayersEndpoint layers = new LayersEndpoint(catalogue, languages, path);
        BannerScript banner = new BannerScript(
                policy,
                languages,
                path,
                shared.bannerExcludedPaths(),
                field.duration(),
                mode,
                layers::json,
                shared.discoveries() != null);
        script = banner;
        CharterPage charter = new CharterPage(catalogue, languages, path);
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        endpoints.put(path, exchange -> redirect(exchange, path + '/'));
        endpoints.put(path + '/', charter);
        endpoints.put(path + "/banner.js", banner);
        Style style = catalogue.appearance().style();
        CommonFiles files = shared.files();
        endpoints.put(path + "/banner.css", file(files.banner(style)));
        endpoints.put(path + "/charter.css", file(files.charter(style)));
        endpoints.put(path + "/noscript.css", new NoScriptStylesheet(catalogue, files.noScript(style)));
        endpoints.put(path + "/layers.json", layers);
        endpoints.put(path + "/catalogue.json", new CatalogueEndpoint(catalogue, languages));
        endpoints.put(path + "/catalogue.schema.json", file(files.schema()));
        ProofStore proofs = shared.upkeep().proofs();
        ChoiceProof proof = new ChoiceProof(
                proofs,
                shared.upkeep().late(),
                new NoticeSnapshots(catalogue, languages),
                banner.version(),
                keeping,
                shared.rate(),
                field.duration());
        ChoiceRecorder recorder = new ChoiceRecorder(
                catalogue,
                proof,
                choiceCookie,
                field,
                clock,
                shared.metrics(),
                shared.upkeep().usageStats());
        endpoints.put(path + "/choice", new ChoiceEndpoint(recorder, languages, charter, path));
        endpoints.put(path + "/proof", new ProofEndpoint(proofs, catalogue, languages, charter, path));
        endpoints.put(
                path + "/discovery", new DiscoveryEndpoint(policy, mode == Mode.ENFORCE, origins, shared.reports()));
        endpoints.put(Site.GPC_PATH, file(Representation.of("application/json", gpc())));
        return Map.copyOf(endpoints);
    }

    /** The first layer for pages without scripts; null if there is nothing to choose. */
    @Nullable
    NoScriptBanner noScriptBanner(String path) {
        Catalogue catalogue = policy.catalogue();
        return ConsentCategories.anyService(catalogue) ? new NoScriptBanner(catalogue, languages, path) : null;
    }

    /** The static script, which is the same for every visitor. */
    BannerScript script() {
        return Objects.requireNonNull(script, "at() comes first");
    }

    private static Endpoint file(Representation file) {
        return exchange -> file.answer(exchange, "no-cache", HttpFields.EMPTY);
    }

    /** Keeps the query, which may name a language. */
    private static void redirect(Exchange exchange, String path) {
        String query = exchange.request().uri().getQuery();
        String address = query == null ? path : path + '?' + query;
        exchange.answer(EndpointResponse.of(
                HttpStatus.PERMANENT_REDIRECT_308,
                HttpFields.build().put(HttpHeader.LOCATION, address).asImmutable()));
    }

    /** That this site honours the signal (W3C, Global Privacy Control, "GPC support resource"). */
    private byte[] gpc() {
        JsonObject json = new JsonObject();
        json.addProperty("gpc", true);
        json.addProperty(
                "lastUpdate",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
