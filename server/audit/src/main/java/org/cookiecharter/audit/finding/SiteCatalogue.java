// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.List;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.discovery.PresetCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a site's cookies: its catalogue, or else the presets of common services.
 *
 * @param catalogue the catalogue; of all presets if the site has none
 * @param declared whether the site has a catalogue
 * @param source where the catalogue is from; empty if the site has none
 */
public record SiteCatalogue(Catalogue catalogue, boolean declared, String source) {
    private static final String NECESSARY = "necessary";

    /** Returns what is known about a site without a catalogue. */
    public static SiteCatalogue presets() {
        return new SiteCatalogue(PresetCatalogue.all(), false, "");
    }

    /** Returns the catalogue of a site. */
    public static SiteCatalogue of(Catalogue catalogue, String source) {
        return new SiteCatalogue(catalogue, true, source);
    }

    @Nullable
    CookieDeclaration declaration(Storage storage, String name) {
        return catalogue.declaration(storage, name);
    }

    List<Service> servicesFrom(String host, int port) {
        return catalogue.servicesFrom(host, port);
    }

    /**
     * Returns whether an option of the banner belongs to a declared category that needs no consent: it may be ticked in
     * advance, because visitors can only object to it.
     *
     * @param option the name of the option, with the text around it
     */
    boolean isAllowedByDefault(String option) {
        String language = catalogue.language();
        return declared
                && catalogue.categories().stream()
                        .filter(category -> category.consent() != ConsentRequirement.OPT_IN)
                        .anyMatch(category -> option.contains(category.name().in(language))
                                || catalogue.services(category).stream()
                                        .anyMatch(service ->
                                                option.contains(service.name().in(language))));
    }

    /** Returns whether a service may be used in a step of a visit in which everything is accepted or refused. */
    boolean isAllowed(Service service, Step step) {
        ConsentRequirement consent = service.category().consent();
        if (!declared) {
            // The presets do not state a requirement.
            consent = service.category().id().equals(NECESSARY) ? ConsentRequirement.EXEMPT : ConsentRequirement.OPT_IN;
        }
        return switch (consent) {
            case EXEMPT -> true;
            // A visitor who withdraws consent has not objected to what needs none.
            case OPT_OUT -> step != Step.AFTER_REFUSAL;
            case OPT_IN -> step == Step.AFTER_ACCEPTANCE;
        };
    }
}
