// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a visitor. Immutable.
 *
 * @param revision the revision of the catalogue that was shown; empty if the visitor has not decided
 * @param at the time of the choice, in whole seconds; null if the visitor has not decided
 * @param id the identifier that links the choice to its proof; null if nothing was granted, because a refusal leaves no
 *     identifier
 * @param granted the ids of the granted categories and services, each with its fingerprint at that time
 */
public record Choice(
        String revision, @Nullable Instant at, @Nullable String id, Map<String, String> granted) {
    /** No choice yet, or no valid one: nothing that needs consent is allowed. */
    public static final Choice UNDECIDED = new Choice("", null, null, Map.of());

    public Choice {
        granted = Collections.unmodifiableMap(new LinkedHashMap<>(granted));
        if ((id == null) != granted.isEmpty()) {
            throw new IllegalArgumentException("id (" + id + ") must be present if and only if something is granted");
        }
    }

    /**
     * Creates a choice for the current catalogue.
     *
     * @param ids the granted categories and services
     * @param id the identifier that links the choice to its proof; null if {@code ids} is empty
     * @throws IllegalArgumentException if the catalogue does not contain one of the ids
     */
    public static Choice of(Catalogue catalogue, Collection<String> ids, Instant at, @Nullable String id) {
        Map<String, String> granted = new LinkedHashMap<>();
        ids.forEach(grantedId -> granted.put(grantedId, catalogue.fingerprint(grantedId)));
        return new Choice(catalogue.revision(), Instant.ofEpochSecond(at.getEpochSecond()), id, granted);
    }

    public boolean isDecided() {
        return at != null;
    }

    /**
     * Returns whether the choice was made for another revision of the catalogue, so that the visitor is asked again.
     */
    public boolean isStale(Catalogue catalogue) {
        return isDecided() && !revision.equals(catalogue.revision());
    }

    /** Returns whether this is a choice on the current catalogue. */
    public boolean isCurrent(Catalogue catalogue) {
        return isDecided() && !isStale(catalogue);
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
}
