// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

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
 * What was seen and is not in the store yet: numbers of a day, and nothing of who was seen. They are saved now and then;
 * those since the last time are lost with the process. Safe for use by several threads; {@link #count} never blocks.
 */
public final class UsageStats {
    /** How many names of a kind are told apart on one day: whoever sends ever new ones fills neither memory nor store. */
    static final int MOST_NAMES = 200;

    private final Clock clock;
    private final ConcurrentMap<Page, ConcurrentMap<String, AtomicLong>> pages = new ConcurrentHashMap<>();

    /** Where the names of a kind stand on one day. */
    private record Page(LocalDate day, Kind kind) {}

    /** @param clock tells the day, in UTC */
    public UsageStats(Clock clock) {
        this.clock = clock;
    }

    /** Counts what needs no name. */
    public void count(Kind kind) {
        count(kind, "");
    }

    /**
     * Counts it under a name.
     *
     * @param wire the name as it came over the wire
     */
    public void count(Kind kind, String wire) {
        String name = DailyCount.name(wire);
        ConcurrentMap<String, AtomicLong> names = names(new Page(today(), kind));
        if (!names.containsKey(name) && names.size() >= MOST_NAMES) {
            name = DailyCount.OTHERS;
        }
        names.computeIfAbsent(name, key -> new AtomicLong()).incrementAndGet();
    }

    private ConcurrentMap<String, AtomicLong> names(Page page) {
        return pages.computeIfAbsent(page, key -> new ConcurrentHashMap<>());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Saves what was seen since the last time. What cannot be saved is kept for the next.
     *
     * @throws RuntimeException if the store does not take it
     */
    public synchronized void save(ProofStore proofs) {
        List<DailyCount> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            proofs.addDailyCounts(taken);
        } catch (RuntimeException e) {
            taken.forEach(count -> names(new Page(count.day(), count.kind()))
                    .computeIfAbsent(count.name(), key -> new AtomicLong())
                    .addAndGet(count.times()));
            throw e;
        }
    }

    /** The names of a day that is not over are remembered: else there would be as many new ones after each saving. */
    private List<DailyCount> take() {
        List<DailyCount> taken = new ArrayList<>();
        pages.forEach((page, names) -> names.forEach((name, number) -> {
            long times = number.getAndSet(0);
            if (times > 0) {
                taken.add(new DailyCount(page.day(), page.kind(), name, times));
            }
        }));
        // Yesterday stays for who looked at the clock before midnight, and counts after.
        LocalDate yesterday = today().minusDays(1);
        pages.keySet().removeIf(page -> page.day().isBefore(yesterday));
        return taken;
    }
}
