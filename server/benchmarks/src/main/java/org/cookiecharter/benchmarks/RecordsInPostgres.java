// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.jspecify.annotations.Nullable;

/**
 * A program that fills a PostgreSQL store with records in steps. At each step it verifies the store, erases visitors and
 * prunes a tenth of the step's records, while choices continue, each after the previous one and a pause; it prints the time of the
 * task, and of a choice meanwhile.
 *
 * <p>Arguments: the numbers of records of the steps, ascending (default: 1,000,000 and 3,000,000). Property: {@code
 * directory} on the disk to measure.
 */
public final class RecordsInPostgres {
    /** Less than the number of records that may wait in a store, so that none is rejected. */
    private static final int MAX_PENDING = 5_000;

    private static final int VISITORS_ERASED = 100;
    private static final long PAUSE_MILLIS = 5;
    /** The number of the first record that is appended during a task. */
    private static final int LATER = 1_000_000_000;

    private static final Instant FIRST_EXPIRY = SampleRecords.record(0).at().plus(Duration.ofDays(180));

    private final HikariDataSource pool;
    private final ProofStore proofs;
    private int later = LATER;

    private RecordsInPostgres(HikariDataSource pool, ProofStore proofs) {
        this.pool = pool;
        this.proofs = proofs;
    }

    /** Fills and measures the store. */
    public static void main(String[] args) throws Exception {
        List<Integer> steps = args.length == 0
                ? List.of(1_000_000, 3_000_000)
                : List.of(args).stream().map(Integer::valueOf).toList();
        String chosen = System.getProperty("directory");
        Path directory = chosen == null
                ? Files.createTempDirectory("cookie-charter-records")
                : Files.createDirectories(Path.of(chosen));
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(database.getPostgresDatabase());
            try (HikariDataSource pool = new HikariDataSource(config);
                    ProofStore proofs = PostgresProofStore.open(pool, "one")) {
                System.out.println(
                        "| records | task | seconds | records a second | choices meanwhile: p50, p99, most, ms |"
                                + "\n| --- | --- | --- | --- | --- |");
                new RecordsInPostgres(pool, proofs).measure(steps);
            }
        }
    }

    private void measure(List<Integer> steps) throws Exception {
        int first = 0;
        for (int records : steps) {
            long start = System.nanoTime();
            fill(first, records);
            double seconds = seconds(start);
            row(records, "write", seconds, records - first, "");
            System.out.printf(Locale.ROOT, "| %,d | bytes a record | %.0f | | |%n", records, (double) size() / records);
            during(records, "none", () -> {
                Thread.sleep(5_000);
                return 0L;
            });
            during(records, "verify", () -> {
                if (!proofs.verify(List.of(), done -> {}).isIntact()) {
                    throw new IllegalStateException("the store is not intact");
                }
                return (long) records;
            });
            int begin = first;
            int last = records;
            during(records, "erase " + VISITORS_ERASED + " visitors, one by one", () -> {
                long erased = 0;
                for (int i = 1; i <= VISITORS_ERASED; i++) {
                    erased += proofs.erase(SampleRecords.id((last - i) / 2 * 2));
                }
                return erased;
            });
            during(records, "prune a tenth", () -> proofs.prune(FIRST_EXPIRY.plusSeconds(begin + (last - begin) / 10)));
            first = records;
        }
    }

    private void fill(int from, int to) throws InterruptedException {
        Semaphore room = new Semaphore(MAX_PENDING);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int i = from; i < to && failure.get() == null; i++) {
            room.acquire();
            var unused = proofs.append(SampleRecords.record(i), SampleRecords.NOTICE)
                    .whenComplete((done, failed) -> {
                        failure.compareAndSet(null, failed);
                        room.release();
                    });
        }
        room.acquire(MAX_PENDING);
        if (failure.get() != null) {
            throw new IllegalStateException("writing to the store failed", failure.get());
        }
    }

    /** Runs a task while choices are stored. */
    private void during(int records, String task, Callable<Long> work) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Histogram micros = new Histogram(3);
        Thread choices = new Thread(() -> {
            while (!ended.get()) {
                long start = System.nanoTime();
                proofs.append(SampleRecords.record(later++), SampleRecords.NOTICE)
                        .join();
                micros.recordValue((System.nanoTime() - start) / 1_000);
                pause();
            }
        });
        choices.start();
        long start = System.nanoTime();
        long done;
        double seconds;
        try {
            done = work.call();
            seconds = seconds(start);
        } finally {
            ended.set(true);
            choices.join();
        }
        row(
                records,
                task,
                seconds,
                done,
                String.format(
                        Locale.ROOT,
                        "%.1f, %.1f, %.1f",
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        micros.getMaxValue() / 1e3));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void row(int records, String task, double seconds, long done, String times) {
        System.out.printf(
                Locale.ROOT, "| %,d | %s | %.1f | %,.0f | %s |%n", records, task, seconds, done / seconds, times);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private long size() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_total_relation_size('cookie_charter.consent')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
