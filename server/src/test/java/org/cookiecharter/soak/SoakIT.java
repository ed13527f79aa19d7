// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cookiecharter.proof.Verification;
import org.eclipse.jetty.logging.StacklessLogging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests the site under full load while the catalogue changes or becomes invalid, the upstream site fails, and the store
 * rejects records. {@code -Dsoak=PT30M} sets the duration.
 */
class SoakIT {
    private static final Logger LOG = LoggerFactory.getLogger(SoakIT.class);
    private static final Duration TIME = Duration.parse(System.getProperty("soak", "PT8S"));
    private static final int VISITORS = 8;
    /** The share of the run in which caches fill and code is compiled; memory growth then is no leak. */
    private static final int WARMING = 3;
    /** The growth of tables and compiled code in a short run; a leak of a kilobyte per response would exceed it. */
    private static final long ROOM = 8_000_000;
    /** The threads of three pools and of the test runner, with a margin. */
    private static final int MOST_THREADS = 160;
    /** Both ends of a connection for each visitor, and of the proxy's connection for each. */
    private static final int MORE_FILES = 4 * VISITORS;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();
    private final Tally tally = new Tally();

    @Test
    void respondsCorrectlyWithoutGrowth() throws Exception {
        Path store = directory.resolve("consent.db");
        CatalogueOnDisk catalogue = new CatalogueOnDisk(directory);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(VISITORS + 1);
        StacklessLogging brief = new StacklessLogging("org.cookiecharter");
        try (SoakTestSite site = new SoakTestSite(catalogue, store);
                Outage outage = new Outage(store)) {
            List<Future<?>> running = new ArrayList<>();
            for (int seed = 0; seed < VISITORS; seed++) {
                Visitor visitor = new Visitor(client, site, outage, tally, seed);
                running.add(threads.submit(() -> untilOver(visitor::act)));
            }
            running.add(threads.submit(() -> untilOver(() -> failures(catalogue, outage))));

            pause(TIME.dividedBy(WARMING), running);
            Footprint warm = Footprint.now();
            pause(TIME.minus(TIME.dividedBy(WARMING)), running);
            Footprint end = Footprint.now();
            over.set(true);
            for (Future<?> one : running) {
                one.get();
            }

            LOG.info("Soaked for {}: {}; from {} to {}", TIME, tally, warm, end);
            everythingWasMet();
            everyChoiceIsRecorded(site);
            assertTrue(end.heap() < warm.heap() + ROOM, () -> "grew from " + warm + " to " + end);
            assertTrue(end.threads() < MOST_THREADS, () -> "grew from " + warm + " to " + end);
            assertTrue(end.files() < warm.files() + MORE_FILES, () -> "grew from " + warm + " to " + end);
        } finally {
            over.set(true);
            brief.close();
            threads.shutdown();
            assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        }
        assertEquals(
                List.of(),
                Footprint.threadNames().stream()
                        .filter(name -> name.startsWith("soaked"))
                        .toList());
    }

    private interface Step {
        void run() throws Exception;
    }

    private Void untilOver(Step step) throws Exception {
        while (!over.get()) {
            step.run();
        }
        return null;
    }

    /** Causes the failures one after the other, with a pause between. */
    private void failures(CatalogueOnDisk catalogue, Outage outage) throws Exception {
        catalogue.change();
        Thread.sleep(1_500);
        outage.begin();
        Thread.sleep(500);
        outage.end();
        catalogue.spoil();
        Thread.sleep(1_500);
        tally.count("troubles");
    }

    /** Waits, but stops at once if a visitor has failed. */
    private static void pause(Duration time, List<Future<?>> running) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(100);
            for (Future<?> one : running) {
                if (one.isDone()) {
                    one.get();
                }
            }
        }
    }

    private void everythingWasMet() {
        for (String what : List.of(
                "/page",
                "/error",
                "/break",
                "/down",
                "granted",
                "refused",
                "submitted",
                "withdrawn",
                "granted while the store was out of order: 503",
                "troubles")) {
            assertTrue(tally.of(what) > 0, what);
        }
    }

    private void everyChoiceIsRecorded(SoakTestSite site) {
        assertFalse(tally.acknowledged().isEmpty());
        for (String id : tally.acknowledged()) {
            assertFalse(site.proofs.find(id).isEmpty(), id);
        }
        Verification verification = site.proofs.verify(List.of(), read -> {});
        assertTrue(verification.isIntact(), verification::toString);
    }
}
