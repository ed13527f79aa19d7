// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.thirdparty;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.enforcement.UsageStats;
import org.cookiecharter.format.LogText;
import org.cookiecharter.proof.DailyCount.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The third parties in pages that belong to no service. It counts references, and logs each host once. */
public final class UndeclaredHosts {
    private static final Logger LOG = LoggerFactory.getLogger(UndeclaredHosts.class);
    /** Bounds memory and log, even if pages reference ever new hosts. */
    private static final int MAX_HOSTS = 1000;

    private final LongAdder count = new LongAdder();
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private final Set<String> unblocked = ConcurrentHashMap.newKeySet();
    private final UsageStats usageStats;

    /** Creates an empty set of hosts. */
    public UndeclaredHosts(UsageStats usageStats) {
        this.usageStats = usageStats;
    }

    void add(String host) {
        count.increment();
        usageStats.count(Kind.THIRD_PARTY, host);
        if (!hosts.contains(host) && hosts.size() < MAX_HOSTS && hosts.add(host)) {
            LOG.warn(
                    "The third party \"{}\" is in no service of the catalogue, and pages load from it; declare it as an"
                            + " origin of a service, or stop using it",
                    LogText.of(host));
        }
    }

    /**
     * Logs a declared host from which a page loads without consent, once each. Scripts of pages report the numbers.
     *
     * @param ids the ids of its services
     */
    void addUnblocked(String host, String ids) {
        if (!unblocked.contains(host) && unblocked.size() < MAX_HOSTS && unblocked.add(host)) {
            LOG.warn(
                    "A style attribute in a page loads from \"{}\" ({}) before consent: it cannot be blocked; move its address"
                            + " into a <style> element, or block it with restrictOriginsByCsp",
                    LogText.of(host),
                    LogText.of(ids));
        }
    }

    /** Returns the number of references in pages. */
    public long count() {
        return count.sum();
    }

    /** Returns the hosts in alphabetical order; a thousand at most. */
    public List<String> hosts() {
        return hosts.stream().sorted().toList();
    }
}
