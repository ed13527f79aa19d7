// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Consent;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code GET /consent/noscript.css}: shows the first layer that is in a page for visitors without scripts to those who
 * are to be asked; to all others it says nothing. So the page itself stays the same for everyone, and as cacheable as it
 * was: what is known of the visitor is in this response alone, which nobody stores.
 */
final class NoScriptStylesheet implements Endpoint {
    private static final String TYPE = "text/css;charset=utf-8";

    private final Catalogue catalogue;
    private final EndpointResponse shown;
    private final EndpointResponse hidden =
            EndpointResponse.of(HttpStatus.OK_200, TYPE, "").uncached();

    /** @param rules what is in it for those who are asked */
    NoScriptStylesheet(Catalogue catalogue, String rules) {
        this.catalogue = catalogue;
        this.shown = EndpointResponse.of(HttpStatus.OK_200, TYPE, rules).uncached();
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.reads()) {
            exchange.refuseMethod("GET, HEAD");
            return;
        }
        Consent consent = exchange.consent();
        boolean asks = consent.choice().isDecided() ? consent.choice().isStale(catalogue) : !consent.gpc();
        exchange.answer(asks ? shown : hidden);
    }
}
