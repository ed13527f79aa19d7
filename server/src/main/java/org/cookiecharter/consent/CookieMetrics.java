// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.discovery.ClientQuota;
import org.cookiecharter.discovery.ClientQuota.Change;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.eclipse.jetty.util.annotation.ManagedOperation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often each effect came about, since the start or since the last {@link #reset}; and a line in the log for each
 * undeclared name, once. Safe for any number of threads.
 */
@ManagedObject("What became of cookies, and which choices were made")
public final class CookieMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(CookieMetrics.class);
    /** Of those that the site sets, and again of those that clients send, so that no client can use up the former. */
    private static final int MOST_NAMES = 1000;

    private final Map<CookieAction, LongAdder> effects = new EnumMap<>(CookieAction.class);
    private final LongAdder undeclared = new LongAdder();
    private final Map<ChoiceMethod, LongAdder> choices = new EnumMap<>(ChoiceMethod.class);
    private final Set<String> setNames = ConcurrentHashMap.newKeySet();
    private final ClientQuota<Boolean> sentNames = new ClientQuota<>(MOST_NAMES);
    private final LongAdder reserved = new LongAdder();
    private final AtomicBoolean reservedLogged = new AtomicBoolean();
    private boolean listened;

    public CookieMetrics() {
        for (CookieAction action : CookieAction.values()) {
            effects.put(action, new LongAdder());
        }
        for (ChoiceMethod method : ChoiceMethod.values()) {
            choices.put(method, new LongAdder());
        }
    }

    /** Whether each event is wanted, and not only what is to be logged. Before the handler starts. */
    public void setListened(boolean listened) {
        this.listened = listened;
    }

    /** Counts an action. Does no more than that: it may be called under a lock. */
    void count(CookieAction action, Decision decision) {
        LongAdder counter = effects.get(action);
        if (counter != null) {
            counter.increment();
        }
        if (decision.isUndeclared()) {
            undeclared.increment();
        } else if (decision == Decision.RESERVED) {
            reserved.increment();
        }
    }

    /** Counts an effect that so many declared cookies have met with. */
    void count(CookieAction action, int times) {
        LongAdder counter = times == 0 ? null : effects.get(action);
        if (counter != null) {
            counter.add(times);
        }
    }

    /** Whether somebody is to be told of every single cookie. */
    boolean wantsEach() {
        return listened;
    }

    /** Whether somebody may want to be told of a cookie with this decision, depending on its name. */
    boolean wants(Decision decision) {
        return listened || decision.isUndeclared() || decision == Decision.RESERVED;
    }

    /**
     * Whether somebody is to be told of this cookie.
     *
     * @param sent whether the client sent it, and not the site set it
     */
    boolean wants(String name, Decision decision, boolean sent) {
        return listened || (decision.isUndeclared() && isNew(name, sent)) || decision == Decision.RESERVED;
    }

    /** Counts a choice that was recorded. */
    public void count(ChoiceMethod method) {
        LongAdder counter = choices.get(method);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Logs the name of an undeclared cookie, once, and once that the application sets the consent cookie. */
    private void log(CookieOutcome noted, SiteRequest request) {
        CookieEvent event = noted.event();
        if (event.decision() == Decision.RESERVED && reservedLogged.compareAndSet(false, true)) {
            LOG.warn(
                    "The application sets the consent cookie \"{}\" itself ({}); only /consent/choice may set it. Rename"
                            + " the application's cookie, or set another cookieName",
                    LogText.of(event.name()),
                    event.action());
        }
        if (event.decision().isUndeclared() && isNew(event.name(), noted.sent()) && add(noted, request)) {
            LOG.warn(
                    "The cookie \"{}\" is not in the catalogue ({}); declare it, or stop using it",
                    LogText.of(event.name()),
                    event.action());
        }
    }

    private boolean add(CookieOutcome noted, SiteRequest request) {
        String name = noted.event().name();
        return noted.sent()
                ? sentNames.put(ClientNetwork.of(request), name, true, (old, same) -> old) == Change.NEW
                : setNames.add(name);
    }

    /** Tells all that was noted in an exchange, outside of locks. */
    public void publish(SiteRequest request, Consent consent, @Nullable CookieListener listener) {
        List<CookieOutcome> events = consent.takeEvents();
        for (int i = 0; i < events.size(); i++) {
            CookieOutcome noted = events.get(i);
            log(noted, request);
            if (listener != null) {
                try {
                    listener.onCookie(request, noted.event());
                } catch (RuntimeException e) {
                    LOG.warn("The cookie listener failed", e);
                }
            }
        }
    }

    private boolean isNew(String name, boolean sent) {
        return !setNames.contains(name) && !sentNames.contains(name) && (sent || setNames.size() < MOST_NAMES);
    }

    public long of(CookieAction action) {
        LongAdder counter = effects.get(action);
        return counter == null ? 0 : counter.sum();
    }

    @ManagedAttribute("How many cookies were met that the catalogue does not name")
    public long getUndeclared() {
        return undeclared.sum();
    }

    @ManagedAttribute("Number of times the application tried to set the consent cookie")
    public long getReserved() {
        return reserved.sum();
    }

    @ManagedAttribute("How many cookies answers set, those that were shortened or hardened included")
    public long getKept() {
        return of(CookieAction.SET) + of(CookieAction.SHORTENED) + of(CookieAction.HARDENED);
    }

    @ManagedAttribute("How many cookies answers would have set")
    public long getBlocked() {
        return of(CookieAction.BLOCKED);
    }

    @ManagedAttribute("How many cookies that browsers sent the application did not see")
    public long getHidden() {
        return of(CookieAction.STRIPPED);
    }

    @ManagedAttribute("How many cookies answers removed from browsers")
    public long getExpired() {
        return of(CookieAction.EXPIRED);
    }

    @ManagedAttribute("How many cookies passed that would not, were decisions carried out")
    public long getReported() {
        return of(CookieAction.WOULD_BLOCK);
    }

    /** How many choices were made by each method, under its word in proofs. */
    @ManagedAttribute("How many choices were made by each method")
    public Map<String, Long> getChoices() {
        Map<String, Long> sums = new TreeMap<>();
        choices.forEach((method, counter) -> sums.put(method.text(), counter.sum()));
        return sums;
    }

    @ManagedOperation(value = "Sets all metrics to zero", impact = "ACTION")
    public void reset() {
        effects.values().forEach(LongAdder::reset);
        choices.values().forEach(LongAdder::reset);
        undeclared.reset();
        reserved.reset();
    }

    @Override
    public String toString() {
        return "cookies " + effects + ", undeclared " + undeclared + ", choices " + getChoices();
    }
}
