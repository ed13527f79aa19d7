// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cookiecharter.account.AccountChoices;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.endpoint.choice.LateRecords;
import org.cookiecharter.endpoint.choice.RecordedChoices;
import org.cookiecharter.enforcement.UsageStats;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background tasks of a proof store: it reloads the signing keys, retries late records, saves usage statistics, and
 * erases old records.
 */
public final class ProofUpkeep extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProofUpkeep.class);
    private static final int RETRY_SECONDS = 10;
    private static final int SAVE_SECONDS = 60;
    private static final int STOP_SECONDS = 10;

    private final ProofStore proofs;
    private final RecordedChoices choices;
    private final LateRecords lateRecords;
    private final AccountChoices accountChoices;
    private final UsageStats usageStats;
    private final @Nullable Period retention;
    private final Clock clock;
    private volatile SigningKeys keys;
    private @Nullable ScheduledExecutorService executor;

    /**
     * Creates the tasks, not yet started.
     *
     * @param listener is notified of each recorded choice
     * @param retention how long records are retained after the end of a choice; null for ever
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    public ProofUpkeep(ProofStore proofs, Consumer<ConsentRecord> listener, @Nullable Period retention, Clock clock) {
        this.proofs = proofs;
        this.choices = new RecordedChoices(proofs, listener);
        this.lateRecords = new LateRecords(choices, LateRecords.CAPACITY);
        this.accountChoices = new AccountChoices(proofs, System::nanoTime);
        this.usageStats = new UsageStats(clock);
        this.retention = retention;
        this.clock = clock;
        this.keys = proofs.keys();
    }

    ProofStore proofs() {
        return proofs;
    }

    /** Returns the signing keys, at most about ten seconds old if the store can be read. */
    SigningKeys keys() {
        return keys;
    }

    /** Returns the store as the endpoints append to it. */
    RecordedChoices choices() {
        return choices;
    }

    /** Returns the records that wait for a retry. */
    LateRecords lateRecords() {
        return lateRecords;
    }

    /** Returns the choices of accounts in the store. */
    AccountChoices accountChoices() {
        return accountChoices;
    }

    /** Returns the statistics, which are saved periodically. */
    UsageStats usageStats() {
        return usageStats;
    }

    @Override
    protected void doStart() {
        // Two threads, because erasing may take long and must not delay the keys.
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "cookie-charter-proof-upkeep");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = timer.scheduleWithFixedDelay(this::retry, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        unused = timer.scheduleWithFixedDelay(this::reloadKeys, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        unused = timer.scheduleWithFixedDelay(this::saveUsageStats, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
        if (retention != null) {
            unused = timer.scheduleWithFixedDelay(() -> prune(retention), 0, 1, TimeUnit.DAYS);
        }
        executor = timer;
    }

    /**
     * Reloads the keys. If they cannot be read, the previous ones stay in use; no grant can be recorded then either.
     */
    void reloadKeys() {
        try {
            keys = proofs.keys();
        } catch (RuntimeException e) {
            LOG.debug("The signing keys could not be reloaded", e);
        }
    }

    private void retry() {
        accountChoices.retry();
        CompletableFuture<Void> unused = lateRecords.retry();
    }

    private void saveUsageStats() {
        try {
            usageStats.save(proofs);
        } catch (RuntimeException e) {
            LOG.debug("Usage statistics could not be saved; trying again", e);
        }
    }

    private void prune(Period age) {
        try {
            long pruned = proofs.prune(
                    clock.instant().atZone(ZoneOffset.UTC).minus(age).toInstant());
            if (pruned > 0) {
                LOG.info("Erased {} records of choices that ended more than {} ago", pruned, age);
            }
        } catch (RuntimeException e) {
            LOG.warn("Old records could not be erased; retrying tomorrow", e);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            executor.shutdown();
            lateRecords.retry().get(STOP_SECONDS, TimeUnit.SECONDS);
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Old records are still being erased; the rest will be erased after the next startup");
            }
        }
        saveUsageStats();
        accountChoices.retry();
        if (accountChoices.lateCount() > 0) {
            LOG.warn("{} refusals of accounts could not be saved and are lost", accountChoices.lateCount());
        }
        if (lateRecords.size() > 0) {
            LOG.warn("{} records of refusals and withdrawals could not be saved and are lost", lateRecords.size());
        }
    }
}
