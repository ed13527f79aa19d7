// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.Snapshot;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.StoredCookie;
import org.cookiecharter.audit.observation.VisitObservations;
import org.jspecify.annotations.Nullable;

/**
 * A cookie in the table of all cookies of an audit.
 *
 * @param cookie the cookie as it was first observed
 * @param max the longest lifetime that was observed; null until the end of the session
 * @param values the fingerprints of its values
 * @param steps the steps in which it was stored
 * @param setters what set it: source and address
 */
record CookieRow(
        StoredCookie cookie, @Nullable Duration max, Set<String> values, Set<Step> steps, Set<String> setters) {
    CookieRow {
        values = Set.copyOf(values);
        steps = Set.copyOf(steps);
        setters = Set.copyOf(setters);
    }

    /** A cookie in the browser, and the step in which it was. */
    private record Observed(Step step, StoredCookie cookie) {}

    private record Key(
            String name,
            String domain,
            String path,
            @Nullable String partition) {}

    /** Returns the rows of all visits, in the order in which the cookies were first observed. */
    static List<CookieRow> of(List<VisitObservations> visits) {
        Map<Key, List<Observed>> cookies = new LinkedHashMap<>();
        for (VisitObservations visit : visits) {
            for (Snapshot snapshot : visit.snapshots()) {
                for (StoredCookie cookie : snapshot.cookies()) {
                    Key key = new Key(cookie.name(), cookie.domain(), cookie.path(), cookie.partition());
                    cookies.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(new Observed(snapshot.moment().step(), cookie));
                }
            }
        }
        List<CookieRow> rows = new ArrayList<>();
        cookies.values().forEach(occurrences -> rows.add(row(occurrences, visits)));
        return rows;
    }

    private static CookieRow row(List<Observed> occurrences, List<VisitObservations> visits) {
        StoredCookie first = occurrences.get(0).cookie();
        Duration max = null;
        Set<String> values = new LinkedHashSet<>();
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Observed occurrence : occurrences) {
            StoredCookie cookie = occurrence.cookie();
            steps.add(occurrence.step());
            values.add(cookie.value().fingerprint());
            Duration remaining = cookie.remaining();
            if (remaining != null && (max == null || remaining.compareTo(max) > 0)) {
                max = remaining;
            }
        }
        return new CookieRow(first, max, values, steps, setters(first, visits));
    }

    private static Set<String> setters(StoredCookie cookie, List<VisitObservations> visits) {
        Set<String> setters = new LinkedHashSet<>();
        for (VisitObservations visit : visits) {
            for (CookieWrite write : visit.cookieWrites()) {
                if (write.name().equals(cookie.name())
                        && !write.deletion()
                        && write.rejection() == null
                        && (write.host() + ".").endsWith(cookie.host() + ".")) {
                    setters.add(write.source() + " " + write.url());
                }
            }
        }
        return setters;
    }
}
