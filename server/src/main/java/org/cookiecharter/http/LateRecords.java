// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of refusals and withdrawals that were honoured while the store could not write. They wait in memory, so
 * those that are here when the process ends are lost, and so are those above a bound; a record of a grant is never
 * here, since no such grant was made. Safe for use by several threads.
 */
final class LateRecords {
    static final int CAPACITY = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(LateRecords.class);

    private record Late(ConsentRecord record, NoticeSnapshot shown) {}

    private final ProofStore proofs;
    private final int capacity;

    /** Guards itself and what follows. */
    private final Deque<Late> waiting = new ArrayDeque<>();

    /** Completes when the last attempt is over. */
    private CompletableFuture<Void> attempt = CompletableFuture.completedFuture(null);

    private long lost;

    LateRecords(ProofStore proofs, int capacity) {
        this.proofs = proofs;
        this.capacity = capacity;
    }

    void add(ConsentRecord record, NoticeSnapshot shown) {
        synchronized (waiting) {
            if (waiting.size() < capacity) {
                waiting.add(new Late(record, shown));
                return;
            }
            lost++;
        }
        LOG.warn("{} records of refusals and withdrawals wait for the proof store; this one is lost", capacity);
    }

    /** How many wait. */
    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** How many came when there was no room. */
    long lost() {
        synchronized (waiting) {
            return lost;
        }
    }

    /**
     * Tries all again, from the oldest. As long as the first fails, the rest is left alone. While an attempt is under way
     * there is no other.
     *
     * @return completes with null when all is tried
     */
    CompletableFuture<Void> retry() {
        CompletableFuture<Void> over;
        synchronized (waiting) {
            if (!attempt.isDone() || waiting.isEmpty()) {
                return attempt;
            }
            over = new CompletableFuture<>();
            attempt = over;
        }
        CompletableFuture<Boolean> unused = append(1)
                .thenCompose(kept -> kept ? append(capacity) : CompletableFuture.completedFuture(false))
                .whenComplete((kept, failure) -> over.complete(null));
        return over;
    }

    /** Tries this many at most. What fails waits again, where it was. */
    private CompletableFuture<Boolean> append(int many) {
        List<Late> next = new ArrayList<>();
        synchronized (waiting) {
            while (next.size() < many && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
        }
        List<CompletableFuture<Boolean>> kept = next.stream()
                .map(late -> proofs.append(late.record, late.shown).handle((done, failure) -> failure == null))
                .toList();
        return CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new)).thenApply(done -> {
            synchronized (waiting) {
                for (int i = next.size() - 1; i >= 0; i--) {
                    if (!kept.get(i).join()) {
                        waiting.addFirst(next.get(i));
                    }
                }
            }
            return kept.stream().allMatch(CompletableFuture::join);
        });
    }
}
