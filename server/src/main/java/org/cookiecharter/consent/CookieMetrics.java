// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.ChoiceMethod;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.eclipse.jetty.util.annotation.ManagedOperation;

/** The number of actions on cookies since startup or the last {@link #reset}. Thread-safe. */
@ManagedObject("Numbers of actions on cookies and of choices")
public final class CookieMetrics {
    private final LongAdder undeclared = new LongAdder();
    private final Map<ChoiceMethod, LongAdder> choices = new EnumMap<>(ChoiceMethod.class);
    private final LongAdder reserved = new LongAdder();
    private final LongAdder prompts = new LongAdder();
    private final Map<Storage, LongAdder> undeclaredEntries = new EnumMap<>(Storage.class);
    private final ServiceMetrics services = new ServiceMetrics();
    private final AppendMetrics appends = new AppendMetrics();

    /** Creates metrics that are all zero. */
    public CookieMetrics() {
        for (ChoiceMethod method : ChoiceMethod.values()) {
            choices.put(method, new LongAdder());
        }
        for (Storage storage : Storage.values()) {
            undeclaredEntries.put(storage, new LongAdder());
        }
    }

    /**
     * Counts an action. Never blocks.
     *
     * @param service the name of the cookie's service in {@link ServiceMetrics}
     */
    public void count(CookieAction action, Decision decision, String service) {
        services.count(service, action);
        if (decision.isUndeclared()) {
            undeclared.increment();
        } else if (decision == Decision.RESERVED) {
            reserved.increment();
        }
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

    /** Returns the number of cookies with this action. */
    public long getCount(CookieAction action) {
        return services.getCount(action);
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
        Map<CookieAction, Long> actions = new EnumMap<>(CookieAction.class);
        for (CookieAction action : CookieAction.values()) {
            actions.put(action, getCount(action));
        }
        return "cookies " + actions + ", undeclared " + undeclared + ", choices " + getChoices();
    }
}
