// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A visitor's choice and its meaning as specified: a cookie is allowed if its category needs no consent, or if it or
 * its category was granted and has not changed since.
 *
 * @param decided whether there is a choice
 * @param granted ids of categories and services
 * @param revision the revision for which they were granted
 */
record VisitorChoice(boolean decided, Set<String> granted, String revision) {
    static final VisitorChoice NOTHING = new VisitorChoice(false, Set.of(), "");

    /** Returns the cookies allowed under this revision, in the order of {@link Application#COOKIES}. */
    Set<String> kept(String today, boolean gpc) {
        Set<String> kept = new LinkedHashSet<>(List.of("sid"));
        if (decided ? granted.contains("stats") : !gpc) {
            kept.add("_c");
        }
        // Each reload changes the films, and so their category; the maps do not change.
        boolean media = granted.contains("media") && revision.equals(today);
        if (media || (granted.contains("video") && revision.equals(today))) {
            kept.add("_v");
        }
        if (media || granted.contains("map")) {
            kept.add("_m");
        }
        return kept;
    }
}
