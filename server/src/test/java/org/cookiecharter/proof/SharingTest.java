// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of threads, instances and processes that share a store. */
class SharingTest {
    @TempDir
    Path directory;

    @Test
    void concurrentOpenersOfNewFileUseSameKey() throws Exception {
        for (int round = 0; round < 15; round++) {
            Path file = directory.resolve(round + ".db");
            CyclicBarrier barrier = new CyclicBarrier(4);
            List<String> keys = together(4, opener -> {
                barrier.await();
                try (ProofStore store = SqliteProofStore.open(file)) {
                    return store.keys().keyAt(Instant.EPOCH).sign("");
                }
            });
            keys.forEach(key -> assertEquals(keys.get(0), key));
        }
    }

    @Test
    void processesShareKeyAndRecords() throws Exception {
        Path file = directory.resolve("consent.db");
        try (SeparateProcess one = ProofProcess.start(file, "one-");
                SeparateProcess two = ProofProcess.start(file, "two-");
                ProofStore store = SqliteProofStore.open(file)) {
            String key = store.keys().keyAt(Instant.EPOCH).sign("");
            assertEquals(key, one.line());
            assertEquals(key, two.line());
            for (int received = 0; received < 50; received++) {
                for (SeparateProcess process : List.of(one, two)) {
                    String id = process.line();
                    assertEquals(List.of(Records.grant(id)), Records.find(store, id));
                }
            }
        }
    }

    @Test
    void storesRecordsOfSixteenThreads() throws Exception {
        try (ProofStore store = SqliteProofStore.open(directory.resolve("consent.db"))) {
            together(16, caller -> {
                for (int number = 0; number < 100; number++) {
                    Records.append(store, Records.grant(caller * 100 + number)).join();
                }
                return caller;
            });
            for (int number = 0; number < 1_600; number++) {
                assertEquals(List.of(Records.grant(number)), Records.find(store, Records.visitor(number)));
            }
        }
    }

    private interface Task<T> {
        T run(int caller) throws Exception;
    }

    private static <T> List<T> together(int callers, Task<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                calls.add(() -> task.run(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
