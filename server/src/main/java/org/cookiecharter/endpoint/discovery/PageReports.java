// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.discovery;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.discovery.ClientQuota;
import org.cookiecharter.discovery.ClientQuota.Change;
import org.cookiecharter.endpoint.choice.ChoiceRateLimiter;
import org.cookiecharter.enforcement.UsageStats;
import org.cookiecharter.format.LogText;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.DailyCount.Kind;
import org.cookiecharter.settings.RecordPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports of scripts of pages: undeclared names, and third parties that they could not intercept. Each is counted,
 * and logged once. Clients can report anything, so they share the capacity evenly, and it is separate from the capacity
 * for what the server itself discovers. Thread-safe.
 */
public final class PageReports {
    private static final Logger LOG = LoggerFactory.getLogger(PageReports.class);
    private static final int MAX_ENTRIES = 1000;

    private final ClientQuota<Long> names = new ClientQuota<>(MAX_ENTRIES);
    private final ClientQuota<Long> hosts = new ClientQuota<>(MAX_ENTRIES);
    private final ClientQuota<Long> unblocked = new ClientQuota<>(MAX_ENTRIES);
    private final ChoiceRateLimiter rateLimiter;
    private final UsageStats usageStats;
    private final CookieMetrics metrics;

    /**
     * Creates empty counts of reports.
     *
     * @param limits the number of reports allowed per minute, which is that of choices
     * @param clock nanoseconds
     */
    public PageReports(RecordPolicy limits, LongSupplier clock, UsageStats usageStats, CookieMetrics metrics) {
        this.rateLimiter =
                new ChoiceRateLimiter(limits.maxChoicesPerMinutePerClient(), limits.maxChoicesPerMinute(), clock);
        this.usageStats = usageStats;
        this.metrics = metrics;
    }

    /** Returns 0 if this client may report, else the number of seconds after which it may. */
    long secondsToWait(String client) {
        return rateLimiter.acquire(client);
    }

    /** @param isBlocked whether the page prevents that it is stored */
    void addName(String client, Storage storage, String name, boolean isBlocked) {
        Change change = names.put(client, storage.text() + ' ' + name, 1L, Long::sum);
        if (change == Change.NEW) {
            LOG.warn(
                    "The {} \"{}\" that scripts of pages write is not in the catalogue ({}); declare it, or stop using it",
                    storage == Storage.COOKIE ? "cookie" : storage.text() + " entry",
                    LogText.of(name),
                    isBlocked ? "BLOCKED" : "WOULD_BLOCK");
        }
        metrics.countUndeclaredEntry(storage);
        usageStats.count(Kind.PAGE_STORAGE, change == Change.REFUSED ? DailyCount.OTHERS : name);
    }

    void addHost(String client, String host) {
        Change change = hosts.put(client, host, 1L, Long::sum);
        if (change == Change.NEW) {
            LOG.warn(
                    "The third party \"{}\" is in no service of the catalogue, and scripts or styles of pages load from it;"
                            + " declare it as an origin of a service, or stop using it",
                    LogText.of(host));
        }
        usageStats.count(Kind.PAGE_HOST, change == Change.REFUSED ? DailyCount.OTHERS : host);
    }

    /** Adds a host from which a page loaded although its services lack consent. */
    void addUnblockedHost(String client, String host, List<Service> services) {
        if (unblocked.put(client, host, 1L, Long::sum) == Change.NEW) {
            LOG.warn(
                    "A page loaded from \"{}\" (service {}) without consent: such requests come from @import and url() in"
                            + " style sheets, from imports of modules and from workers, where a page cannot block them;"
                            + " remove them from the page, or block them with restrictOriginsByCsp",
                    LogText.of(host),
                    services.stream().map(Service::id).collect(Collectors.joining(", ")));
        }
    }

    /** Returns the number of reports by name and host, with keys like {@code localStorage theme}. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>(names.entries());
        hosts.entries().forEach((host, times) -> counts.put("host " + host, times));
        unblocked.entries().forEach((host, times) -> counts.put("unblocked host " + host, times));
        return counts;
    }
}
