// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads which categories include a sale or sharing of personal data, and to which of them the browser's signal is an
 * objection. The signal is against sale and sharing (CCPA regulations, 7025(c)(1)); statistics of the site alone are
 * neither. Before consent, a category that needs it is not used anyway, so that the signal stands in for a refusal.
 */
final class SaleOrSharing {
    static final String KEY = "saleOrSharing";
    static final String GPC = "gpc";

    private SaleOrSharing() {}

    /**
     * Returns the categories with what they and their services declare, and reports contradictions.
     *
     * @param categoryNodes the categories in the file
     * @param categories the categories that were read from these nodes
     * @param services the services in the file, with the members of their presets
     */
    static List<Category> read(List<ObjectNode> categoryNodes, List<Category> categories, List<ObjectNode> services) {
        List<Category> complete = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            complete.add(read(categoryNodes.get(i), categories.get(i), services));
        }
        return List.copyOf(complete);
    }

    /** Returns the ids of the categories that declare it themselves, so that it is true of all of their services. */
    static Set<String> declared(List<ObjectNode> categoryNodes, List<Category> categories) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < categories.size(); i++) {
            if (categoryNodes.get(i).isTrue(KEY)) {
                ids.add(categories.get(i).id());
            }
        }
        return ids;
    }

    private static Category read(ObjectNode node, Category category, List<ObjectNode> services) {
        boolean isDeclared = node.optionalBoolean(KEY, false);
        boolean saleOrSharing = isDeclared;
        for (ObjectNode service : services) {
            if (service.isText("category", category.id()) && service.isTrue(KEY)) {
                saleOrSharing = true;
                if (category.consent() == ConsentRequirement.EXEMPT) {
                    service.error(
                            KEY,
                            "true, but its category is exempt; a sale or sharing of data is never strictly necessary,"
                                    + " so choose another category");
                } else if (node.has(KEY) && !isDeclared) {
                    node.error(KEY, "must be true; one of its services includes a sale or sharing of data");
                }
            }
        }
        boolean isExempt = category.consent() == ConsentRequirement.EXEMPT;
        boolean byDefault = !isExempt && (saleOrSharing || category.consent() == ConsentRequirement.OPT_IN);
        boolean gpc = node.optionalBoolean(GPC, byDefault);
        if (isExempt && isDeclared) {
            node.error(KEY, "must not be true; a sale or sharing of data is never strictly necessary");
        }
        if (isExempt && gpc) {
            node.error(GPC, "must not be true; visitors cannot object to an exempt category");
        } else if (saleOrSharing && !gpc && !isExempt) {
            node.error(
                    GPC,
                    "must not be false; the signal opts out of each sale and sharing of data (CCPA regulations,"
                            + " 7025(c)(1))");
        }
        return category.withSaleOrSharing(saleOrSharing, gpc && !isExempt);
    }
}
