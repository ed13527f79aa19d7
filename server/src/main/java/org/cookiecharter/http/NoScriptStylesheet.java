// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Consent;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code GET /consent/noscript.css}: the style sheet that shows the banner in pages without JavaScript to visitors who
 * must choose; for all others it is empty. The page itself is thus the same for all visitors and stays cacheable; only
 * this response depends on the visitor, and it is not stored.
 */
final class NoScriptStylesheet implements Endpoint {
    private static final String TYPE = "text/css;charset=utf-8";

    private final Catalogue catalogue;
    private final EndpointResponse visibleBanner;
    private final EndpointResponse hiddenBanner =
            EndpointResponse.of(HttpStatus.OK_200, TYPE, "").uncached();

    /** @param rules the rules for visitors who must choose */
    NoScriptStylesheet(Catalogue catalogue, String rules) {
        this.catalogue = catalogue;
        this.visibleBanner = EndpointResponse.of(HttpStatus.OK_200, TYPE, rules).uncached();
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.isGetOrHead()) {
            exchange.rejectMethod("GET, HEAD");
            return;
        }
        Consent consent = exchange.consent();
        boolean isChoiceNeeded = consent.choice().isDecided() ? consent.choice().isStale(catalogue) : !consent.gpc();
        exchange.respond(isChoiceNeeded ? visibleBanner : hiddenBanner);
    }
}
