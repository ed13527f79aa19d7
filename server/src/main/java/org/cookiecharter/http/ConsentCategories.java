// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.choice.Choice;

/** The ids that a visitor can grant or refuse: all but the exempt ones, categories first, in the catalogue's order. */
final class ConsentCategories {
    private ConsentCategories() {}

    static List<String> ids(Catalogue catalogue) {
        List<String> ids = categories(catalogue);
        for (Service service : catalogue.services()) {
            Category category = catalogue.category(service.category());
            if (category != null && category.consent() != ConsentRequirement.EXEMPT) {
                ids.add(service.id());
            }
        }
        return ids;
    }

    /** Returns whether there is any service that visitors can choose. */
    static boolean hasServices(Catalogue catalogue) {
        return ids(catalogue).size() > categories(catalogue).size();
    }

    static List<String> categories(Catalogue catalogue) {
        List<String> ids = new ArrayList<>();
        for (Category category : catalogue.categories()) {
            if (category.consent() != ConsentRequirement.EXEMPT) {
                ids.add(category.id());
            }
        }
        return ids;
    }

    /** Adds each category whose services are all granted: the form has no checkbox for a whole category. */
    static List<String> withWholeCategories(Catalogue catalogue, List<String> granted) {
        List<String> all = new ArrayList<>();
        for (String category : categories(catalogue)) {
            List<String> services = catalogue.services().stream()
                    .filter(service -> service.category().equals(category))
                    .map(Service::id)
                    .toList();
            if (granted.contains(category) || (!services.isEmpty() && granted.containsAll(services))) {
                all.add(category);
            }
        }
        granted.stream().filter(id -> !all.contains(id)).forEach(all::add);
        return all;
    }

    /** Returns the ids that this choice grants under the current catalogue. */
    static List<String> granted(Catalogue catalogue, Choice choice) {
        return ids(catalogue).stream()
                .filter(id -> choice.grants(id, catalogue))
                .toList();
    }

    /** Returns the categories about which visitors are asked: those with a service. */
    static List<String> categoriesWithServices(Catalogue catalogue) {
        return categories(catalogue).stream()
                .filter(id -> catalogue.services().stream()
                        .anyMatch(service -> service.category().equals(id)))
                .toList();
    }

    /** Returns the refused ids about which visitors are asked. */
    static List<String> askedAndRefused(Catalogue catalogue, Collection<String> granted) {
        List<String> asked = categoriesWithServices(catalogue);
        return refused(catalogue, granted).stream()
                .filter(id -> asked.contains(id) || catalogue.service(id) != null)
                .toList();
    }

    /** Returns the ids that are granted neither themselves nor by their category. */
    static List<String> refused(Catalogue catalogue, Collection<String> granted) {
        return ids(catalogue).stream()
                .filter(id -> !granted.contains(id))
                .filter(id -> {
                    Service service = catalogue.service(id);
                    return service == null || !granted.contains(service.category());
                })
                .toList();
    }
}
