// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.site.Sites;
import org.jspecify.annotations.Nullable;

/** The numbers of a handler or filter, for monitoring. All are zero or empty before it starts. Thread-safe. */
public final class ConsentMonitor {
    private final CookieMetrics cookies;
    private final Supplier<@Nullable Sites> sites;

    /**
     * Creates the monitor of a handler or filter, which calls this constructor itself.
     *
     * @param sites supplies the sites; null before the start
     */
    public ConsentMonitor(CookieMetrics cookies, Supplier<@Nullable Sites> sites) {
        this.cookies = cookies;
        this.sites = sites;
    }

    /** Returns the numbers of cookies, choices, prompts and records, also by service. */
    public CookieMetrics cookies() {
        return cookies;
    }

    /** Returns the revision of each loaded catalogue, by the address of its site. */
    public Map<String, String> revisions() {
        return get(Sites::revisions, Map.of());
    }

    /** Returns the number of references in pages to third parties that no catalogue declares. */
    public long undeclaredThirdParties() {
        return get(Sites::undeclaredThirdParties, 0L);
    }

    /** Returns the hosts of these third parties in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return get(Sites::undeclaredThirdPartyHosts, List.of());
    }

    /** Returns the number of pages sent unmodified because their Content-Security-Policy cannot admit the script. */
    public long unmodifiedPages() {
        return get(Sites::unmodifiedPages, 0L);
    }

    /** Returns the number of records that wait to be written to the proof store. */
    public int pendingRecords() {
        return get(Sites::pendingRecords, 0);
    }

    /** Returns the number of records of refusals and withdrawals that wait for the proof store to be available. */
    public int lateRecords() {
        return get(Sites::lateRecords, 0);
    }

    /** Returns the number of records of refusals and withdrawals that were lost because too many waited. */
    public long lostRecords() {
        return get(Sites::lostRecords, 0L);
    }

    private <T> T get(Function<Sites, T> number, T initial) {
        Sites current = sites.get();
        return current == null ? initial : number.apply(current);
    }
}
