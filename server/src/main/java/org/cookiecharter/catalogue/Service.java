// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import java.util.Set;
import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * A service of a provider on the site, for example its audience measurement. A service is the smallest unit of a
 * visitor's choice.
 *
 * @param id the id of the service in a choice
 * @param provider the company that provides it
 * @param name the name that visitors see
 * @param location the parts of the site that use it; empty if none is declared
 * @param category its category
 * @param purpose the purpose of the service, if its cookies do not state it; null if none is declared
 * @param origins the hosts from which it is loaded; {@code *.} matches any subdomain
 * @param privacyPolicy the address of the provider's privacy policy; null if none is declared
 * @param recipients the other recipients of the data (GDPR art. 13(1)(e)); null if none is declared
 * @param transfers the countries outside the EEA to which data are transferred (GDPR art. 13(1)(f)); null if none is
 *     declared
 * @param dataRetention the duration for which data are stored on servers (GDPR art. 13(2)(a)), in words or in ISO 8601;
 *     null if none is declared
 * @param exemption the conditions that the publisher states to be met, if the service measures an audience without
 *     consent
 * @param saleOrSharing whether it includes a sale or sharing of personal data, as declared for it or its category
 * @param cookies the entries that it stores on the device
 */
public record Service(
        String id,
        String provider,
        LocalizedText name,
        List<Location> location,
        Category category,
        @Nullable LocalizedText purpose,
        List<String> origins,
        @Nullable LocalizedText privacyPolicy,
        @Nullable LocalizedText recipients,
        @Nullable LocalizedText transfers,
        @Nullable LocalizedText dataRetention,
        Set<Exemption> exemption,
        boolean saleOrSharing,
        List<DeclaredCookie> cookies) {
    /** The part of a site in which a service is used. */
    public enum Location implements TextValue {
        FRONT_OFFICE("front-office"),
        BACK_OFFICE("back-office");

        private final String text;

        Location(String text) {
            this.text = text;
        }

        /** Returns the name of this location in the catalogue file and in JSON responses. */
        @Override
        public String text() {
            return text;
        }
    }

    /**
     * A statement of the publisher about an audience measurement that needs no consent (CNIL 2020-091, art. 5). All of them
     * are conditions of the exemption.
     */
    public enum Exemption implements TextValue {
        /** The measurement serves the publisher alone. */
        PUBLISHER_ONLY("publisher-only"),
        /** The measurement produces nothing but anonymous statistics. */
        ANONYMOUS("anonymous"),
        /** Visitors are not tracked across sites or applications. */
        SINGLE_SITE("single-site"),
        /** The data are neither combined with other data nor shared. */
        NOT_COMBINED("not-combined");

        private final String text;

        Exemption(String text) {
            this.text = text;
        }

        /** Returns the name of this condition in the catalogue file and in JSON responses. */
        @Override
        public String text() {
            return text;
        }
    }

    public Service {
        location = List.copyOf(location);
        origins = List.copyOf(origins);
        exemption = Set.copyOf(exemption);
        cookies = List.copyOf(cookies);
    }
}
