// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The number of rows per second that a store makes durable without HTTP, with which choices over HTTP are compared. */
final class ChoiceRates {
    /** Content of the size of a record without its id. */
    private static final String CONTENT = "x".repeat(160);

    private final ChoiceStore store;
    private final AtomicInteger number = new AtomicInteger();

    ChoiceRates(ChoiceStore store) {
        this.store = store;
    }

    /** Measures one row per transaction, sequentially, with plain JDBC. */
    double single(int seconds) throws SQLException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        int rows = 0;
        try (PreparedStatement insert =
                store.plain().prepareStatement("insert into plain (number, id, content) values (?, ?, ?)")) {
            while (System.nanoTime() < end) {
                int next = number.incrementAndGet();
                insert.setInt(1, next);
                insert.setString(2, SampleRecords.id(next));
                insert.setString(3, CONTENT);
                insert.executeUpdate();
                rows++;
            }
        }
        return rows * 1e9 / (System.nanoTime() - start);
    }

    /**
     * Measures as many concurrent callers as clients, each of which waits for its record before it appends the next.
     */
    double grouped(int callers, int seconds) throws InterruptedException {
        AtomicInteger records = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end && failure.get() == null) {
                    store.proofs()
                            .append(SampleRecords.record(number.addAndGet(2)), SampleRecords.NOTICE)
                            .join();
                    records.incrementAndGet();
                }
            });
            thread.setUncaughtExceptionHandler((one, thrown) -> failure.set(thrown));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("writing to the store failed", failure.get());
        }
        return records.get() * 1e9 / (System.nanoTime() - start);
    }
}
