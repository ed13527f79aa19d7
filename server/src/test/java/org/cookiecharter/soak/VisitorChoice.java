// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a visitor chose, and what that means by the words of the design: a cookie is kept where its category needs no
 * consent, or where it, or its category, was granted and still means what it meant then.
 *
 * @param decided whether there is a choice
 * @param granted ids of categories and services
 * @param revision the one for which they were granted
 */
record VisitorChoice(boolean decided, Set<String> granted, String revision) {
    static final VisitorChoice NOTHING = new VisitorChoice(false, Set.of(), "");

    /** The cookies that may be set and seen under this revision, in the order of {@link Application#COOKIES}. */
    Set<String> kept(String today, boolean gpc) {
        Set<String> kept = new LinkedHashSet<>(List.of("sid"));
        if (decided ? granted.contains("stats") : !gpc) {
            kept.add("_c");
        }
        // Each reload changes the films, and so their category; the maps stay what they were.
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
