// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of records of refusals and withdrawals that took effect while the store could not write. It is in memory
 * only, so records still in it when the process ends are lost, and so are those beyond its capacity. It never contains
 * a grant, because grants that cannot be recorded are rejected. Thread-safe.
 */
public final class LateRecords {
    public static final int CAPACITY = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(LateRecords.class);

    private record LateRecord(ConsentRecord record, NoticeSnapshot notice) {}

    private final RecordedChoices choices;
    private final int capacity;

    /** The queue, and the lock of the fields below. */
    private final Deque<LateRecord> waiting = new ArrayDeque<>();

    /** Completes when the last attempt is finished. */
    private CompletableFuture<Void> lastAttempt = CompletableFuture.completedFuture(null);

    private long lost;

    public LateRecords(RecordedChoices choices, int capacity) {
        this.choices = choices;
        this.capacity = capacity;
    }

    void add(ConsentRecord record, NoticeSnapshot notice) {
        synchronized (waiting) {
            if (waiting.size() < capacity) {
                waiting.add(new LateRecord(record, notice));
                return;
            }
            lost++;
        }
        LOG.warn("Record of a refusal or withdrawal lost: {} records already wait for the proof store", capacity);
    }

    /** Returns the number of waiting records. */
    public int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Returns the number of records lost because the queue was full. */
    public long lost() {
        synchronized (waiting) {
            return lost;
        }
    }

    /**
     * Retries all records, the oldest first; if that one fails, the others are not tried. Only one attempt runs at a
     * time.
     *
     * @return a future that completes with null when the attempt is finished
     */
    public CompletableFuture<Void> retry() {
        CompletableFuture<Void> completion;
        synchronized (waiting) {
            if (!lastAttempt.isDone() || waiting.isEmpty()) {
                return lastAttempt;
            }
            completion = new CompletableFuture<>();
            lastAttempt = completion;
        }
        CompletableFuture<Boolean> unused = append(1)
                .thenCompose(written -> written ? append(capacity) : CompletableFuture.completedFuture(false))
                .whenComplete((written, failure) -> completion.complete(null));
        return completion;
    }

    /** Appends up to this many records. Those that fail return to the front of the queue. */
    private CompletableFuture<Boolean> append(int maxCount) {
        List<LateRecord> batch = new ArrayList<>();
        synchronized (waiting) {
            while (batch.size() < maxCount && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
        }
        List<CompletableFuture<Boolean>> written = batch.stream()
                .map(late -> choices.append(late.record, late.notice).handle((done, failure) -> failure == null))
                .toList();
        return CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    synchronized (waiting) {
                        for (int i = batch.size() - 1; i >= 0; i--) {
                            if (!written.get(i).join()) {
                                waiting.addFirst(batch.get(i));
                            }
                        }
                    }
                    return written.stream().allMatch(CompletableFuture::join);
                });
    }
}
