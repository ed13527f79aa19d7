// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.discovery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Problem;
import org.cookiecharter.endpoint.SameOrigin;
import org.cookiecharter.enforcement.ClientNetwork;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.thirdparty.ThirdPartyOrigins;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /consent/discovery}: receives reports by scripts of pages, on the undeclared names that scripts write,
 * which no server sees, and on third parties that they could not intercept. It accepts only names and hosts, never a
 * value; those that no catalogue can declare are dropped.
 */
public final class DiscoveryEndpoint implements Endpoint {
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final int MAX_LIST_SIZE = 200;

    private final CookiePolicy policy;
    private final boolean enforces;
    private final ThirdPartyOrigins origins;
    private final PageReports reports;
    private final @Nullable Discoveries discoveries;

    /**
     * Creates the endpoint of a site.
     *
     * @param enforces whether pages block what they report, rather than only observe it
     * @param discoveries collects the reports for a draft; null if there is none
     */
    public DiscoveryEndpoint(
            CookiePolicy policy,
            boolean enforces,
            ThirdPartyOrigins origins,
            PageReports reports,
            @Nullable Discoveries discoveries) {
        this.policy = policy;
        this.enforces = enforces;
        this.origins = origins;
        this.reports = reports;
        this.discoveries = discoveries;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.hasMethod("POST")) {
            exchange.rejectMethod("POST");
        } else if (!SameOrigin.isSame(exchange.request())) {
            exchange.respond(Problem.of(HttpStatus.FORBIDDEN_403, "only the site's own pages may report"));
        } else {
            exchange.readBody(
                    MAX_BODY_BYTES,
                    body -> exchange.respond(addReport(exchange, body)),
                    () -> exchange.respond(Problem.of(
                            HttpStatus.PAYLOAD_TOO_LARGE_413,
                            "the body must have at most " + MAX_BODY_BYTES + " bytes")));
        }
    }

    private EndpointResponse addReport(Exchange exchange, byte[] body) {
        String client = ClientNetwork.of(exchange.request());
        long seconds = reports.secondsToWait(client);
        if (seconds > 0) {
            return Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS_429,
                            "too many reports; this one was dropped; try again in " + seconds + " s")
                    .with(HttpHeader.RETRY_AFTER, Long.toString(seconds));
        }
        JsonObject report;
        try {
            report = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST_400,
                    "the body must be JSON like {\"localStorage\":[\"basket\"],\"hosts\":[]}");
        }
        for (Storage storage : Storage.values()) {
            strings(report, storage.text()).stream()
                    .filter(name -> isUndeclared(storage, name))
                    .forEach(name -> addName(client, storage, name));
        }
        strings(report, "hosts").forEach(host -> addHost(exchange, client, host));
        return EndpointResponse.of(HttpStatus.NO_CONTENT_204, HttpFields.EMPTY).uncached();
    }

    private void addName(String client, Storage storage, String name) {
        reports.addName(client, storage, name, enforces && !policy.allowUndeclared());
        if (discoveries != null) {
            discoveries.addReported(client, storage, name);
        }
    }

    private boolean isUndeclared(Storage storage, String name) {
        boolean isConsentCookie = storage == Storage.COOKIE && policy.isConsentCookie(name);
        return !isConsentCookie
                && CatalogueSyntax.isName(storage, name)
                && policy.catalogue().declaration(storage, name) == null;
    }

    private void addHost(Exchange exchange, String client, String text) {
        NetworkHost host = NetworkHost.of("//" + text);
        NetworkHost site = exchange.request().own();
        if (host == null || !CatalogueSyntax.isHost(host.name())) {
            return;
        }
        if (origins.isUndeclared(host, site)) {
            reports.addHost(client, host.name());
            if (discoveries != null) {
                discoveries.addReportedHost(client, host.name());
            }
            return;
        }
        List<Service> blockedServices = origins.blockedServices(host, site);
        if (!blockedServices.isEmpty()
                && blockedServices.stream()
                        .noneMatch(service -> exchange.consent().allows(service.id()))) {
            reports.addUnblockedHost(client, host.name(), blockedServices);
        }
    }

    private static Set<String> strings(JsonObject report, String key) {
        List<JsonElement> all = report.get(key) instanceof JsonArray array ? array.asList() : List.of();
        return all.stream()
                .limit(MAX_LIST_SIZE)
                .filter(element -> element instanceof JsonPrimitive value && value.isString())
                .map(JsonElement::getAsString)
                .collect(Collectors.toSet());
    }
}
