// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.discovery.ClientQuota.Change;
import org.jspecify.annotations.Nullable;

/**
 * The undeclared cookies, storage entries and third parties of a site, for a draft. The responses and pages of the site
 * have a capacity of their own, which clients cannot exhaust; clients share theirs fairly. Thread-safe.
 */
public final class Discoveries {
    private static final int MAX_PER_KIND = 1000;

    private final Map<String, FoundEntry> setCookies = new ConcurrentHashMap<>();
    private final Map<String, Boolean> pageHosts = new ConcurrentHashMap<>();
    private final Map<Storage, ClientQuota<FoundEntry>> reported = new EnumMap<>(Storage.class);
    private final ClientQuota<Boolean> reportedHosts = new ClientQuota<>(MAX_PER_KIND);
    private final AtomicLong changes = new AtomicLong();

    public Discoveries() {
        for (Storage storage : Storage.values()) {
            reported.put(storage, new ClientQuota<>(MAX_PER_KIND));
        }
    }

    /**
     * Adds a cookie that is set by a response of the site.
     *
     * @param lifetime the lifetime of the cookie; null if it ends with the browser session
     */
    public void addSetCookie(String name, @Nullable Duration lifetime) {
        String shape = NameShape.of(Storage.COOKIE, name);
        String key = shape == null ? "" : NameShape.key(shape);
        if (shape == null || (setCookies.size() >= MAX_PER_KIND && !setCookies.containsKey(key))) {
            return;
        }
        FoundEntry found = new FoundEntry(shape, true, lifetime);
        FoundEntry before = setCookies.get(key);
        if (before == null || !before.merge(found).equals(before)) {
            setCookies.merge(key, found, FoundEntry::merge);
            changes.incrementAndGet();
        }
    }

    /** Adds a third party that is referenced by a page of the site. */
    public void addPageHost(String host) {
        if (CatalogueSyntax.isHost(host)
                && !pageHosts.containsKey(host)
                && pageHosts.size() < MAX_PER_KIND
                && pageHosts.put(host, Boolean.TRUE) == null) {
            changes.incrementAndGet();
        }
    }

    /**
     * Adds an entry that a client has stored.
     *
     * @param client the client that reports it
     */
    public void addReported(String client, Storage storage, String name) {
        String shape = NameShape.of(storage, name);
        ClientQuota<FoundEntry> quota = reported.get(storage);
        if (shape == null || quota == null) {
            return;
        }
        Change change = quota.put(client, NameShape.key(shape), new FoundEntry(shape, false, null), FoundEntry::merge);
        if (change == Change.NEW || change == Change.MERGED) {
            changes.incrementAndGet();
        }
    }

    /**
     * Adds a third party from which a client has loaded.
     *
     * @param client the client that reports it
     */
    public void addReportedHost(String client, String host) {
        if (CatalogueSyntax.isHost(host)
                && reportedHosts.put(client, host, true, (old, ignored) -> old) == Change.NEW) {
            changes.incrementAndGet();
        }
    }

    /** Returns the entries of a storage by key, in alphabetical order. */
    SortedMap<String, FoundEntry> entries(Storage storage) {
        SortedMap<String, FoundEntry> all = new TreeMap<>();
        ClientQuota<FoundEntry> quota = reported.get(storage);
        if (quota != null) {
            all.putAll(quota.entries());
        }
        if (storage == Storage.COOKIE) {
            setCookies.forEach((key, found) -> all.merge(key, found, FoundEntry::merge));
        }
        return all;
    }

    SortedSet<String> hosts() {
        SortedSet<String> all = new TreeSet<>(pageHosts.keySet());
        all.addAll(reportedHosts.entries().keySet());
        return all;
    }

    /** Returns a number that increases with each addition. */
    public long changes() {
        return changes.get();
    }
}
