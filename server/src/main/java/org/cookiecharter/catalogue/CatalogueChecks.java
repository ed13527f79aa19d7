// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What must hold between the parts of a catalogue: told part after part, it notes what clashes with an earlier one. */
final class CatalogueChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Map<String, String> ids = new HashMap<>();
    private final Map<Storage, Map<String, String>> names = new EnumMap<>(Storage.class);
    private final Map<Storage, PatternOverlaps> patterns = new EnumMap<>(Storage.class);

    /** Categories and services share one space of ids: a choice lists both. An empty id has been noted before. */
    void id(Place place, String id) {
        if (id.isEmpty()) {
            return;
        }
        if (!ID.matcher(id).matches()) {
            place.error("id", Quoted.of(id) + " must be 1 to 40 of a-z, 0-9 and -, and not begin with -");
            return;
        }
        String earlier = ids.putIfAbsent(id, place.path("id"));
        if (earlier != null) {
            place.error("id", Quoted.of(id) + " is the id at " + earlier + " too; rename one");
        }
    }

    /**
     * @param name a name or pattern that is right in itself
     * @param category whose it is
     */
    void name(Place place, Storage storage, String name, String category) {
        String earlier = names.computeIfAbsent(storage, s -> new HashMap<>()).putIfAbsent(name, place.path("name"));
        if (earlier != null) {
            // One entry serves one purpose (CNIL 2020-092, art. 6): two owners could not both be obeyed.
            place.error("name", Quoted.of(name) + " is declared at " + earlier + " too; declare it once");
        } else if (NamePattern.isPattern(name)) {
            patterns.computeIfAbsent(storage, s -> new PatternOverlaps()).add(place, name, category);
        }
    }
}
