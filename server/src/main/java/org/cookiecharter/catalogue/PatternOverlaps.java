// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Notes patterns of two categories that can match one name. Only patterns whose beginnings agree can, so a large
 * catalogue is not compared pair by pair.
 */
final class PatternOverlaps {
    private final NavigableMap<String, List<Declared>> byPrefix = new TreeMap<>();
    private final SortedSet<Integer> prefixLengths = new TreeSet<>();

    void add(Place place, String name, String category) {
        Declared pattern = new Declared(name, category, place.path("name"));
        String prefix = NamePattern.prefix(name);
        for (int length : prefixLengths.headSet(prefix.length())) {
            compare(place, pattern, byPrefix.getOrDefault(prefix.substring(0, length), List.of()));
        }
        for (var longer : byPrefix.tailMap(prefix, true).entrySet()) {
            if (!longer.getKey().startsWith(prefix)) {
                break;
            }
            compare(place, pattern, longer.getValue());
        }
        byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(pattern);
        prefixLengths.add(prefix.length());
    }

    private static void compare(Place place, Declared pattern, List<Declared> others) {
        for (Declared other : others) {
            if (!pattern.category.equals(other.category) && NamePattern.overlap(pattern.name, other.name)) {
                place.error(
                        "name",
                        Quoted.of(pattern.name) + " and " + Quoted.of(other.name) + " at " + other.path
                                + " can match the same name in two categories; make one of them narrower");
            }
        }
    }

    private record Declared(String name, String category, String path) {}
}
