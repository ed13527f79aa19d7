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
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Sighting;
import org.cookiecharter.proof.Sighting.Kind;

/**
 * What was seen and is not in the store yet: numbers of a day, and nothing of who was seen. They are saved now and then;
 * those since the last time are lost with the process. Safe for use by several threads; {@link #see} never blocks.
 */
public final class Sightings {
    /** How many names of a kind are told apart on one day: whoever sends ever new ones fills neither memory nor store. */
    static final int MOST_NAMES = 200;

    private final Clock clock;
    private final ConcurrentMap<Page, ConcurrentMap<String, AtomicLong>> pages = new ConcurrentHashMap<>();

    /** Where the names of a kind stand on one day. */
    private record Page(LocalDate day, Kind kind) {}

    /** @param clock tells the day, in UTC */
    public Sightings(Clock clock) {
        this.clock = clock;
    }

    /** Counts what needs no name. */
    public void see(Kind kind) {
        see(kind, "");
    }

    /**
     * Counts it under a name.
     *
     * @param wire the name as it came over the wire
     */
    public void see(Kind kind, String wire) {
        String name = Sighting.name(wire);
        ConcurrentMap<String, AtomicLong> names = names(new Page(today(), kind));
        if (!names.containsKey(name) && names.size() >= MOST_NAMES) {
            name = Sighting.OTHERS;
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
     * @throws RuntimeException where the store does not take it
     */
    public synchronized void save(ProofStore proofs) {
        List<Sighting> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            proofs.see(taken);
        } catch (RuntimeException e) {
            taken.forEach(sighting -> names(new Page(sighting.day(), sighting.kind()))
                    .computeIfAbsent(sighting.name(), key -> new AtomicLong())
                    .addAndGet(sighting.times()));
            throw e;
        }
    }

    /** The names of a day that is not over are remembered: else there would be as many new ones after each saving. */
    private List<Sighting> take() {
        List<Sighting> taken = new ArrayList<>();
        pages.forEach((page, names) -> names.forEach((name, number) -> {
            long times = number.getAndSet(0);
            if (times > 0) {
                taken.add(new Sighting(page.day(), page.kind(), name, times));
            }
        }));
        // Yesterday stays for who looked at the clock before midnight, and counts after.
        LocalDate yesterday = today().minusDays(1);
        pages.keySet().removeIf(page -> page.day().isBefore(yesterday));
        return taken;
    }
}
