// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cookiecharter.consent.CookieEvent;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.discovery.ClientQuota;
import org.cookiecharter.discovery.ClientQuota.Change;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each undeclared cookie name, once, and passes the events of cookies to the listener. Thread-safe. */
public final class CookieEventLog {
    private static final Logger LOG = LoggerFactory.getLogger(CookieEventLog.class);
    /**
     * Maximum for names that the site sets, and again for those that clients send: no client can exhaust the former.
     */
    private static final int MAX_NAMES = 1000;

    private final CookieMetrics metrics;
    private final @Nullable CookieListener listener;
    private final Set<String> setNames = ConcurrentHashMap.newKeySet();
    private final ClientQuota<Boolean> sentNames = new ClientQuota<>(MAX_NAMES);
    private final AtomicBoolean reservedLogged = new AtomicBoolean();

    /**
     * Creates a log.
     *
     * @param metrics counts all events, whether or not they are logged
     * @param listener the listener for every event, or null if there is none
     */
    public CookieEventLog(CookieMetrics metrics, @Nullable CookieListener listener) {
        this.metrics = metrics;
        this.listener = listener;
    }

    CookieMetrics metrics() {
        return metrics;
    }

    /** Returns whether the listener requires every event. */
    boolean requiresAllEvents() {
        return listener != null;
    }

    /** Returns whether an event with this decision may be required, depending on the cookie's name. */
    boolean requiresEvent(Decision decision) {
        return requiresAllEvents() || decision.isUndeclared() || decision == Decision.RESERVED;
    }

    /**
     * Returns whether the event of this cookie is required.
     *
     * @param sent whether the client sent the cookie; false if the site sets it
     */
    boolean requiresEvent(String name, Decision decision, boolean sent) {
        return requiresAllEvents() || (decision.isUndeclared() && isNew(name, sent)) || decision == Decision.RESERVED;
    }

    /** Logs the events of an exchange and passes them to the listener; call it without holding a lock. */
    void publish(SiteRequest request, List<CookieOutcome> events) {
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
        if (event.decision().isUndeclared() && isNew(event.name(), outcome.sent()) && add(outcome, request)) {
            LOG.warn(
                    "The cookie \"{}\" is not in the catalogue ({}); declare it, or stop using it",
                    LogText.of(event.name()),
                    event.action());
        }
    }

    /**
     * Adds the name of a cookie, unless another thread has added it. A name that is sent and set in one exchange is added
     * once.
     */
    private synchronized boolean add(CookieOutcome outcome, SiteRequest request) {
        String name = outcome.event().name();
        if (!isNew(name, outcome.sent())) {
            return false;
        }
        return outcome.sent()
                ? sentNames.put(ClientNetwork.of(request), name, true, (old, unused) -> old) == Change.NEW
                : setNames.add(name);
    }

    private boolean isNew(String name, boolean sent) {
        return !setNames.contains(name) && !sentNames.contains(name) && (sent || setNames.size() < MAX_NAMES);
    }
}
