// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.Snapshot;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.StorageWrite;
import org.cookiecharter.audit.observation.StoredCookie;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a browser stored at one moment of a visit, with its setter.
 *
 * @param storage the storage
 * @param name the name
 * @param host the host or origin to which it belongs
 * @param visitor the visitor
 * @param moment the moment
 * @param remaining the remaining lifetime; null if it ends with the session, or is not known
 * @param setBy what set it; empty if that was not observed
 * @param calls the script's calls that set it; empty if no script did
 * @param written whether it was set in the same step
 * @param restored whether only a stored state, with which the visit began, set it
 * @param last whether all pages of the step had been read
 */
record Occurrence(
        Storage storage,
        String name,
        String host,
        Visitor visitor,
        Moment moment,
        @Nullable Duration remaining,
        String setBy,
        List<String> calls,
        boolean written,
        boolean restored,
        boolean last) {
    Occurrence {
        calls = List.copyOf(calls);
    }

    /** Returns the occurrences in all visits, in their order. */
    static List<Occurrence> of(List<VisitObservations> visits) {
        List<Occurrence> all = new ArrayList<>();
        for (VisitObservations visit : visits) {
            Map<Step, Integer> lasts = new EnumMap<>(Step.class);
            List<Snapshot> snapshots = visit.snapshots();
            for (int i = 0; i < snapshots.size(); i++) {
                lasts.put(snapshots.get(i).moment().step(), i);
            }
            for (int i = 0; i < snapshots.size(); i++) {
                Snapshot snapshot = snapshots.get(i);
                boolean last =
                        Integer.valueOf(i).equals(lasts.get(snapshot.moment().step()));
                snapshot.cookies().forEach(cookie -> all.add(of(visit, snapshot.moment(), cookie, last)));
                for (StoredEntry entry : snapshot.entries()) {
                    Storage storage = entry.kind().declared();
                    if (storage != null) {
                        all.add(of(visit, snapshot.moment(), entry, storage, last));
                    }
                }
            }
        }
        return all;
    }

    private static Occurrence of(VisitObservations visit, Moment moment, StoredCookie cookie, boolean last) {
        CookieWrite setter = null;
        boolean written = false;
        boolean restored = true;
        for (CookieWrite write : visit.cookieWrites()) {
            if (write.name().equals(cookie.name())
                    && !write.deletion()
                    && write.rejection() == null
                    && (write.host() + ".").endsWith(cookie.host() + ".")) {
                boolean byAudit = write.source() == CookieWrite.Source.STATE;
                setter = setter == null || (restored && !byAudit) ? write : setter;
                restored &= byAudit;
                written |= !byAudit && write.moment().step() == moment.step();
            }
        }
        return new Occurrence(
                Storage.COOKIE,
                cookie.name(),
                cookie.host(),
                visit.visitor(),
                moment,
                cookie.remaining(),
                setter == null ? "" : setter.url(),
                setter == null ? List.of() : setter.stack(),
                written,
                restored && setter != null,
                last);
    }

    private static Occurrence of(
            VisitObservations visit, Moment moment, StoredEntry entry, Storage storage, boolean last) {
        StorageWrite setter = null;
        boolean written = false;
        boolean restored = true;
        for (StorageWrite write : visit.storageWrites()) {
            if (write.kind() == entry.kind() && write.name().equals(entry.name())) {
                setter = setter == null || (restored && !write.restored()) ? write : setter;
                restored &= write.restored();
                written |= !write.restored() && write.moment().step() == moment.step();
            }
        }
        return new Occurrence(
                storage,
                entry.name(),
                entry.origin(),
                visit.visitor(),
                moment,
                null,
                setter == null ? "" : setter.url(),
                setter == null ? List.of() : setter.stack(),
                written,
                restored && setter != null,
                last);
    }

    /** Returns the name, with the storage unless it is a cookie. */
    String subject() {
        return storage == Storage.COOKIE ? name : storage.text() + " " + name;
    }
}
