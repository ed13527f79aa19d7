// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.Service;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a visitor. Immutable.
 *
 * @param revision the revision of the catalogue that was shown; empty if the visitor has not decided, or if the grants
 *     have expired and only the refusals are left
 * @param at the time of the choice, in whole seconds; null if the visitor has not decided
 * @param until the last time at which the grants are valid, or the refusals if nothing is granted, in whole seconds; null
 *     if the visitor has not decided
 * @param id the identifier that links the choice to its proof; null if nothing was granted, because a refusal leaves no
 *     identifier
 * @param granted the ids of the granted categories and services, each with its fingerprint at that time
 * @param refused the fingerprints of the refused services at that time, so that visitors are not asked about them again
 *     after other parts of the catalogue have changed; empty if they did not fit into the cookie
 */
public record Choice(
        String revision,
        @Nullable Instant at,
        @Nullable Instant until,
        @Nullable String id,
        Map<String, String> granted,
        Set<String> refused) {
    /** No choice yet, or no valid one: nothing that needs consent is allowed. */
    public static final Choice UNDECIDED = new Choice("", null, null, null, Map.of(), Set.of());

    public Choice {
        granted = Collections.unmodifiableMap(new LinkedHashMap<>(granted));
        refused = Collections.unmodifiableSet(new LinkedHashSet<>(refused));
        if ((id == null) != granted.isEmpty()) {
            throw new IllegalArgumentException("id (" + id + ") must be present if and only if something is granted");
        }
    }

    /**
     * Creates a choice for the current catalogue.
     *
     * @param ids the granted categories and services; the others are refused
     * @param id the identifier that links the choice to its proof; null if {@code ids} is empty
     * @param validity how long the choice is valid
     * @throws IllegalArgumentException if the catalogue does not contain one of the ids
     */
    public static Choice of(
            Catalogue catalogue, Collection<String> ids, Instant at, @Nullable String id, Validity validity) {
        Map<String, String> granted = new LinkedHashMap<>();
        ids.forEach(grantedId -> granted.put(grantedId, catalogue.fingerprint(grantedId)));
        Set<String> refused = new LinkedHashSet<>();
        for (Category category : catalogue.choosableCategories()) {
            for (Service service : catalogue.services(category)) {
                if (!granted.containsKey(category.id()) && !granted.containsKey(service.id())) {
                    refused.add(catalogue.fingerprint(service.id()));
                }
            }
        }
        Instant second = Instant.ofEpochSecond(at.getEpochSecond());
        Instant until = granted.isEmpty() ? validity.endOfRefusals(second) : validity.endOfGrants(second);
        return new Choice(catalogue.revision(), second, until, id, granted, refused);
    }

    /**
     * Returns this choice with grants that last only as long as those of an earlier one, from which some of them are
     * kept.
     */
    public Choice endingWith(Choice earlier) {
        return new Choice(revision, at, earlier.until, id, granted, refused);
    }

    /** Returns this choice without its refusals, for a cookie that has no space for them. */
    public Choice withoutRefusals() {
        return new Choice(revision, at, until, id, granted, Set.of());
    }

    public boolean isDecided() {
        return at != null;
    }

    /** Returns whether the choice was made for another revision of the catalogue. */
    public boolean isStale(Catalogue catalogue) {
        return isDecided() && !revision.equals(catalogue.revision());
    }

    /** Returns whether the visitor has decided on everything in the current catalogue, and thus is not asked again. */
    public boolean isCurrent(Catalogue catalogue) {
        return isDecided() && undecidedCategories(catalogue).isEmpty();
    }

    /**
     * Returns the categories on which the visitor has not decided: all that need a choice if there is no choice; after
     * a change of the catalogue, those with a service that is new or changed.
     */
    public List<Category> undecidedCategories(Catalogue catalogue) {
        if (!isDecided()) {
            return catalogue.choosableCategories();
        }
        return isStale(catalogue)
                ? catalogue.choosableCategories().stream()
                        .filter(category -> !isDecidedOn(category, catalogue))
                        .toList()
                : List.of();
    }

    /** Returns whether the visitor has granted or refused each service of the category, as it is now. */
    public boolean isDecidedOn(Category category, Catalogue catalogue) {
        return grants(category.id(), catalogue)
                || catalogue.services(category).stream()
                        .allMatch(service -> grants(service.id(), catalogue) || refuses(service.id(), catalogue));
    }

    /** Returns the granted ids, in the order in which they were granted. */
    public Set<String> ids() {
        return granted.keySet();
    }

    /** Returns whether this category or service was itself granted and has not changed since then. */
    public boolean grants(String id, Catalogue catalogue) {
        String fingerprint = granted.get(id);
        return fingerprint != null
                && (revision.equals(catalogue.revision()) || fingerprint.equals(catalogue.fingerprint(id)));
    }

    /** Returns whether this service was refused and has not changed since then. */
    public boolean refuses(String serviceId, Catalogue catalogue) {
        return refused.contains(catalogue.fingerprint(serviceId));
    }

    /**
     * The number of calendar months for which grants and refusals are valid. A month is counted as {@code java.time}
     * counts it, in UTC: the same day and time of a later month, or its last day if the month is shorter. The page script
     * counts no months: the cookie contains the end.
     *
     * @param grantMonths how long grants are valid, in months
     * @param refusalMonths how long refusals are valid, in months; at least as long as grants, because refusing must not
     *     be less durable than accepting (CNIL 2020-092, art. 2)
     */
    public record Validity(int grantMonths, int refusalMonths) {
        /** Six months for both, which the CNIL recommends as good practice (2020-092, art. 2). */
        public static final Validity DEFAULT = new Validity(6, 6);

        public Validity {
            if (grantMonths < 1 || refusalMonths < grantMonths) {
                throw new IllegalArgumentException("grantMonths (" + grantMonths
                        + ") must be at least 1, and refusalMonths (" + refusalMonths + ") at least as many");
            }
        }

        /** Returns the last time at which grants of this time are valid. */
        public Instant endOfGrants(Instant at) {
            return plusMonths(at, grantMonths);
        }

        /** Returns the last time at which refusals of this time, and thus the whole choice, are valid. */
        public Instant endOfRefusals(Instant at) {
            return plusMonths(at, refusalMonths);
        }

        private static Instant plusMonths(Instant at, int months) {
            return at.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
        }
    }
}
