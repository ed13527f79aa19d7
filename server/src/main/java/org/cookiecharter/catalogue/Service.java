// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider does on the site: the finest thing that a visitor can choose.
 *
 * @param id what a choice names it by
 * @param provider the company behind it
 * @param name what it is called
 * @param location the parts of the site that use it; empty if none is declared
 * @param category the id of its category
 * @param purpose what it is for, where its cookies do not say it; null if none is declared
 * @param origins the hosts it is loaded from, {@code *.} for any subdomain
 * @param privacyPolicy its address; null if none is declared
 * @param recipients who else receives the data (GDPR art. 13(1)(e)); null if none is declared
 * @param transfers to which countries outside the EEA (GDPR art. 13(1)(f)); null if none is declared
 * @param dataRetention how long the data is kept on servers (GDPR art. 13(2)(a)), in words or in ISO 8601; null if
 *     none is declared
 * @param exemption the conditions that the publisher states to hold, where it measures an audience without consent
 * @param cookies what it keeps on the device
 */
public record Service(
        String id,
        String provider,
        LocalizedText name,
        List<Location> location,
        String category,
        @Nullable LocalizedText purpose,
        List<String> origins,
        @Nullable LocalizedText privacyPolicy,
        @Nullable LocalizedText recipients,
        @Nullable LocalizedText transfers,
        @Nullable LocalizedText dataRetention,
        Set<Exemption> exemption,
        List<DeclaredCookie> cookies) {
    public Service {
        location = List.copyOf(location);
        origins = List.copyOf(origins);
        exemption = Set.copyOf(exemption);
        cookies = List.copyOf(cookies);
    }
}
