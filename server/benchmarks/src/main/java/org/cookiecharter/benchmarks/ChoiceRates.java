// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How many rows a second a store makes durable without HTTP: the limits that choices over HTTP are held to. */
final class ChoiceRates {
    /** Of what one record takes beside its id. */
    private static final String SAID = "x".repeat(160);

    private final ChoiceStore store;
    private final AtomicInteger number = new AtomicInteger();

    ChoiceRates(ChoiceStore store) {
        this.store = store;
    }

    /** One row a transaction, one after the other, by plain JDBC. */
    double single(int seconds) throws SQLException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        int rows = 0;
        try (PreparedStatement insert =
                store.plain().prepareStatement("insert into plain (number, id, said) values (?, ?, ?)")) {
            while (System.nanoTime() < end) {
                int next = number.incrementAndGet();
                insert.setInt(1, next);
                insert.setString(2, SampleRecords.id(next));
                insert.setString(3, SAID);
                insert.executeUpdate();
                rows++;
            }
        }
        return rows * 1e9 / (System.nanoTime() - start);
    }

    /** As many callers as there are clients, each of which waits for its record before it brings the next. */
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
                            .append(SampleRecords.record(number.addAndGet(2)), SampleRecords.SHOWN)
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
            throw new IllegalStateException("the store could not write", failure.get());
        }
        return records.get() * 1e9 / (System.nanoTime() - start);
    }
}
