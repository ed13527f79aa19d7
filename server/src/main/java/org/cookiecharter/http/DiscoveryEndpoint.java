// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.html.NetworkHost;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code POST /consent/discovery}: what a page's script found in its browser, while a draft is made: names of what scripts
 * keep, which never come to a server, and the hosts that the page loaded from. Names alone; what no catalogue could
 * declare is passed over.
 */
final class DiscoveryEndpoint implements Endpoint {
    private static final int LONGEST_BODY = 16 * 1024;
    private static final int MOST = 200;

    private final CookiePolicy policy;
    private final ThirdPartyOrigins origins;
    private final Discoveries discoveries;

    DiscoveryEndpoint(CookiePolicy policy, ThirdPartyOrigins origins, Discoveries discoveries) {
        this.policy = policy;
        this.origins = origins;
        this.discoveries = discoveries;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.hasMethod("POST")) {
            exchange.refuseMethod("POST");
        } else if (!SameOrigin.isSame(exchange.request())) {
            exchange.answer(Problem.of(HttpStatus.FORBIDDEN_403, "only the site's own pages tell what they hold"));
        } else {
            exchange.readBody(
                    LONGEST_BODY,
                    body -> exchange.answer(take(exchange, body)),
                    () -> exchange.answer(Problem.of(
                            HttpStatus.PAYLOAD_TOO_LARGE_413,
                            "the body must have at most " + LONGEST_BODY + " bytes")));
        }
    }

    private Answer take(Exchange exchange, byte[] body) {
        JsonObject told;
        try {
            told = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST_400,
                    "the body must be JSON like {\"localStorage\":[\"basket\"],\"hosts\":[]}");
        }
        for (Storage storage : Storage.values()) {
            names(told, storage.text(), name -> {
                boolean own = storage == Storage.COOKIE && name.equals(policy.ownCookie());
                if (!own && policy.catalogue().declaration(storage, name) == null) {
                    discoveries.holds(storage, name);
                }
            });
        }
        NetworkHost own = exchange.request().own();
        names(told, "hosts", name -> {
            NetworkHost host = NetworkHost.of("//" + name);
            if (host != null) {
                origins.heldAs(host, own);
            }
        });
        return Answer.of(HttpStatus.NO_CONTENT_204, HttpFields.EMPTY).uncached();
    }

    private static void names(JsonObject told, String key, Consumer<String> use) {
        List<JsonElement> all = told.get(key) instanceof JsonArray array ? array.asList() : List.of();
        for (JsonElement element : all.subList(0, Math.min(MOST, all.size()))) {
            if (element instanceof JsonPrimitive name && name.isString()) {
                use.accept(name.getAsString());
            }
        }
    }
}
