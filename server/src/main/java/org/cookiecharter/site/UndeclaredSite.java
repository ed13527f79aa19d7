// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Problem;
import org.cookiecharter.enforcement.scope.LearnedScopes;
import org.cookiecharter.settings.ConsentSettings;
import org.jspecify.annotations.Nullable;

/** A site that declares nothing, created on its first request, since most servers never need one. */
final class UndeclaredSite {
    private final String name;
    private final int status;
    private final String detail;
    private final ConsentSettings settings;
    private final SharedState shared;
    private volatile @Nullable Site site;

    /**
     * @param name the name of the site; empty for all hosts without a catalogue
     * @param status the status with which all requests are rejected in enforcing mode
     * @param detail the reason in that response
     */
    UndeclaredSite(String name, int status, String detail, ConsentSettings settings, SharedState shared) {
        this.name = name;
        this.status = status;
        this.detail = detail;
        this.settings = settings;
        this.shared = shared;
    }

    Site site() {
        Site current = site;
        return current == null ? create() : current;
    }

    private synchronized Site create() {
        Site created = site;
        if (created == null) {
            EndpointResponse error = Problem.of(status, detail);
            Endpoint errorEndpoint = settings.getMode() == Mode.ENFORCE ? exchange -> exchange.respond(error) : null;
            created = new Site(name, Catalogue.empty(), settings, shared, new LearnedScopes(), errorEndpoint);
            site = created;
        }
        return created;
    }
}
