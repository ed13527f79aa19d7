// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the proof store, on request and at intervals. Each verification also compares the chain heads of the last
 * one without a discrepancy, so that it detects records that were replaced in between. Thread-safe.
 */
final class StoreVerifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreVerifier.class);

    private final ProofStore proofs;
    private final Clock clock;
    private final @Nullable ScheduledExecutorService executor;
    private List<ChainHead> savedHeads = List.of();
    private volatile @Nullable VerificationResult last;

    /**
     * Creates a verifier.
     *
     * @param interval the time between two verifications; null if they run on request only
     */
    StoreVerifier(ProofStore proofs, @Nullable Duration interval, Clock clock) {
        this.proofs = proofs;
        this.clock = clock;
        if (interval == null) {
            executor = null;
            return;
        }
        executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cookie-charter-verification");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused =
                executor.scheduleWithFixedDelay(this::tryVerify, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Verifies all records. It takes time in proportion to their number, and does not delay other uses of the store.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    synchronized VerificationResult verify() {
        Verification verification = proofs.verify(savedHeads, records -> {});
        Discrepancy discrepancy = verification.discrepancy();
        if (discrepancy == null) {
            // Also if saved heads could not be compared: their places have been pruned, and never will be comparable.
            savedHeads = verification.heads();
        } else {
            LOG.error("The verification of consent records found a discrepancy: {}", discrepancy.message());
        }
        VerificationResult result = new VerificationResult(
                clock.instant().toString(),
                discrepancy == null,
                verification.records(),
                verification.erased(),
                discrepancy == null ? null : discrepancy.message());
        last = result;
        return result;
    }

    private void tryVerify() {
        try {
            verify();
        } catch (RuntimeException e) {
            LOG.warn("Consent records could not be verified; retrying at the next interval", e);
        }
    }

    /** Returns the last verification, or null if there has been none since startup. */
    @Nullable
    VerificationResult last() {
        return last;
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
