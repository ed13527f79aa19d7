// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.choice.Choice;

/**
 * The ids in a choice: categories first, then services, each in the order of the catalogue. The script of the page
 * lists the same, and both are tested by the same vectors.
 */
public final class ConsentCategories {
    private ConsentCategories() {}

    /** Returns the ids about which visitors are asked; a choice can grant no others. */
    public static List<String> ids(Catalogue catalogue) {
        List<String> ids = new ArrayList<>(categories(catalogue));
        for (Service service : catalogue.services()) {
            if (service.category().consent() != ConsentRequirement.EXEMPT) {
                ids.add(service.id());
            }
        }
        return ids;
    }

    /** Returns the categories about which visitors are asked; "accept all" grants them. */
    public static List<String> categories(Catalogue catalogue) {
        return catalogue.choosableCategories().stream().map(Category::id).toList();
    }

    /** Adds each category whose services are all granted: the form has no checkbox for a whole category. */
    public static List<String> withWholeCategories(Catalogue catalogue, List<String> granted) {
        List<String> all = new ArrayList<>();
        for (Category category : catalogue.choosableCategories()) {
            List<String> services =
                    catalogue.services(category).stream().map(Service::id).toList();
            if (granted.contains(category.id()) || granted.containsAll(services)) {
                all.add(category.id());
            }
        }
        granted.stream().filter(id -> !all.contains(id)).forEach(all::add);
        return all;
    }

    /**
     * Returns the ids that this choice grants under the current catalogue: whole categories, and single services of the
     * others.
     */
    public static List<String> granted(Catalogue catalogue, Choice choice) {
        return ids(catalogue).stream()
                .filter(id -> choice.grants(id, catalogue))
                .filter(id -> !isServiceOf(catalogue, id, category -> choice.grants(category, catalogue)))
                .toList();
    }

    /**
     * Returns the ids that this choice refuses; empty if it is not current, because the visitor is asked again.
     */
    public static List<String> refused(Catalogue catalogue, Choice choice) {
        return choice.isCurrent(catalogue) ? refused(catalogue, granted(catalogue, choice)) : List.of();
    }

    /** Returns those of these ids that neither are nor belong to a category on which the visitor has not decided. */
    public static List<String> decided(Catalogue catalogue, Choice choice, Collection<String> ids) {
        List<String> undecided =
                choice.undecidedCategories(catalogue).stream().map(Category::id).toList();
        return ids.stream()
                .filter(id -> !undecided.contains(id) && !isServiceOf(catalogue, id, undecided::contains))
                .toList();
    }

    /** Returns the ids about which visitors are asked and that are granted neither themselves nor by their category. */
    public static List<String> refused(Catalogue catalogue, Collection<String> granted) {
        return ids(catalogue).stream()
                .filter(id -> !granted.contains(id))
                .filter(id -> !isServiceOf(catalogue, id, granted::contains))
                .toList();
    }

    /** Returns whether the id is that of a service, and the id of its category is one of these. */
    private static boolean isServiceOf(Catalogue catalogue, String id, Predicate<String> isOne) {
        Service service = catalogue.service(id);
        return service != null && isOne.test(service.category().id());
    }
}
