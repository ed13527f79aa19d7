// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.Representation;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** {@code GET /consent/layers.json}: the content of banner and dialog in one language, created on first request. */
public final class LayersEndpoint implements Endpoint {
    /** Without HTML escapes, since none of its output is part of HTML. */
    private static final Gson SCRIPT = new GsonBuilder().disableHtmlEscaping().create();

    private final Catalogue catalogue;
    private final Languages languages;
    private final String path;
    private final boolean hasAccounts;
    private final Map<String, Representation> representations = new ConcurrentHashMap<>();

    /**
     * Creates the endpoint of a site.
     *
     * @param path the path of the endpoints, with the context path
     * @param hasAccounts whether the site has choices of accounts
     */
    public LayersEndpoint(Catalogue catalogue, Languages languages, String path, boolean hasAccounts) {
        this.hasAccounts = hasAccounts;
        this.catalogue = catalogue;
        this.languages = languages;
        this.path = path;
    }

    @Override
    public void handle(Exchange exchange) {
        String language = languages.negotiate(exchange.request());
        HttpFields fields = HttpFields.build()
                .put(HttpHeader.CONTENT_LANGUAGE, language)
                .put(HttpHeader.VARY, HttpHeader.ACCEPT_LANGUAGE.asString());
        representations.computeIfAbsent(language, this::representation).respond(exchange, "no-cache", fields);
    }

    private Representation representation(String language) {
        return Representation.of("application/json", json(language).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the content in this language. */
    public String json(String language) {
        return SCRIPT.toJson(new Layers(catalogue, language, languages.texts(language), path, hasAccounts).json());
    }
}
