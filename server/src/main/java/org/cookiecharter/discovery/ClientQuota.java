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
 * A bounded map of client reports, in which clients share the capacity fairly. When the map is full, a new entry
 * replaces the latest one of the client that has the most entries, so a client that invents entries displaces its own
 * and never those of others. The clients of entries are known only in memory. Thread-safe; reads never block.
 */
public final class ClientQuota<V> {
    private final int max;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final Map<String, Client> clientsByName = new HashMap<>();
    private final Map<String, Client> clientsByKey = new HashMap<>();
    private final TreeMap<Integer, Set<Client>> bySize = new TreeMap<>();

    /** The effect of a report. */
    public enum Change {
        NEW,
        MERGED,
        NONE,
        /** The map is full. */
        REFUSED
    }

    /** A client and the keys of its entries. Compared by identity. */
    private static final class Client {
        private final String name;
        private final List<String> keys = new ArrayList<>();

        Client(String name) {
            this.name = name;
        }
    }

    /**
     * Creates a map.
     *
     * @param max the maximum number of entries of all clients together
     */
    public ClientQuota(int max) {
        this.max = max;
    }

    public boolean contains(String key) {
        return values.containsKey(key);
    }

    /**
     * Adds an entry, or merges it with the one that has the same key.
     *
     * @param clientName the client that reports the entry
     */
    public synchronized Change put(String clientName, String key, V value, BinaryOperator<V> merge) {
        V existing = values.get(key);
        Client client = clientsByName.getOrDefault(clientName, new Client(clientName));
        if (existing == null && !makeRoom(client)) {
            return Change.REFUSED;
        }
        V next = existing == null ? value : merge.apply(existing, value);
        values.put(key, next);
        Client owner = clientsByKey.get(key);
        if (owner == null) {
            assign(client, key);
        } else if (client.keys.size() < owner.keys.size() - 1) {
            // The client with fewer entries protects this one better.
            unassign(owner, key);
            assign(client, key);
        }
        return existing == null ? Change.NEW : next.equals(existing) ? Change.NONE : Change.MERGED;
    }

    private boolean makeRoom(Client client) {
        if (values.size() < max) {
            return true;
        }
        Client largest = bySize.lastEntry().getValue().iterator().next();
        if (largest.keys.size() <= client.keys.size()) {
            return false;
        }
        String latest = largest.keys.get(largest.keys.size() - 1);
        unassign(largest, latest);
        values.remove(latest);
        return true;
    }

    private void assign(Client client, String key) {
        clientsByKey.put(key, client);
        resize(client, () -> client.keys.add(key));
    }

    private void unassign(Client client, String key) {
        clientsByKey.remove(key);
        resize(client, () -> client.keys.remove(client.keys.lastIndexOf(key)));
    }

    private void resize(Client client, Runnable change) {
        Set<Client> before = bySize.get(client.keys.size());
        if (before != null && before.remove(client) && before.isEmpty()) {
            bySize.remove(client.keys.size());
        }
        change.run();
        if (client.keys.isEmpty()) {
            clientsByName.remove(client.name);
        } else {
            clientsByName.put(client.name, client);
            bySize.computeIfAbsent(client.keys.size(), size -> new LinkedHashSet<>())
                    .add(client);
        }
    }

    /** Returns a copy of the entries. */
    public Map<String, V> entries() {
        return Map.copyOf(values);
    }
}
