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
 * The undeclared cookies, storage entries and third parties of a site, for a draft. The site's own responses and pages
 * have room of their own, which no client can use up; clients share theirs fairly. Safe for any number of threads.
 */
public final class Discoveries {
    private static final int MAX_OF_A_KIND = 1000;

    private final Map<String, FoundEntry> setCookies = new ConcurrentHashMap<>();
    private final Map<String, Boolean> pageHosts = new ConcurrentHashMap<>();
    private final Map<Storage, ClientQuota<FoundEntry>> reported = new EnumMap<>(Storage.class);
    private final ClientQuota<Boolean> reportedHosts = new ClientQuota<>(MAX_OF_A_KIND);
    private final AtomicLong changes = new AtomicLong();

    public Discoveries() {
        for (Storage storage : Storage.values()) {
            reported.put(storage, new ClientQuota<>(MAX_OF_A_KIND));
        }
    }

    /**
     * Adds a cookie that a response of the site sets.
     *
     * @param lifetime null until the browser is closed
     */
    public void addSetCookie(String name, @Nullable Duration lifetime) {
        String shape = NameShape.of(Storage.COOKIE, name);
        String key = shape == null ? "" : NameShape.key(shape);
        if (shape == null || (setCookies.size() >= MAX_OF_A_KIND && !setCookies.containsKey(key))) {
            return;
        }
        FoundEntry found = new FoundEntry(shape, true, lifetime);
        FoundEntry before = setCookies.get(key);
        if (before == null || !before.with(found).equals(before)) {
            setCookies.merge(key, found, FoundEntry::with);
            changes.incrementAndGet();
        }
    }

    /** Adds a third party that a page of the site names. */
    public void addPageHost(String host) {
        if (CatalogueSyntax.isHost(host)
                && !pageHosts.containsKey(host)
                && pageHosts.size() < MAX_OF_A_KIND
                && pageHosts.put(host, Boolean.TRUE) == null) {
            changes.incrementAndGet();
        }
    }

    /**
     * Adds an entry that a client has.
     *
     * @param client who says so
     */
    public void addReported(String client, Storage storage, String name) {
        String shape = NameShape.of(storage, name);
        ClientQuota<FoundEntry> room = reported.get(storage);
        if (shape == null || room == null) {
            return;
        }
        Change change = room.put(client, NameShape.key(shape), new FoundEntry(shape, false, null), FoundEntry::with);
        if (change == Change.NEW || change == Change.MERGED) {
            changes.incrementAndGet();
        }
    }

    /**
     * Adds a third party that a client loaded from.
     *
     * @param client who says so
     */
    public void addReportedHost(String client, String host) {
        if (CatalogueSyntax.isHost(host) && reportedHosts.put(client, host, true, (old, same) -> old) == Change.NEW) {
            changes.incrementAndGet();
        }
    }

    /** By key, in alphabetical order. */
    SortedMap<String, FoundEntry> entries(Storage storage) {
        SortedMap<String, FoundEntry> all = new TreeMap<>();
        ClientQuota<FoundEntry> room = reported.get(storage);
        if (room != null) {
            all.putAll(room.entries());
        }
        if (storage == Storage.COOKIE) {
            setCookies.forEach((key, found) -> all.merge(key, found, FoundEntry::with));
        }
        return all;
    }

    SortedSet<String> hosts() {
        SortedSet<String> all = new TreeSet<>(pageHosts.keySet());
        all.addAll(reportedHosts.entries().keySet());
        return all;
    }

    /** A number that grows with every addition. */
    public long changes() {
        return changes.get();
    }
}
