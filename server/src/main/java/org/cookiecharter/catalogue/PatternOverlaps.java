// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cookiecharter.format.LogText;

/**
 * Reports patterns of different categories that can match the same name. Only patterns whose prefixes agree can do so,
 * so the patterns of a large catalogue are not compared pair by pair.
 */
final class PatternOverlaps {
    private final NavigableMap<String, List<DeclaredPattern>> byPrefix = new TreeMap<>();
    private final SortedSet<Integer> prefixLengths = new TreeSet<>();

    void add(ObjectNode node, String name, String category) {
        DeclaredPattern pattern = new DeclaredPattern(name, category, node.path("name"));
        String prefix = NamePattern.prefix(name);
        for (int length : prefixLengths.headSet(prefix.length())) {
            reportOverlaps(node, pattern, byPrefix.getOrDefault(prefix.substring(0, length), List.of()));
        }
        for (var longer : byPrefix.tailMap(prefix, true).entrySet()) {
            if (!longer.getKey().startsWith(prefix)) {
                break;
            }
            reportOverlaps(node, pattern, longer.getValue());
        }
        byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(pattern);
        prefixLengths.add(prefix.length());
    }

    private static void reportOverlaps(ObjectNode node, DeclaredPattern pattern, List<DeclaredPattern> others) {
        for (DeclaredPattern other : others) {
            if (!pattern.category.equals(other.category) && NamePattern.haveCommonMatch(pattern.name, other.name)) {
                node.error(
                        "name",
                        LogText.quote(pattern.name) + " and " + LogText.quote(other.name) + " at " + other.path
                                + " can match the same name in two categories; make one of them narrower");
            }
        }
    }

    private record DeclaredPattern(String name, String category, String path) {}
}
