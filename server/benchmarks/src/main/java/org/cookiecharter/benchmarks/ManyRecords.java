// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/**
 * A benchmark of an SQLite store with very many records. It fills a new store like the server, then opens it, finds
 * visitors' records, verifies and reads it. Arguments: the number of records (10,000,000), and a directory for the
 * file, which is not deleted.
 */
public final class ManyRecords {
    /** Less than the number of records that may wait in a store, so that none is rejected. */
    private static final int MAX_PENDING = 5_000;

    private static final int LOOK_UPS = 1_000;

    private ManyRecords() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        Path directory =
                arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("cookie-charter-records");
        Path file = directory.resolve("consent.db");
        if (records < LOOK_UPS || Files.exists(file)) {
            throw new IllegalArgumentException(
                    "records (%d) must be at least %d, and %s must not exist".formatted(records, LOOK_UPS, file));
        }
        System.out.printf("| %,d records in %s | |%n| --- | --- |%n", records, file);
        long start = System.nanoTime();
        fill(file, records);
        rate("written a second", records, start);
        System.out.printf("| bytes a record | %.0f |%n", (double) Files.size(file) / records);
        start = System.nanoTime();
        try (ProofStore proofs = SqliteProofStore.open(file)) {
            System.out.printf("| start | %d ms |%n", millis(start));
            lookUp(proofs, records);
            start = System.nanoTime();
            boolean isIntact = proofs.verify(List.of(), done -> {}).isIntact();
            rate(isIntact ? "verified a second" : "NOT INTACT", records, start);
            AtomicLong read = new AtomicLong();
            start = System.nanoTime();
            proofs.forEach(Instant.EPOCH, Instant.MAX, stored -> read.incrementAndGet());
            rate("read in order of time a second", read.get(), start);
        }
    }

    private static void fill(Path file, int records) throws InterruptedException {
        Semaphore room = new Semaphore(MAX_PENDING);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ProofStore proofs = SqliteProofStore.open(file)) {
            for (int i = 0; i < records && failure.get() == null; i++) {
                room.acquire();
                var unused = proofs.append(SampleRecords.record(i), SampleRecords.NOTICE)
                        .whenComplete((done, failed) -> {
                            failure.compareAndSet(null, failed);
                            room.release();
                        });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("writing to the store failed", failure.get());
        }
    }

    private static void lookUp(ProofStore proofs, int records) {
        Histogram micros = new Histogram(3);
        for (int i = 0; i < LOOK_UPS; i++) {
            int number = (int) ((long) i * records / LOOK_UPS) / 2 * 2;
            long start = System.nanoTime();
            if (proofs.find(SampleRecords.id(number)).size() != 1) {
                throw new IllegalStateException("record " + number + " must be found once");
            }
            micros.recordValue((System.nanoTime() - start) / 1_000);
        }
        System.out.printf(
                "| look-up of a visitor, p50, p99, most | %d, %d, %d µs |%n",
                micros.getValueAtPercentile(50), micros.getValueAtPercentile(99), micros.getMaxValue());
    }

    private static void rate(String label, long records, long start) {
        System.out.printf("| %s | %,d |%n", label, records * 1_000 / Math.max(1, millis(start)));
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
