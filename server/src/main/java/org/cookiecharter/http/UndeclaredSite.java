// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.LearnedScopes;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;

/** A site of which nothing is declared, made when a request first comes for it: most servers never need one. */
final class UndeclaredSite {
    private final int status;
    private final String detail;
    private final SiteSettings settings;
    private final SharedBySites shared;
    private volatile @Nullable Site site;

    /**
     * @param status with which all is refused, where decisions are carried out
     * @param detail says why
     */
    UndeclaredSite(int status, String detail, SiteSettings settings, SharedBySites shared) {
        this.status = status;
        this.detail = detail;
        this.settings = settings;
        this.shared = shared;
    }

    Site site() {
        Site known = site;
        return known == null ? make() : known;
    }

    private synchronized Site make() {
        Site made = site;
        if (made == null) {
            EndpointResponse answer = Problem.of(status, detail);
            Endpoint refusal = settings.getMode() == Mode.ENFORCE ? exchange -> exchange.answer(answer) : null;
            made = new Site("", Catalogue.empty(), settings, shared, new LearnedScopes(), refusal);
            site = made;
        }
        return made;
    }
}
