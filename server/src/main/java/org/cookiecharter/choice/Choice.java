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
 * What a visitor decided. Immutable.
 *
 * @param revision the revision that was shown; empty if nothing was decided
 * @param at when, to the second; null if nothing was decided
 * @param id what ties the choice to its proof; null if nothing was granted, since a refusal leaves no identifier
 * @param granted the ids of categories and services, each with the fingerprint it had then
 */
public record Choice(
        String revision, @Nullable Instant at, @Nullable String id, Map<String, String> granted) {
    /** No choice yet, or none that can be believed: nothing that needs consent may be done. */
    public static final Choice UNDECIDED = new Choice("", null, null, Map.of());

    public Choice {
        granted = Collections.unmodifiableMap(new LinkedHashMap<>(granted));
        if ((id == null) != granted.isEmpty()) {
            throw new IllegalArgumentException("id (" + id + ") must be there exactly where something is granted");
        }
    }

    /**
     * A choice for today's catalogue.
     *
     * @param ids the granted categories and services
     * @param id what ties it to its proof; null if {@code ids} is empty
     * @throws IllegalArgumentException if the catalogue lacks an id
     */
    public static Choice of(Catalogue catalogue, Collection<String> ids, Instant at, @Nullable String id) {
        Map<String, String> granted = new LinkedHashMap<>();
        ids.forEach(granting -> granted.put(granting, catalogue.fingerprint(granting)));
        return new Choice(catalogue.revision(), Instant.ofEpochSecond(at.getEpochSecond()), id, granted);
    }

    public boolean decided() {
        return at != null;
    }

    /** Whether it was made for another revision than this one, so that the visitor is asked again. */
    public boolean stale(Catalogue catalogue) {
        return decided() && !revision.equals(catalogue.revision());
    }

    /** The granted ids, as they were given. */
    public Set<String> ids() {
        return granted.keySet();
    }

    /** Whether this category or service itself was granted, and means today what it meant then. */
    public boolean grants(String id, Catalogue catalogue) {
        String fingerprint = granted.get(id);
        return fingerprint != null
                && (revision.equals(catalogue.revision()) || fingerprint.equals(catalogue.fingerprint(id)));
    }
}
