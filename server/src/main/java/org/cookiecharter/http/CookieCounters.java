package org.cookiecharter.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often each effect came about; and a line in the log for each undeclared name, once. */
public final class CookieCounters {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    /** Whoever sends ever new names fills neither the memory nor the log. */
    private static final int MOST_NAMES = 1000;

    private final Map<Effect, LongAdder> effects = new EnumMap<>(Effect.class);
    private final LongAdder undeclared = new LongAdder();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private boolean listened;

    public CookieCounters() {
        for (Effect effect : Effect.values()) {
            effects.put(effect, new LongAdder());
        }
    }

    /** Whether each event is wanted, and not only what is to be logged. Before the handler starts. */
    public void setListened(boolean listened) {
        this.listened = listened;
    }

    /** Counts an effect. Does no more than that: it may be called under a lock. */
    void count(Effect effect, Decision decision) {
        LongAdder counter = effects.get(effect);
        if (counter != null) {
            counter.increment();
        }
        if (decision.isUndeclared()) {
            undeclared.increment();
        }
    }

    /** Whether somebody may want to be told of a cookie with this decision, depending on its name. */
    boolean wants(Decision decision) {
        return listened || decision.isUndeclared();
    }

    /** Whether somebody is to be told of this cookie. */
    boolean wants(String name, Decision decision) {
        return listened || (decision.isUndeclared() && isNew(name));
    }

    /** Logs the name of an undeclared cookie, once. */
    private void log(CookieEvent event) {
        if (event.decision().isUndeclared() && isNew(event.name()) && names.add(event.name())) {
            LOG.warn(
                    "The cookie \"{}\" is not in the catalogue ({}); declare it, or stop using it",
                    Printable.of(event.name()),
                    event.effect());
        }
    }

    /** Tells all that was noted in an exchange, outside of locks. */
    void tell(SiteRequest request, Consent consent, @Nullable CookieListener listener) {
        List<CookieEvent> events = consent.takeEvents();
        for (int i = 0; i < events.size(); i++) {
            CookieEvent event = events.get(i);
            log(event);
            if (listener != null) {
                try {
                    listener.onCookie(request, event);
                } catch (RuntimeException e) {
                    LOG.warn("The cookie listener failed", e);
                }
            }
        }
    }

    private boolean isNew(String name) {
        return !names.contains(name) && names.size() < MOST_NAMES;
    }

    public long of(Effect effect) {
        LongAdder counter = effects.get(effect);
        return counter == null ? 0 : counter.sum();
    }

    public long undeclared() {
        return undeclared.sum();
    }
}
