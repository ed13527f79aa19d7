// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.SameOrigin;
import org.cookiecharter.endpoint.charter.CharterPage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /consent/reach}: gives the device of a visitor who is logged in a separate choice ({@code reach=device}),
 * or the choice of the account again ({@code reach=account}). The charter page contains the form.
 */
public final class ReachEndpoint implements Endpoint {
    private static final int MAX_BODY_BYTES = 1024;

    private final Languages languages;
    private final CharterPage charter;
    private final String path;

    public ReachEndpoint(Languages languages, CharterPage charter, String path) {
        this.languages = languages;
        this.charter = charter;
        this.path = path;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.hasMethod("POST")) {
            exchange.rejectMethod("POST");
        } else if (!SameOrigin.isSame(exchange.request())) {
            reject(exchange, HttpStatus.FORBIDDEN_403);
        } else {
            exchange.readBody(
                    MAX_BODY_BYTES,
                    body -> setReach(exchange, new String(body, StandardCharsets.UTF_8)),
                    () -> reject(exchange, HttpStatus.PAYLOAD_TOO_LARGE_413));
        }
    }

    private void setReach(Exchange exchange, String body) {
        @Nullable AccountSession session = exchange.consent().accountSession();
        if (session == null || !List.of("reach=device", "reach=account").contains(body)) {
            reject(exchange, HttpStatus.UNPROCESSABLE_ENTITY_422);
            return;
        }
        // The store may block on the disk.
        exchange.execute(() -> {
            session.setSeparate(body.endsWith("device"));
            exchange.consent().applyAccount();
            exchange.respond(EndpointResponse.of(HttpStatus.SEE_OTHER_303, HttpFields.EMPTY)
                    .with(HttpHeader.LOCATION, path + "/#choice")
                    .uncached());
        });
    }

    private void reject(Exchange exchange, int status) {
        exchange.respond(charter.error(languages.negotiate(exchange.request()), status));
    }
}
