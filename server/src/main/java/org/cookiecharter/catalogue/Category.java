// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.jspecify.annotations.Nullable;

/**
 * A group of services with the same consent requirement.
 *
 * @param id the id of the category in a choice
 * @param consent the consent requirement
 * @param name the short title
 * @param purpose the purpose of its services, in plain words, which the first layer of the banner shows (CNIL 2020-092,
 *     art. 2); null if none is declared
 * @param description a paragraph for the charter; null if none is declared
 * @param heading the title of its table in the charter; null for its name
 * @param saleOrSharing whether its services include a sale or sharing of personal data (California Civil Code
 *     1798.140(ad) and (ah))
 * @param gpc whether the browser's signal {@code Sec-GPC: 1} is an objection to it until the visitor chooses
 */
public record Category(
        String id,
        ConsentRequirement consent,
        LocalizedText name,
        @Nullable LocalizedText purpose,
        @Nullable LocalizedText description,
        @Nullable LocalizedText heading,
        boolean saleOrSharing,
        boolean gpc) {
    /**
     * Returns the consent requirement in the regions of a rule.
     *
     * @param rule the rule; null if the catalogue makes no difference between regions
     */
    public ConsentRequirement consent(@Nullable RegionRule rule) {
        return rule == null ? consent : rule.consent(this);
    }

    Category withConsent(ConsentRequirement requirement) {
        return new Category(id, requirement, name, purpose, description, heading, saleOrSharing, gpc);
    }

    Category withSaleOrSharing(boolean includesSale, boolean signalObjects) {
        return new Category(id, consent, name, purpose, description, heading, includesSale, signalObjects);
    }
}
