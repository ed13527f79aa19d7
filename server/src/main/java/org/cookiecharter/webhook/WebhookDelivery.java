// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.RecordFeed;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.settings.Webhook;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the records of a proof store to one webhook, from one thread. While the receiver is unavailable, everything
 * waits in the store. A message that the receiver rejects delays only later ones of the same visitor; it is given up, with
 * an error in the log, after {@link RetrySchedule#MAX_ATTEMPTS} attempts.
 */
public final class WebhookDelivery extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
    /** The number of records that are read ahead of a rejected one. */
    private static final int WINDOW = 200;
    /** How often to look for records that other processes have written. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration STOP = Duration.ofSeconds(5);

    /** The failed attempts to deliver one message, and the time of the next one. */
    private record Attempts(int failures, Instant next) {}

    private final ProofStore proofs;
    private final Webhook webhook;
    private final WebhookSender sender;
    private final Clock clock;
    private final RetrySchedule schedule;
    private final Duration lease;
    private final Semaphore wake = new Semaphore(0);
    private final Set<ChainHead> delivered = new HashSet<>();
    private final Map<ChainHead, Attempts> rejected = new HashMap<>();
    private int failures;
    private @Nullable RecordFeed feed;
    private @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    /** Creates the delivery, not yet started. */
    public WebhookDelivery(ProofStore proofs, Webhook webhook, Clock clock) {
        this(proofs, webhook, clock, RetrySchedule.DEFAULT, LEASE);
    }

    /** @param lease how long after a round no other process may deliver */
    WebhookDelivery(ProofStore proofs, Webhook webhook, Clock clock, RetrySchedule schedule, Duration lease) {
        this.lease = lease;
        this.schedule = schedule;
        this.proofs = proofs;
        this.webhook = webhook;
        this.sender = new WebhookSender(webhook);
        this.clock = clock;
    }

    /** Delivers what was recorded, without waiting for the next look. Returns at once. */
    public void wake() {
        wake.release();
    }

    /** @throws java.io.UncheckedIOException if the store cannot be written: its choices could not be delivered later */
    @Override
    protected void doStart() {
        RecordFeed opened = proofs.feed(feedName(webhook), lease);
        feed = opened;
        stopping = new CountDownLatch(1);
        Thread started = new Thread(() -> run(opened), "cookie-charter-webhook");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    protected void doStop() throws InterruptedException {
        stopping.countDown();
        wake.release();
        if (thread != null && feed != null) {
            // A message that is on its way is acknowledged, so that it is not sent again.
            thread.join(STOP.toMillis());
            thread.interrupt();
            thread.join(STOP.toMillis());
            feed.close();
        }
    }

    /** Returns the name of the feed for the address of a webhook. */
    private static String feedName(Webhook webhook) {
        return "webhook-"
                + Sha256.hexOf(webhook.address().toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 32);
    }

    private void run(RecordFeed records) {
        try {
            Duration pause = Duration.ZERO;
            while (pause != null && stopping.getCount() > 0) {
                if (failures > 0) {
                    boolean unused = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                } else if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                pause = deliver(records);
            }
        } catch (InterruptedException e) {
            // What is not acknowledged is sent again after the next start.
        }
    }

    /** @return how long to wait before the next round; null if there is none */
    private @Nullable Duration deliver(RecordFeed records) throws InterruptedException {
        try {
            return deliverNext(records);
        } catch (RuntimeException e) {
            failures++;
            LOG.warn("Webhook {}: the proof store cannot be used; trying again", webhook, e);
            return schedule.delay(failures);
        }
    }

    private @Nullable Duration deliverNext(RecordFeed records) throws InterruptedException {
        List<StoredRecord> window = records.read(WINDOW);
        if (window.isEmpty()) {
            failures = 0;
        }
        long start = System.nanoTime();
        Set<String> waitingSubjects = new HashSet<>();
        Duration pause = null;
        boolean isGone = false;
        for (StoredRecord stored : window) {
            // A round ends before its lease, even if its last message times out.
            if (stopping.getCount() == 0 || System.nanoTime() - start > lease.toNanos() / 2) {
                break;
            }
            String subject = stored.record().id();
            if (delivered.contains(stored.head()) || (subject != null && waitingSubjects.contains(subject))) {
                continue;
            }
            Attempts earlier = rejected.get(stored.head());
            if (earlier == null || !clock.instant().isBefore(earlier.next())) {
                WebhookResponse response = sender.send(WebhookMessage.of(stored), clock.instant());
                Duration unavailable = handle(stored, response);
                isGone = response.kind() == WebhookResponse.Kind.GONE;
                if (unavailable != null) {
                    pause = unavailable;
                    break;
                }
            }
            if (subject != null && rejected.containsKey(stored.head())) {
                waitingSubjects.add(subject);
            }
        }
        boolean isAcknowledged = acknowledge(records, window);
        if (isGone) {
            return null;
        }
        return pause != null ? pause : isAcknowledged ? Duration.ZERO : untilNextAttempt();
    }

    private Duration untilNextAttempt() {
        return rejected.values().stream()
                .map(attempts -> Duration.between(clock.instant(), attempts.next()))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .filter(wait -> wait.compareTo(POLL) < 0)
                .min(Comparator.naturalOrder())
                .orElse(POLL);
    }

    /** @return how long to wait before the next message, if the receiver is unavailable; null if it is not */
    private @Nullable Duration handle(StoredRecord stored, WebhookResponse response) {
        ChainHead head = stored.head();
        switch (response.kind()) {
            case DELIVERED -> {
                if (failures > 0) {
                    LOG.info("Webhook {} is available again", webhook);
                }
                failures = 0;
                delivered.add(head);
                rejected.remove(head);
            }
            case REJECTED -> reject(stored, response);
            case UNAVAILABLE -> {
                failures++;
                Duration delay = schedule.delay(failures);
                Duration requested = response.retryAfter();
                if (failures == 1) {
                    LOG.warn(
                            "Webhook {} is unavailable ({}); choices wait in the proof store",
                            webhook,
                            response.description());
                }
                return requested != null && requested.compareTo(delay) > 0 ? requested : delay;
            }
            case GONE -> {
                LOG.error(
                        "Webhook {} responded 410 Gone; no message is sent to it until the next startup. Remove it from the"
                                + " settings, or change its address",
                        webhook);
                return POLL;
            }
        }
        return null;
    }

    private void reject(StoredRecord stored, WebhookResponse response) {
        ChainHead head = stored.head();
        Attempts earlier = rejected.get(head);
        int count = earlier == null ? 1 : earlier.failures() + 1;
        if (count == 1) {
            LOG.warn("Webhook {} rejected the record {} ({}); trying again", webhook, head, response.description());
        }
        if (count < RetrySchedule.MAX_ATTEMPTS) {
            rejected.put(head, new Attempts(count, clock.instant().plus(schedule.delay(count))));
        } else {
            LOG.error("Webhook {} rejected the record {} {} times; it will not be delivered", webhook, head, count);
            rejected.remove(head);
            delivered.add(head);
        }
    }

    /**
     * Acknowledges, of each node, the records before the first one that is not delivered.
     *
     * @return whether there were any
     */
    private boolean acknowledge(RecordFeed records, List<StoredRecord> window) {
        Map<String, StoredRecord> last = new HashMap<>();
        Set<String> stopped = new HashSet<>();
        for (StoredRecord stored : window) {
            String node = stored.head().node();
            if (!delivered.contains(stored.head())) {
                stopped.add(node);
            } else if (!stopped.contains(node)) {
                last.put(node, stored);
            }
        }
        last.values().forEach(records::acknowledge);
        delivered.removeIf(head -> {
            StoredRecord acknowledged = last.get(head.node());
            return acknowledged != null && head.place() <= acknowledged.head().place();
        });
        return !last.isEmpty();
    }
}
