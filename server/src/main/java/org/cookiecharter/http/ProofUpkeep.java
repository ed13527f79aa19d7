package org.cookiecharter.http;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to a proof store beside the answering: late records are tried again, old ones erased. */
public final class ProofUpkeep extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProofUpkeep.class);
    private static final int RETRY_SECONDS = 10;
    private static final int STOP_SECONDS = 10;

    private final ProofStore proofs;
    private final LateRecords late;
    private final @Nullable Period retention;
    private final Clock clock;
    private @Nullable ScheduledExecutorService executor;

    /**
     * Not yet started.
     *
     * @param retention null for ever
     */
    public ProofUpkeep(ProofStore proofs, @Nullable Period retention, Clock clock) {
        this.proofs = proofs;
        this.late = new LateRecords(proofs, LateRecords.CAPACITY);
        this.retention = retention;
        this.clock = clock;
    }

    ProofStore proofs() {
        return proofs;
    }

    /** What waits for being tried again. */
    LateRecords late() {
        return late;
    }

    @Override
    protected void doStart() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cookie-charter-proof-upkeep");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = timer.scheduleWithFixedDelay(this::retry, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        if (retention != null) {
            unused = timer.scheduleWithFixedDelay(() -> prune(retention), 0, 1, TimeUnit.DAYS);
        }
        executor = timer;
    }

    private void retry() {
        CompletableFuture<Void> unused = late.retry();
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
        if (late.size() > 0) {
            LOG.warn("{} records of refusals and withdrawals could not be kept, and are lost", late.size());
        }
    }
}
