// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of actions on the cookies of each service, and of blocked references to its hosts. Services are added
 * when their catalogue is loaded, and at most {@value #MAX_SERVICES} of them are distinguished. Thread-safe.
 */
final class ServiceMetrics {
    /** The name under which the consent cookie is counted. No service can have it. */
    static final String CONSENT = "(consent)";
    /** The name under which undeclared cookies are counted. No service can have it. */
    static final String UNDECLARED = "(undeclared)";
    /** The common name of all services beyond the maximum. No service can have it. */
    static final String OTHERS = "(others)";

    static final int MAX_SERVICES = 200;

    private static final class Counts {
        private final Map<CookieAction, LongAdder> actions = new EnumMap<>(CookieAction.class);
        private final LongAdder blockedReferences = new LongAdder();

        private Counts() {
            for (CookieAction action : CookieAction.values()) {
                actions.put(action, new LongAdder());
            }
        }

        private LongAdder counter(CookieAction action) {
            return Objects.requireNonNull(actions.get(action));
        }
    }

    private final Map<String, Counts> services = new ConcurrentHashMap<>();
    private final Counts others = new Counts();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    ServiceMetrics() {
        services.put(CONSENT, new Counts());
        services.put(UNDECLARED, new Counts());
        services.put(OTHERS, others);
    }

    /** Adds the services of a catalogue; those that exist keep their numbers. */
    synchronized void add(Catalogue catalogue) {
        for (Service service : catalogue.services()) {
            if (services.size() < MAX_SERVICES && services.putIfAbsent(service.id(), new Counts()) == null) {
                listeners.forEach(listener -> listener.accept(service.id()));
            }
        }
    }

    /** Passes the name of each service to a consumer: of those that exist now, and of each that is added later. */
    synchronized void forEachService(Consumer<String> listener) {
        services().forEach(listener);
        listeners.add(listener);
    }

    /** Returns the names of the services in alphabetical order, including those in parentheses. */
    SortedSet<String> services() {
        return new TreeSet<>(services.keySet());
    }

    /** Returns the name under which a cookie is counted: the id of its service, or one of the constants. */
    static String name(Decision decision, @Nullable CookieDeclaration declaration) {
        if (decision == Decision.CONSENT_COOKIE || decision == Decision.RESERVED) {
            return CONSENT;
        }
        return declaration == null ? UNDECLARED : declaration.service().id();
    }

    /** Counts an action on this number of cookies of the service. */
    void count(String service, CookieAction action, int cookies) {
        counts(service).counter(action).add(cookies);
    }

    /** Counts a blocked reference in a page to a host of the service. */
    void countBlockedReference(Service service) {
        counts(service.id()).blockedReferences.increment();
    }

    private Counts counts(String service) {
        Counts counts = services.get(service);
        return counts == null ? others : counts;
    }

    /** Returns the number of actions on all cookies since startup or the last reset. */
    long getCount(CookieAction action) {
        return services.values().stream()
                .mapToLong(counts -> counts.counter(action).sum())
                .sum();
    }

    /** Returns the number of actions on cookies of the service since startup or the last reset; 0 if it is unknown. */
    long getCount(String service, CookieAction action) {
        Counts counts = services.get(service);
        return counts == null ? 0 : counts.counter(action).sum();
    }

    /** Returns the number of blocked references in pages to hosts of the service; 0 if it is unknown. */
    long getBlockedReferences(String service) {
        Counts counts = services.get(service);
        return counts == null ? 0 : counts.blockedReferences.sum();
    }

    void reset() {
        for (Counts counts : services.values()) {
            counts.blockedReferences.reset();
            counts.actions.values().forEach(LongAdder::reset);
        }
    }
}
