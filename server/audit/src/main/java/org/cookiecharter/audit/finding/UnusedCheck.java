// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Storage;

/** Finds declarations that no visit needed. */
record UnusedCheck(SiteCatalogue catalogue) {
    void check(List<VisitObservations> visits, String page, Findings findings) {
        if (!catalogue.declared()) {
            return;
        }
        Set<CookieDeclaration> used = new HashSet<>();
        for (Occurrence occurrence : Occurrence.of(visits)) {
            CookieDeclaration declaration = catalogue.declaration(occurrence.storage(), occurrence.name());
            if (declaration != null) {
                used.add(declaration);
            }
        }
        for (Storage storage : Storage.values()) {
            for (CookieDeclaration declaration : catalogue.catalogue().declarations(storage)) {
                if (!used.contains(declaration)) {
                    findings.add(finding(declaration, page));
                }
            }
        }
    }

    private Finding finding(CookieDeclaration declaration, String page) {
        Storage storage = declaration.cookie().storage();
        String name = declaration.cookie().name();
        return new Finding(
                Rule.NEVER_SEEN,
                storage == Storage.COOKIE ? name : storage.text() + " " + name,
                page,
                List.of(new Fact(
                        Fact.Label.SERVICE,
                        declaration.service().name().in(catalogue.catalogue().language()))));
    }
}
