package org.cookiecharter.jetty;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.decision.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often each effect came about; and a line in the log for each undeclared name, once. */
final class CookieCounters {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentHandler.class);
    /** Whoever sends ever new names fills neither the memory nor the log. */
    private static final int MOST_NAMES = 1000;

    private final Map<Effect, LongAdder> effects = new EnumMap<>(Effect.class);
    private final LongAdder undeclared = new LongAdder();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    CookieCounters() {
        for (Effect effect : Effect.values()) {
            effects.put(effect, new LongAdder());
        }
    }

    void count(CookieEvent event) {
        LongAdder counter = effects.get(event.effect());
        if (counter != null) {
            counter.increment();
        }
        if (event.decision() == Decision.UNDECLARED || event.decision() == Decision.UNDECLARED_PASSED) {
            undeclared.increment();
            if (!names.contains(event.name()) && names.size() < MOST_NAMES && names.add(event.name())) {
                LOG.warn(
                        "The cookie \"{}\" is not in the catalogue ({}); declare it, or stop using it",
                        Printable.of(event.name()),
                        event.effect());
            }
        }
    }

    long of(Effect effect) {
        LongAdder counter = effects.get(effect);
        return counter == null ? 0 : counter.sum();
    }

    long undeclared() {
        return undeclared.sum();
    }
}
