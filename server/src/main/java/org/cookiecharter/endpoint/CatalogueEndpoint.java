// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.catalogue.Catalogue;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * {@code GET /consent/catalogue.json}: the catalogue in one language. Representations in the catalogue's languages are
 * created at startup, those in languages of the interface only on first request.
 */
public final class CatalogueEndpoint implements Endpoint {
    private final Catalogue catalogue;
    private final Languages languages;
    private final Map<String, Representation> representations = new ConcurrentHashMap<>();

    public CatalogueEndpoint(Catalogue catalogue, Languages languages) {
        this.catalogue = catalogue;
        this.languages = languages;
        languages.supported().forEach(this::representation);
    }

    @Override
    public void handle(Exchange exchange) {
        String language = languages.negotiate(exchange.request());
        HttpFields fields = HttpFields.build()
                .put(HttpHeader.CONTENT_LANGUAGE, language)
                .put(HttpHeader.VARY, HttpHeader.ACCEPT_LANGUAGE.asString());
        representation(language).respond(exchange, "no-cache", fields);
    }

    private Representation representation(String language) {
        return representations.computeIfAbsent(
                language,
                tag -> Representation.of(
                        "application/json",
                        new Gson()
                                .toJson(new CatalogueJson(catalogue, tag, languages.texts(tag)).json())
                                .getBytes(StandardCharsets.UTF_8)));
    }
}
