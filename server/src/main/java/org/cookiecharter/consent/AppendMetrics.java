// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** The durations and results of attempts to append a choice to the proof store. Thread-safe. */
public final class AppendMetrics {
    /** A listener that is notified of each attempt. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Handles the end of an attempt. It must not block.
         *
         * @param nanos the time from the request to the acknowledgement, in nanoseconds
         * @param isDurable whether the record is durable; false if it could not be written
         */
        void onAppend(long nanos, boolean isDurable);
    }

    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    AppendMetrics() {}

    /** Adds a listener for all later attempts. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Counts an attempt, and measures it from now to the completion of its future.
     *
     * @return the same future, with the count as an additional step
     */
    public CompletableFuture<Void> measure(CompletableFuture<Void> append) {
        long start = System.nanoTime();
        return append.whenComplete((done, failure) -> {
            long nanos = System.nanoTime() - start;
            (failure == null ? successes : failures).increment();
            listeners.forEach(listener -> listener.onAppend(nanos, failure == null));
        });
    }

    /** Returns the number of records that were written. */
    public long getSuccesses() {
        return successes.sum();
    }

    /** Returns the number of records that could not be written. */
    public long getFailures() {
        return failures.sum();
    }

    void reset() {
        successes.reset();
        failures.reset();
    }
}
