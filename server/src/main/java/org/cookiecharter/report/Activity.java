// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ChoiceCount;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.ProofStore;

/** The consent activity of a period, aggregated. Its size depends on days, services and languages, not on visitors. */
final class Activity {
    /** The outcome of a choice. */
    enum Outcome {
        ALL,
        SOME,
        NONE,
        WITHDRAWN,
        ONCE;

        private static Outcome of(ChoiceCount count) {
            if (count.method() == ChoiceMethod.WITHDRAW) {
                return WITHDRAWN;
            }
            if (count.method() == ChoiceMethod.ONCE) {
                return ONCE;
            }
            return count.granted().isEmpty() ? NONE : count.refused().isEmpty() ? ALL : SOME;
        }
    }

    /** The numbers of grants and refusals. */
    static final class Share {
        long granted;
        long refused;

        void add(boolean grants, long times) {
            if (grants) {
                granted += times;
            } else {
                refused += times;
            }
        }
    }

    final Map<LocalDate, Map<Outcome, Long>> days = new TreeMap<>();
    final Map<String, Share> services = new TreeMap<>();
    final Map<String, Share> languages = new TreeMap<>();
    /** The visits of each day: those without a choice at their start, and those that made one. */
    final Map<LocalDate, long[]> visitCounts = new TreeMap<>();

    final Map<DailyCount.Kind, Map<String, Long>> undeclared = new EnumMap<>(DailyCount.Kind.class);

    private final Catalogue catalogue;

    private Activity(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads the activity of a period from a store.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    static Activity read(ProofStore proofs, Catalogue catalogue, Period period) {
        Activity activity = new Activity(catalogue);
        for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
            activity.days.put(day, new EnumMap<>(Outcome.class));
            activity.visitCounts.put(day, new long[2]);
        }
        proofs.forEachChoiceCount(period.from(), period.to(), activity::add);
        proofs.forEachDailyCount(period.from(), period.to(), activity::add);
        return activity;
    }

    private void add(ChoiceCount count) {
        Outcome outcome = Outcome.of(count);
        days.computeIfAbsent(count.day(), day -> new EnumMap<>(Outcome.class)).merge(outcome, count.times(), Long::sum);
        if (outcome == Outcome.WITHDRAWN || outcome == Outcome.ONCE) {
            return;
        }
        grantsById(count).forEach((id, grants) -> share(services, id).add(grants, count.times()));
        share(languages, count.language()).add(outcome != Outcome.NONE, count.times());
    }

    /**
     * Returns whether each id was granted. A service that the choice does not contain has the value of its category.
     */
    private Map<String, Boolean> grantsById(ChoiceCount count) {
        Map<String, Boolean> grantsById = new HashMap<>();
        count.refused().forEach(id -> grantsById.put(id, false));
        count.granted().forEach(id -> grantsById.put(id, true));
        for (Service service : catalogue.services()) {
            Boolean category = grantsById.get(service.category().id());
            if (category != null) {
                grantsById.putIfAbsent(service.id(), category);
            }
        }
        return grantsById;
    }

    private static Share share(Map<String, Share> shares, String name) {
        return shares.computeIfAbsent(name, key -> new Share());
    }

    private void add(DailyCount count) {
        switch (count.kind()) {
            case ASKED, ANSWERED ->
                visitCounts
                                .computeIfAbsent(count.day(), day -> new long[2])[
                                count.kind() == DailyCount.Kind.ASKED ? 0 : 1] +=
                        count.times();
            default ->
                undeclared
                        .computeIfAbsent(count.kind(), kind -> new TreeMap<>())
                        .merge(count.name(), count.times(), Long::sum);
        }
    }
}
