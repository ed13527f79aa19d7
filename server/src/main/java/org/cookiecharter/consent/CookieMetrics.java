// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.ChoiceMethod;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.eclipse.jetty.util.annotation.ManagedOperation;
import org.jspecify.annotations.Nullable;

/** The number of actions on cookies since startup or the last {@link #reset}. Thread-safe. */
@ManagedObject("Numbers of actions on cookies and of choices")
public final class CookieMetrics {
    /** A listener that is notified of each attempt to append a record to the proof store. */
    @FunctionalInterface
    public interface AppendListener {
        /**
         * Handles the end of an attempt. It must not block.
         *
         * @param nanos the time from the request to the acknowledgement, in nanoseconds
         * @param isDurable whether the record is durable; false if it could not be written
         */
        void onAppend(long nanos, boolean isDurable);
    }

    private final LongAdder undeclared = new LongAdder();
    private final Map<ChoiceMethod, LongAdder> choices = new EnumMap<>(ChoiceMethod.class);
    private final LongAdder reserved = new LongAdder();
    private final LongAdder prompts = new LongAdder();
    private final LongAdder regionVisits = new LongAdder();
    private final LongAdder strictestVisits = new LongAdder();
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
     * @param service the name of the cookie's service, as {@link #serviceName} returns it
     */
    public void count(CookieAction action, Decision decision, String service) {
        count(action, service, 1);
        if (decision.isUndeclared()) {
            undeclared.increment();
        } else if (decision == Decision.RESERVED) {
            reserved.increment();
        }
    }

    /**
     * Counts an action on cookies of one service, all of them declared or consent cookies. Never blocks.
     *
     * @param service the name of the service, as {@link #serviceName} returns it
     * @param cookies the number of cookies, at least 1
     */
    public void count(CookieAction action, String service, int cookies) {
        services.count(service, action, cookies);
    }

    /**
     * Returns the name under which a cookie is counted: the id of its service, {@code (consent)} for the consent cookie,
     * or {@code (undeclared)}. No service can have a name in parentheses.
     */
    public static String serviceName(Decision decision, @Nullable CookieDeclaration declaration) {
        return ServiceMetrics.name(decision, declaration);
    }

    /** Counts a blocked reference in a page to a host of the service. */
    public void countBlockedReference(Service service) {
        services.countBlockedReference(service);
    }

    /** Adds the services of a catalogue; those that exist keep their numbers. */
    public void addServices(Catalogue catalogue) {
        services.add(catalogue);
    }

    /**
     * Counts an attempt to append a record to the proof store, and measures it from now to the completion of its future.
     *
     * @return the same future, with the count as an additional step
     */
    public CompletableFuture<Void> measureAppend(CompletableFuture<Void> append) {
        return appends.measure(append);
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

    /**
     * Counts a visit of a site whose catalogue has rules for regions.
     *
     * @param isStrictest whether the strictest rule applies, because no other does or the region is unknown
     */
    public void countRegionVisit(boolean isStrictest) {
        (isStrictest ? strictestVisits : regionVisits).increment();
    }

    /** Counts a report of an undeclared name in a storage by a script of a page. */
    public void countUndeclaredEntry(Storage storage) {
        LongAdder counter = undeclaredEntries.get(storage);
        if (counter != null) {
            counter.increment();
        }
    }

    /**
     * Returns the names of the services in alphabetical order, including {@code (consent)}, {@code (undeclared)}, and
     * {@code (others)} for the services beyond the first 200.
     */
    public SortedSet<String> getServices() {
        return services.services();
    }

    /** Passes the name of each service to a consumer: of those that exist now, and of each that is added later. */
    public void forEachService(Consumer<String> listener) {
        services.forEachService(listener);
    }

    /** Returns the number of actions on cookies of the service; 0 if it is unknown. */
    public long getCount(String service, CookieAction action) {
        return services.getCount(service, action);
    }

    /** Returns the number of blocked references in pages to hosts of the service; 0 if it is unknown. */
    public long getBlockedReferences(String service) {
        return services.getBlockedReferences(service);
    }

    /** Adds a listener for all later attempts to append a record to the proof store. */
    public void addAppendListener(AppendListener listener) {
        appends.addListener(listener);
    }

    /** Returns the number of records that the proof store has written. */
    public long getAppends() {
        return appends.getSuccesses();
    }

    /** Returns the number of records that the proof store could not write. */
    public long getFailedAppends() {
        return appends.getFailures();
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

    @ManagedAttribute("Number of visits under a rule for the visitor's region")
    public long getRegionVisits() {
        return regionVisits.sum();
    }

    @ManagedAttribute("Number of visits under the strictest rule: no other applies, or the region is unknown")
    public long getStrictestVisits() {
        return strictestVisits.sum();
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
        regionVisits.reset();
        strictestVisits.reset();
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
