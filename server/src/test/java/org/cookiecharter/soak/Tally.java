// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by kind of check, and a bounded sample of the acknowledged choices. */
final class Tally {
    private static final int MOST = 1000;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final List<String> acknowledged = new ArrayList<>();

    void count(String what) {
        counts.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    long of(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    void acknowledge(String id) {
        synchronized (acknowledged) {
            if (acknowledged.size() < MOST) {
                acknowledged.add(id);
            } else {
                acknowledged.set((int) (of("granted") % MOST), id);
            }
        }
    }

    List<String> acknowledged() {
        synchronized (acknowledged) {
            return List.copyOf(acknowledged);
        }
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
