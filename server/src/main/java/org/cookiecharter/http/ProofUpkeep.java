// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.choice.SigningKeys;
import org.cookiecharter.consent.UsageStats;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to a proof store beside the answering: its keys are read again, late records are tried again, what was
 * seen is saved, old records are erased.
 */
public final class ProofUpkeep extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProofUpkeep.class);
    private static final int PAUSE_SECONDS = 10;
    private static final int SAVING_SECONDS = 60;
    private static final int STOP_SECONDS = 10;

    private final ProofStore proofs;
    private final LateRecords late;
    private final UsageStats usageStats;
    private final @Nullable Period retention;
    private final Clock clock;
    private volatile SigningKeys keys;
    private @Nullable ScheduledExecutorService executor;

    /**
     * Not yet started.
     *
     * @param retention null for ever
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    public ProofUpkeep(ProofStore proofs, @Nullable Period retention, Clock clock) {
        this.proofs = proofs;
        this.late = new LateRecords(proofs, LateRecords.CAPACITY);
        this.usageStats = new UsageStats(clock);
        this.retention = retention;
        this.clock = clock;
        this.keys = proofs.keys();
    }

    ProofStore proofs() {
        return proofs;
    }

    /** The signing keys, at most about ten seconds old while the store can be read. */
    SigningKeys keys() {
        return keys;
    }

    /** What waits for being tried again. */
    LateRecords late() {
        return late;
    }

    /** What is saved now and then. */
    UsageStats usageStats() {
        return usageStats;
    }

    @Override
    protected void doStart() {
        // Two threads: erasing may take long, and the keys do not wait for it.
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "cookie-charter-proof-upkeep");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = timer.scheduleWithFixedDelay(this::retry, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        unused = timer.scheduleWithFixedDelay(this::readKeys, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        unused = timer.scheduleWithFixedDelay(this::saveUsageStats, SAVING_SECONDS, SAVING_SECONDS, TimeUnit.SECONDS);
        if (retention != null) {
            unused = timer.scheduleWithFixedDelay(() -> prune(retention), 0, 1, TimeUnit.DAYS);
        }
        executor = timer;
    }

    /** Where they cannot be read, the earlier ones are used on; no grant can be recorded then either. */
    void readKeys() {
        try {
            keys = proofs.keys();
        } catch (RuntimeException e) {
            LOG.debug("The signing keys could not be read again", e);
        }
    }

    private void retry() {
        CompletableFuture<Void> unused = late.retry();
    }

    private void saveUsageStats() {
        try {
            usageStats.save(proofs);
        } catch (RuntimeException e) {
            LOG.debug("What was seen could not be saved yet", e);
        }
    }

    private void prune(Period time) {
        try {
            long pruned = proofs.prune(
                    clock.instant().atZone(ZoneOffset.UTC).minus(time).toInstant());
            if (pruned > 0) {
                LOG.info("{} records of choices that ended more than {} ago were erased", pruned, time);
            }
        } catch (RuntimeException e) {
            LOG.warn("Old records could not be erased; it is tried again tomorrow", e);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            executor.shutdown();
            late.retry().get(STOP_SECONDS, TimeUnit.SECONDS);
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Old records are still being erased; the rest goes after the next start");
            }
        }
        saveUsageStats();
        if (late.size() > 0) {
            LOG.warn("{} records of refusals and withdrawals could not be kept, and are lost", late.size());
        }
    }
}
