// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.consent.Printable;
import org.cookiecharter.consent.Sightings;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.proof.Sighting.Kind;
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
    private final Sightings sightings;
    private final @Nullable Discoveries discoveries;

    /** @param discoveries is told of each too; null for nobody */
    UndeclaredHosts(Sightings sightings, @Nullable Discoveries discoveries) {
        this.sightings = sightings;
        this.discoveries = discoveries;
    }

    void note(String host) {
        times.increment();
        sightings.see(Kind.THIRD_PARTY, host);
        if (discoveries != null) {
            discoveries.addPageHost(host);
        }
        if (!hosts.contains(host) && hosts.size() < MOST_HOSTS && hosts.add(host)) {
            LOG.warn(
                    "The third party \"{}\" is in no service of the catalogue, and pages load from it; declare it as an"
                            + " origin of a service, or stop using it",
                    Printable.of(host));
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
