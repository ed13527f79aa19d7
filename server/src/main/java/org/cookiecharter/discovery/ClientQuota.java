// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/**
 * A bounded map of what clients report, whose room they share fairly. When it is full, a new entry takes the place of the
 * latest one of the client that holds the most: a client that invents entries displaces its own and never those of
 * others. Which client holds an entry is known in memory alone. Safe for use by several threads; reading never blocks.
 */
public final class ClientQuota<V> {
    private final int max;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Holder> owners = new HashMap<>();
    private final TreeMap<Integer, Set<Holder>> bySize = new TreeMap<>();

    /** What a report has changed. */
    public enum Change {
        NEW,
        MERGED,
        NONE,
        /** There is no room for it. */
        REFUSED
    }

    /** A client and the keys that it brought. By identity. */
    private static final class Holder {
        private final String client;
        private final List<String> keys = new ArrayList<>();

        Holder(String client) {
            this.client = client;
        }
    }

    /** @param max the largest number of entries, of all clients together */
    public ClientQuota(int max) {
        this.max = max;
    }

    public boolean contains(String key) {
        return values.containsKey(key);
    }

    /**
     * Adds an entry, or merges it with the one of this key.
     *
     * @param client who reports it
     */
    public synchronized Change put(String client, String key, V value, BinaryOperator<V> merge) {
        V known = values.get(key);
        Holder holder = holders.getOrDefault(client, new Holder(client));
        if (known == null && !makeRoom(holder)) {
            return Change.REFUSED;
        }
        V next = known == null ? value : merge.apply(known, value);
        values.put(key, next);
        Holder owner = owners.get(key);
        if (owner == null) {
            own(holder, key);
        } else if (holder.keys.size() < owner.keys.size() - 1) {
            // The client that holds less protects it better.
            disown(owner, key);
            own(holder, key);
        }
        return known == null ? Change.NEW : next.equals(known) ? Change.NONE : Change.MERGED;
    }

    private boolean makeRoom(Holder newcomer) {
        if (values.size() < max) {
            return true;
        }
        Holder largest = bySize.lastEntry().getValue().iterator().next();
        if (largest.keys.size() <= newcomer.keys.size()) {
            return false;
        }
        String latest = largest.keys.get(largest.keys.size() - 1);
        disown(largest, latest);
        values.remove(latest);
        return true;
    }

    private void own(Holder holder, String key) {
        owners.put(key, holder);
        resize(holder, () -> holder.keys.add(key));
    }

    private void disown(Holder holder, String key) {
        owners.remove(key);
        resize(holder, () -> holder.keys.remove(holder.keys.lastIndexOf(key)));
    }

    private void resize(Holder holder, Runnable change) {
        Set<Holder> before = bySize.get(holder.keys.size());
        if (before != null && before.remove(holder) && before.isEmpty()) {
            bySize.remove(holder.keys.size());
        }
        change.run();
        if (holder.keys.isEmpty()) {
            holders.remove(holder.client);
        } else {
            holders.put(holder.client, holder);
            bySize.computeIfAbsent(holder.keys.size(), size -> new LinkedHashSet<>())
                    .add(holder);
        }
    }

    /** The entries as they are now. */
    public Map<String, V> entries() {
        return Map.copyOf(values);
    }
}
