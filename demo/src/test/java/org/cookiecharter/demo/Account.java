// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The difference between the items of a careless site in one phase and the allowed items of the unprotected site.
 *
 * @param leaked observed items that are not allowed
 * @param blocked allowed items that are missing
 * @param table observed and allowed items by kind
 */
record Account(Set<DailyCount> leaked, Set<DailyCount> blocked, String table) {

    /**
     * @param control the items of the unprotected site
     * @param taken previously granted items, which cannot be withdrawn elsewhere
     */
    static Account of(
            String phase,
            Set<DailyCount> control,
            Set<DailyCount> received,
            EnumSet<Owner> owners,
            EnumSet<Owner> taken) {
        Set<DailyCount> leaked = where(received, one -> !one.allowed(owners) && !isBeyondReach(one, taken));
        Set<DailyCount> blocked = where(control, one -> one.allowed(owners) && !received.contains(one));
        Set<String> kinds = control.stream().map(DailyCount::kind).collect(Collectors.toCollection(TreeSet::new));
        StringBuilder table = new StringBuilder(phase).append('\n');
        table.append("%-18s %8s %8s %8s %8s%n".formatted("", "seen", "allowed", "leaked", "blocked"));
        for (String kind : kinds) {
            Predicate<DailyCount> mine = one -> one.kind().equals(kind);
            table.append("%-18s %8d %8d %8d %8d%n"
                    .formatted(
                            kind,
                            where(received, mine).size(),
                            where(control, mine.and(one -> one.allowed(owners))).size(),
                            where(leaked, mine).size(),
                            where(blocked, mine).size()));
        }
        return new Account(leaked, blocked, table.toString());
    }

    private static boolean isBeyondReach(DailyCount one, EnumSet<Owner> taken) {
        return one.elsewhere() && taken.contains(one.owner()) && one.kind().endsWith("cookie");
    }

    private static Set<DailyCount> where(Set<DailyCount> all, Predicate<DailyCount> wanted) {
        return all.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a readable description of the errors; empty if there are none. */
    String complaint() {
        return leaked.isEmpty() && blocked.isEmpty()
                ? ""
                : table + list("leaked, or left over", leaked) + list("wrongly blocked", blocked);
    }

    private static String list(String title, Set<DailyCount> usageStats) {
        return usageStats.isEmpty()
                ? ""
                : title + ":\n"
                        + usageStats.stream().map(one -> "  " + one + "\n").collect(Collectors.joining());
    }
}
