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
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.discovery.ClientQuota;
import org.cookiecharter.discovery.ClientQuota.Change;
import org.cookiecharter.format.LogText;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.eclipse.jetty.util.annotation.ManagedOperation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number of actions on cookies since startup or the last {@link #reset}. It also logs each undeclared name, once.
 * Thread-safe.
 */
@ManagedObject("Numbers of actions on cookies and of choices")
public final class CookieMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(CookieMetrics.class);
    /**
     * Maximum for names that the site sets, and again for those that clients send: no client can exhaust the former.
     */
    private static final int MAX_NAMES = 1000;

    private final Map<CookieAction, LongAdder> actionCounts = new EnumMap<>(CookieAction.class);
    private final LongAdder undeclared = new LongAdder();
    private final Map<ChoiceMethod, LongAdder> choices = new EnumMap<>(ChoiceMethod.class);
    private final Set<String> setNames = ConcurrentHashMap.newKeySet();
    private final ClientQuota<Boolean> sentNames = new ClientQuota<>(MAX_NAMES);
    private final LongAdder reserved = new LongAdder();
    private final LongAdder prompts = new LongAdder();
    private final Map<Storage, LongAdder> undeclaredEntries = new EnumMap<>(Storage.class);
    private final ServiceMetrics services = new ServiceMetrics();
    private final AppendMetrics appends = new AppendMetrics();
    private final AtomicBoolean reservedLogged = new AtomicBoolean();
    private boolean allEventsRequired;

    public CookieMetrics() {
        for (CookieAction action : CookieAction.values()) {
            actionCounts.put(action, new LongAdder());
        }
        for (ChoiceMethod method : ChoiceMethod.values()) {
            choices.put(method, new LongAdder());
        }
        for (Storage storage : Storage.values()) {
            undeclaredEntries.put(storage, new LongAdder());
        }
    }

    /** Sets whether all events are required, and not only those that are logged. Call it before the handler starts. */
    public void setAllEventsRequired(boolean allEventsRequired) {
        this.allEventsRequired = allEventsRequired;
    }

    /**
     * Counts an action. It does nothing else, because callers may hold a lock.
     *
     * @param service the name of the cookie's service in {@link ServiceMetrics}
     */
    void count(CookieAction action, Decision decision, String service) {
        services.count(service, action);
        LongAdder counter = actionCounts.get(action);
        if (counter != null) {
            counter.increment();
        }
        if (decision.isUndeclared()) {
            undeclared.increment();
        } else if (decision == Decision.RESERVED) {
            reserved.increment();
        }
    }

    /** Counts an action on several declared cookies, but not by service. */
    void count(CookieAction action, int times) {
        LongAdder counter = times == 0 ? null : actionCounts.get(action);
        if (counter != null) {
            counter.add(times);
        }
    }

    /** Returns whether a listener requires every event. */
    boolean requiresAllEvents() {
        return allEventsRequired;
    }

    /** Returns whether an event with this decision may be required, depending on the cookie's name. */
    boolean requiresEvent(Decision decision) {
        return allEventsRequired || decision.isUndeclared() || decision == Decision.RESERVED;
    }

    /**
     * Returns whether the event of this cookie is required.
     *
     * @param sent whether the client sent the cookie; false if the site sets it
     */
    boolean requiresEvent(String name, Decision decision, boolean sent) {
        return allEventsRequired || (decision.isUndeclared() && isNew(name, sent)) || decision == Decision.RESERVED;
    }

    /** Counts a choice that was recorded. */
    public void count(ChoiceMethod method) {
        LongAdder counter = choices.get(method);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Counts a visit that began with the banner. */
    public void countPrompt() {
        prompts.increment();
    }

    /** Counts a report of an undeclared name in a storage by a script of a page. */
    public void countUndeclaredEntry(Storage storage) {
        LongAdder counter = undeclaredEntries.get(storage);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Returns the numbers by service. */
    public ServiceMetrics services() {
        return services;
    }

    /** Returns the numbers of records appended to the proof store. */
    public AppendMetrics appends() {
        return appends;
    }

    /** Logs the name of an undeclared cookie, once, and also once that the application sets the consent cookie. */
    private void log(CookieOutcome outcome, SiteRequest request) {
        CookieEvent event = outcome.event();
        if (event.decision() == Decision.RESERVED && reservedLogged.compareAndSet(false, true)) {
            LOG.warn(
                    "The application sets the consent cookie \"{}\" itself ({}); only /consent/choice may set it. Rename"
                            + " the application's cookie, or set another cookieName",
                    LogText.of(event.name()),
                    event.action());
        }
        if (event.decision().isUndeclared() && isNew(event.name(), outcome.sent()) && addName(outcome, request)) {
            LOG.warn(
                    "The cookie \"{}\" is not in the catalogue ({}); declare it, or stop using it",
                    LogText.of(event.name()),
                    event.action());
        }
    }

    private boolean addName(CookieOutcome outcome, SiteRequest request) {
        String name = outcome.event().name();
        return outcome.sent()
                ? sentNames.put(ClientNetwork.of(request), name, true, (old, unused) -> old) == Change.NEW
                : setNames.add(name);
    }

    /** Logs the events of an exchange and passes them to the listener; call it without holding a lock. */
    public void publish(SiteRequest request, Consent consent, @Nullable CookieListener listener) {
        List<CookieOutcome> events = consent.takeEvents();
        for (int i = 0; i < events.size(); i++) {
            CookieOutcome outcome = events.get(i);
            log(outcome, request);
            if (listener != null) {
                try {
                    listener.onCookie(request, outcome.event());
                } catch (RuntimeException e) {
                    LOG.warn("The cookie listener failed", e);
                }
            }
        }
    }

    private boolean isNew(String name, boolean sent) {
        return !setNames.contains(name) && !sentNames.contains(name) && (sent || setNames.size() < MAX_NAMES);
    }

    public long getCount(CookieAction action) {
        LongAdder counter = actionCounts.get(action);
        return counter == null ? 0 : counter.sum();
    }

    /** Returns the number of choices that were made by this method. */
    public long getCount(ChoiceMethod method) {
        LongAdder counter = choices.get(method);
        return counter == null ? 0 : counter.sum();
    }

    @ManagedAttribute("Number of undeclared cookies, sent by browsers and set by responses")
    public long getUndeclared() {
        return undeclared.sum();
    }

    @ManagedAttribute("Number of times the application tried to set the consent cookie")
    public long getReserved() {
        return reserved.sum();
    }

    @ManagedAttribute("Number of cookies set by responses, including shortened and hardened ones")
    public long getSet() {
        return getCount(CookieAction.SET) + getCount(CookieAction.SHORTENED) + getCount(CookieAction.HARDENED);
    }

    @ManagedAttribute("Number of cookies blocked: removed from responses")
    public long getBlocked() {
        return getCount(CookieAction.BLOCKED);
    }

    @ManagedAttribute("Number of cookies stripped from requests before the application")
    public long getStripped() {
        return getCount(CookieAction.STRIPPED);
    }

    @ManagedAttribute("Number of cookies expired in browsers by responses")
    public long getExpired() {
        return getCount(CookieAction.EXPIRED);
    }

    @ManagedAttribute("Number of cookies that would have been blocked, stripped or changed in mode enforce")
    public long getWouldBlock() {
        return getCount(CookieAction.WOULD_BLOCK);
    }

    /** Returns the number of choices by method, as it is named in consent records. */
    @ManagedAttribute("Number of choices by method")
    public Map<String, Long> getChoices() {
        Map<String, Long> sums = new TreeMap<>();
        choices.forEach((method, counter) -> sums.put(method.text(), counter.sum()));
        return sums;
    }

    @ManagedAttribute("Number of visits that began with the banner")
    public long getPrompts() {
        return prompts.sum();
    }

    /** Returns the number of reports of undeclared names in this storage by scripts of pages. */
    public long getUndeclaredEntries(Storage storage) {
        LongAdder counter = undeclaredEntries.get(storage);
        return counter == null ? 0 : counter.sum();
    }

    @ManagedOperation(value = "Resets all metrics to zero", impact = "ACTION")
    public void reset() {
        actionCounts.values().forEach(LongAdder::reset);
        choices.values().forEach(LongAdder::reset);
        undeclared.reset();
        reserved.reset();
        prompts.reset();
        undeclaredEntries.values().forEach(LongAdder::reset);
        services.reset();
        appends.reset();
    }

    @Override
    public String toString() {
        return "cookies " + actionCounts + ", undeclared " + undeclared + ", choices " + getChoices();
    }
}
