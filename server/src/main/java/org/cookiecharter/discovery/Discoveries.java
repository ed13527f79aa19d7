// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * What came by on a site that its catalogue does not name. A thousand names of each kind at most: whoever invents ever
 * new ones fills no memory. Safe for any number of threads, and never blocks for long.
 */
public final class Discoveries {
    private static final int MOST = 1000;

    /**
     * What was seen of one entry.
     *
     * @param set whether the site itself set it, and not only a script, or a browser that brought it
     * @param longest the longest life that it was given; null where it was given none, or nobody saw
     */
    record Entry(boolean set, @Nullable Duration longest) {
        Entry with(Entry other) {
            Duration later = longest == null || (other.longest != null && other.longest.compareTo(longest) > 0)
                    ? other.longest
                    : longest;
            return new Entry(set || other.set, later);
        }
    }

    private final Map<Storage, Map<String, Entry>> entries = new EnumMap<>(Storage.class);
    private final Map<String, Boolean> hosts = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    public Discoveries() {
        for (Storage storage : Storage.values()) {
            entries.put(storage, new ConcurrentHashMap<>());
        }
    }

    /**
     * The site sets a cookie.
     *
     * @param life how long it stays; null until the browser is closed
     */
    public void sets(String name, @Nullable Duration life) {
        note(Storage.COOKIE, name, new Entry(true, life));
    }

    /** A browser has something of this name. */
    public void holds(Storage storage, String name) {
        note(storage, name, new Entry(false, null));
    }

    /** A page loads from a host of somebody else. */
    public void loadsFrom(String host) {
        if (!hosts.containsKey(host) && hosts.size() < MOST && hosts.put(host, Boolean.TRUE) == null) {
            changes.incrementAndGet();
        }
    }

    private void note(Storage storage, String name, Entry entry) {
        Map<String, Entry> known = of(storage);
        String shape = NameShape.of(name);
        if (shape == null || (known.size() >= MOST && !known.containsKey(shape))) {
            return;
        }
        Entry before = known.get(shape);
        if (before == null || !before.with(entry).equals(before)) {
            known.merge(shape, entry, Entry::with);
            changes.incrementAndGet();
        }
    }

    private Map<String, Entry> of(Storage storage) {
        return entries.getOrDefault(storage, Map.of());
    }

    /** By name, in alphabetical order. */
    SortedMap<String, Entry> entries(Storage storage) {
        return new TreeMap<>(of(storage));
    }

    /** In alphabetical order. */
    List<String> hosts() {
        return hosts.keySet().stream().sorted().toList();
    }

    /** Grows whenever something new was seen. */
    public long changes() {
        return changes.get();
    }
}
