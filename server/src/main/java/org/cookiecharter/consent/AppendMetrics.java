// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.cookiecharter.consent.CookieMetrics.AppendListener;

/** The durations and results of attempts to append a choice to the proof store. Thread-safe. */
final class AppendMetrics {
    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final List<AppendListener> listeners = new CopyOnWriteArrayList<>();

    AppendMetrics() {}

    /** Adds a listener for all later attempts. */
    void addListener(AppendListener listener) {
        listeners.add(listener);
    }

    /**
     * Counts an attempt, and measures it from now to the completion of its future.
     *
     * @return the same future, with the count as an additional step
     */
    CompletableFuture<Void> measure(CompletableFuture<Void> append) {
        long start = System.nanoTime();
        return append.whenComplete((done, failure) -> {
            long nanos = System.nanoTime() - start;
            (failure == null ? successes : failures).increment();
            listeners.forEach(listener -> listener.onAppend(nanos, failure == null));
        });
    }

    /** Returns the number of records that were written. */
    long getSuccesses() {
        return successes.sum();
    }

    /** Returns the number of records that could not be written. */
    long getFailures() {
        return failures.sum();
    }

    void reset() {
        successes.reset();
        failures.reset();
    }
}
