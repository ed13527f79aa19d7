// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was seen of a careless site in one phase, against what would be there without us and is allowed.
 *
 * @param leaked what was there and not allowed
 * @param blocked what was allowed and not there
 * @param table seen and allowed, kind by kind
 */
record Account(Set<Sighting> leaked, Set<Sighting> blocked, String table) {

    /**
     * @param control what is there without us
     * @param taken what was granted once, and left elsewhere what cannot be taken back
     */
    static Account of(
            String phase, Set<Sighting> control, Set<Sighting> seen, EnumSet<Owner> owners, EnumSet<Owner> taken) {
        Set<Sighting> leaked = where(seen, one -> !one.allowed(owners) && !isBeyondReach(one, taken));
        Set<Sighting> blocked = where(control, one -> one.allowed(owners) && !seen.contains(one));
        Set<String> kinds = control.stream().map(Sighting::kind).collect(Collectors.toCollection(TreeSet::new));
        StringBuilder table = new StringBuilder(phase).append('\n');
        table.append("%-18s %8s %8s %8s %8s%n".formatted("", "seen", "allowed", "leaked", "blocked"));
        for (String kind : kinds) {
            Predicate<Sighting> mine = one -> one.kind().equals(kind);
            table.append("%-18s %8d %8d %8d %8d%n"
                    .formatted(
                            kind,
                            where(seen, mine).size(),
                            where(control, mine.and(one -> one.allowed(owners))).size(),
                            where(leaked, mine).size(),
                            where(blocked, mine).size()));
        }
        return new Account(leaked, blocked, table.toString());
    }

    private static boolean isBeyondReach(Sighting one, EnumSet<Owner> taken) {
        return one.elsewhere() && taken.contains(one.owner()) && one.kind().endsWith("cookie");
    }

    private static Set<Sighting> where(Set<Sighting> all, Predicate<Sighting> wanted) {
        return all.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong, for a person to read; empty where nothing is. */
    String complaint() {
        return leaked.isEmpty() && blocked.isEmpty()
                ? ""
                : table + list("leaked, or left over", leaked) + list("wrongly blocked", blocked);
    }

    private static String list(String title, Set<Sighting> sightings) {
        return sightings.isEmpty()
                ? ""
                : title + ":\n"
                        + sightings.stream().map(one -> "  " + one + "\n").collect(Collectors.joining());
    }
}
