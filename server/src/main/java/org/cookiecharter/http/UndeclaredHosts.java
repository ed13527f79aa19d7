// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.consent.LogText;
import org.cookiecharter.consent.UsageStats;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.proof.DailyCount.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The third parties in pages that are in no service: how often, and each of them once, in the log too. */
final class UndeclaredHosts {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    /** Whoever makes a page name ever new hosts fills neither the memory nor the log. */
    private static final int MOST_HOSTS = 1000;

    private final LongAdder times = new LongAdder();
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private final Set<String> unblocked = ConcurrentHashMap.newKeySet();
    private final UsageStats usageStats;
    private final @Nullable Discoveries discoveries;

    /** @param discoveries is told of each too; null for nobody */
    UndeclaredHosts(UsageStats usageStats, @Nullable Discoveries discoveries) {
        this.usageStats = usageStats;
        this.discoveries = discoveries;
    }

    void note(String host) {
        times.increment();
        usageStats.count(Kind.THIRD_PARTY, host);
        if (discoveries != null) {
            discoveries.addPageHost(host);
        }
        if (!hosts.contains(host) && hosts.size() < MOST_HOSTS && hosts.add(host)) {
            LOG.warn(
                    "The third party \"{}\" is in no service of the catalogue, and pages load from it; declare it as an"
                            + " origin of a service, or stop using it",
                    LogText.of(host));
        }
    }

    /**
     * Logs a host that is declared, and that a page loads from all the same: once each. The scripts of pages report how often.
     *
     * @param ids of its services
     */
    void noteUnblocked(String host, String ids) {
        if (!unblocked.contains(host) && unblocked.size() < MOST_HOSTS && unblocked.add(host)) {
            LOG.warn(
                    "A style attribute in a page loads from \"{}\" ({}) before consent: it cannot be blocked; move its address"
                            + " into a <style> element, or block it by restrictOriginsByCsp",
                    LogText.of(host),
                    LogText.of(ids));
        }
    }

    /** How often a page named one. */
    long times() {
        return times.sum();
    }

    /** In alphabetical order; a thousand at most. */
    List<String> hosts() {
        return hosts.stream().sorted().toList();
    }
}
