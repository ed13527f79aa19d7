// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.DailyCount.Kind;
import org.cookiecharter.proof.ProofStore;

/**
 * Daily counts that are not yet saved to the store. They identify no visitor. They are saved at intervals; those since
 * the last save are lost with the process. Thread-safe; {@link #count} never blocks.
 */
public final class UsageStats {
    /**
     * Maximum number of distinct names per kind and day, so that a client with ever new names fills no memory or store.
     */
    static final int MAX_NAMES = 200;

    private final Clock clock;
    private final ConcurrentMap<DayKind, ConcurrentMap<String, AtomicLong>> counts = new ConcurrentHashMap<>();

    /** The kind and the day of a set of counts by name. */
    private record DayKind(LocalDate day, Kind kind) {}

    /**
     * Creates empty statistics.
     *
     * @param clock determines the day, in UTC
     */
    public UsageStats(Clock clock) {
        this.clock = clock;
    }

    /** Counts an occurrence that has no name. */
    public void count(Kind kind) {
        count(kind, "");
    }

    /**
     * Counts an occurrence under a name.
     *
     * @param wire the name as it was received
     */
    public void count(Kind kind, String wire) {
        String name = DailyCount.name(wire);
        ConcurrentMap<String, AtomicLong> names = names(new DayKind(today(), kind));
        if (!names.containsKey(name) && names.size() >= MAX_NAMES) {
            name = DailyCount.OTHERS;
        }
        names.computeIfAbsent(name, key -> new AtomicLong()).incrementAndGet();
    }

    private ConcurrentMap<String, AtomicLong> names(DayKind dayKind) {
        return counts.computeIfAbsent(dayKind, key -> new ConcurrentHashMap<>());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Saves the counts since the last save. Counts that cannot be saved are included in the next one.
     *
     * @throws RuntimeException if the store fails
     */
    public synchronized void save(ProofStore proofs) {
        List<DailyCount> drained = drain();
        if (drained.isEmpty()) {
            return;
        }
        try {
            proofs.addDailyCounts(drained);
        } catch (RuntimeException e) {
            drained.forEach(count -> names(new DayKind(count.day(), count.kind()))
                    .computeIfAbsent(count.name(), key -> new AtomicLong())
                    .addAndGet(count.times()));
            throw e;
        }
    }

    /**
     * Removes and returns the counts. The names of a day that is not over remain, since they count towards the maximum.
     */
    private List<DailyCount> drain() {
        List<DailyCount> drained = new ArrayList<>();
        counts.forEach((dayKind, names) -> names.forEach((name, number) -> {
            long times = number.getAndSet(0);
            if (times > 0) {
                drained.add(new DailyCount(dayKind.day(), dayKind.kind(), name, times));
            }
        }));
        // Yesterday remains for threads that read the clock before midnight and count after it.
        LocalDate yesterday = today().minusDays(1);
        counts.keySet().removeIf(dayKind -> dayKind.day().isBefore(yesterday));
        return drained;
    }
}
