// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cookiecharter.proof.DailyCount.Kind;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageStatsTest {
    private Instant now = Instant.parse("2026-03-01T23:59:59Z");
    private final UsageStats usageStats = new UsageStats(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private ProofStore proofs;

    @BeforeEach
    void open() {
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
    }

    private List<String> saved() {
        Stream.Builder<String> all = Stream.builder();
        proofs.forEachDailyCount(
                LocalDate.MIN, LocalDate.MAX, one -> all.add(one.day() + " " + one.name() + " " + one.times()));
        return all.build().sorted().toList();
    }

    private void execute(String command) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("consent.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void countsEachDaySeparately() {
        usageStats.count(Kind.SET_COOKIE, "a");
        now = now.plusSeconds(1);
        usageStats.count(Kind.SET_COOKIE, "a");
        usageStats.save(proofs);
        usageStats.count(Kind.SET_COOKIE, "a");
        usageStats.save(proofs);
        usageStats.save(proofs);
        assertEquals(List.of("2026-03-01 a 1", "2026-03-02 a 2"), saved());
    }

    @Test
    void savesCountsLaterAfterFailure() throws Exception {
        usageStats.count(Kind.SET_COOKIE, "a");
        execute("alter table daily_count rename to elsewhere");
        assertThrows(UncheckedIOException.class, () -> usageStats.save(proofs));
        now = now.plusSeconds(400_000);
        usageStats.count(Kind.SET_COOKIE, "a");
        assertThrows(UncheckedIOException.class, () -> usageStats.save(proofs));
        execute("alter table elsewhere rename to daily_count");
        usageStats.save(proofs);
        assertEquals(List.of("2026-03-01 a 1", "2026-03-06 a 1"), saved());
    }

    @Test
    void limitsNamesAcrossSaves() {
        for (int i = 0; i < 1_000; i++) {
            usageStats.count(Kind.SENT_COOKIE, "invented" + i);
            usageStats.save(proofs);
        }
        assertEquals(UsageStats.MAX_NAMES + 1, saved().size());
        now = now.plusSeconds(1);
        usageStats.count(Kind.SENT_COOKIE, "invented999");
        usageStats.save(proofs);
        assertEquals(UsageStats.MAX_NAMES + 2, saved().size());
    }

    @Test
    void losesNoCountBetweenThreads() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        usageStats.count(Kind.SET_COOKIE, "a" + i % 3);
                    }
                    start.countDown();
                }))
                .toList();
        threads.forEach(Thread::start);
        start.await();
        usageStats.save(proofs);
        for (Thread thread : threads) {
            thread.join();
        }
        usageStats.save(proofs);
        assertEquals(List.of("2026-03-01 a0 26668", "2026-03-01 a1 26668", "2026-03-01 a2 26664"), saved());
    }
}
