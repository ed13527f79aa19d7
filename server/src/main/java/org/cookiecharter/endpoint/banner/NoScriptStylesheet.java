// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code GET /consent/noscript.css}: the style sheet that shows the banner in pages without JavaScript to visitors who
 * must choose; for all others it is empty. The page itself is thus the same for all visitors and stays cacheable; only
 * this response depends on the visitor, and it is not stored.
 */
public final class NoScriptStylesheet implements Endpoint {
    private static final String TYPE = "text/css;charset=utf-8";

    private final EndpointResponse visibleBanner;
    private final EndpointResponse hiddenBanner =
            EndpointResponse.of(HttpStatus.OK_200, TYPE, "").uncached();

    /**
     * Creates the style sheet of a site.
     *
     * @param rules the rules for visitors who must choose
     */
    public NoScriptStylesheet(String rules) {
        this.visibleBanner = EndpointResponse.of(HttpStatus.OK_200, TYPE, rules).uncached();
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.isGetOrHead()) {
            exchange.rejectMethod("GET, HEAD");
            return;
        }
        exchange.respond(exchange.consent().isChoiceNeeded() ? visibleBanner : hiddenBanner);
    }
}
