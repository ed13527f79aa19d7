// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.cookiecharter.format.LogText;

/**
 * Checks across the parts of a catalogue. It receives one part after another, and reports each that conflicts with an
 * earlier one.
 */
final class CatalogueChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Map<String, String> ids = new HashMap<>();
    private final Map<Storage, Map<String, String>> names = new EnumMap<>(Storage.class);
    private final Map<Storage, PatternOverlaps> patterns = new EnumMap<>(Storage.class);

    /**
     * Checks an id. Categories and services share one namespace of ids, because a choice lists both. An empty id is
     * ignored: it has already been reported.
     */
    void checkId(ObjectNode node, String id) {
        if (id.isEmpty()) {
            return;
        }
        if (!ID.matcher(id).matches()) {
            node.error("id", LogText.quote(id) + " must be 1 to 40 of a-z, 0-9 and -, and not begin with -");
            return;
        }
        String earlier = ids.putIfAbsent(id, node.path("id"));
        if (earlier != null) {
            node.error("id", LogText.quote(id) + " is also the id at " + earlier + "; rename one");
        }
    }

    /**
     * Checks that a name is declared once, and that patterns of different categories do not overlap.
     *
     * @param name a name or pattern that is valid in itself
     * @param category the id of the category that declares it
     */
    void checkName(ObjectNode node, Storage storage, String name, String category) {
        String earlier = names.computeIfAbsent(storage, s -> new HashMap<>()).putIfAbsent(name, node.path("name"));
        if (earlier != null) {
            // One entry has one purpose (CNIL 2020-092, art. 6): the rules of two owners could conflict.
            node.error("name", LogText.quote(name) + " is also declared at " + earlier + "; declare it once");
        } else if (NamePattern.isPattern(name)) {
            patterns.computeIfAbsent(storage, s -> new PatternOverlaps()).add(node, name, category);
        }
    }
}
