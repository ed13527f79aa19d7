// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.cookiecharter.proof.RecordAppender.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in the order of their arrival, from one thread. What arrived during one commit goes into the next,
 * which costs one synchronisation for all of them; a future is completed only after the commit that holds its record.
 */
final class ProofWriter {
    /** How many records may wait, where nobody says otherwise. */
    static final int CAPACITY = 10_000;

    /** Bounds how long the first of a batch waits for the last. */
    private static final int BATCH = 1_000;

    private record Pending(Entry entry, CompletableFuture<Void> durable) {}

    private final ProofDatabase database;
    private final @Nullable RecordAppender appender;
    private final int capacity;
    private final Thread thread = daemon(this::run, "cookie-charter-proof-writer");

    /** Not the common pool, which on a small machine is one thread that anyone may block. */
    private final ExecutorService acknowledging =
            Executors.newCachedThreadPool(task -> daemon(task, "cookie-charter-proof-acknowledgement"));

    /** Guards itself and {@code closed}. */
    private final Queue<Pending> queue = new ArrayDeque<>();

    private boolean closed;

    /** Taken when it is needed, and again when it was lost. */
    private @Nullable Connection connection;

    /** Held by who uses the connection: in turn, so that neither a busy site nor a long erasure keeps the other waiting. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Only the thread's, and after its end the closer's. */
    private CompletableFuture<Void> acknowledged = CompletableFuture.completedFuture(null);

    /**
     * @param connection to begin with, which this closes; null to take one when it is needed
     * @param appender null for a store to which nothing is appended
     */
    ProofWriter(
            ProofDatabase database, @Nullable Connection connection, @Nullable RecordAppender appender, int capacity) {
        this.connection = connection;
        this.database = database;
        this.appender = appender;
        this.capacity = capacity;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        thread.start();
    }

    CompletableFuture<Void> append(ConsentRecord record, NoticeSnapshot shown) {
        Pending pending = new Pending(new Entry(record, shown), new CompletableFuture<>());
        synchronized (queue) {
            if (closed) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException("proof store %s is closed".formatted(database.name())));
            }
            if (queue.size() >= capacity) {
                return CompletableFuture.failedFuture(new RejectedExecutionException(
                        "proof store %s has %d records waiting and takes no more; the disk is too slow, or the file locked"
                                .formatted(database.name(), capacity)));
            }
            queue.add(pending);
            queue.notifyAll();
        }
        return pending.durable;
    }

    /** Returns when everything that was appended is written or has failed, and its futures say so. */
    void close() throws SQLException {
        synchronized (queue) {
            closed = true;
            queue.notifyAll();
        }
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        acknowledged.join();
        acknowledging.shutdown();
        turn.lock();
        try {
            letGo();
        } finally {
            turn.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
            acknowledge(batch, write(batch));
        }
    }

    /** What waits, in order; nothing once the store is closed and all is written. */
    private List<Pending> next() {
        List<Pending> batch = new ArrayList<>();
        synchronized (queue) {
            while (queue.isEmpty() && !closed) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    // Only closing ends this thread, or records would be lost.
                }
            }
            while (!queue.isEmpty() && batch.size() < BATCH) {
                batch.add(queue.remove());
            }
        }
        return batch;
    }

    /** Adds to what was seen, between two batches. */
    void addDailyCounts(Collection<DailyCount> counts) throws SQLException {
        RecordAppender node = node();
        runBetweenBatches(connection -> node.addDailyCounts(connection, counts));
    }

    /** @throws IllegalStateException if nothing can be added to this store */
    private RecordAppender node() {
        if (appender == null) {
            throw new IllegalStateException(
                    "proof store %s was opened without a node, and takes no records".formatted(database.name()));
        }
        return appender;
    }

    /** Why the batch could not be kept; null if it is durable. */
    private @Nullable Throwable write(List<Pending> batch) {
        try {
            RecordAppender node = node();
            List<Entry> entries = batch.stream().map(Pending::entry).toList();
            runBetweenBatches(connection -> node.append(connection, entries));
            database.requireInPlace();
            return null;
        } catch (SQLException e) {
            return database.failure(e);
        } catch (IOException | RuntimeException | Error e) {
            return e;
        }
    }

    /** Work on the same connection, between two batches. */
    <T> T runBetweenBatches(ProofDatabase.Work<T> work) throws SQLException {
        turn.lock();
        try {
            Connection used = connection == null ? database.connect() : connection;
            connection = used;
            try {
                return work.run(used);
            } catch (SQLException e) {
                if (database.isLost(used, e)) {
                    letGo();
                }
                throw e;
            }
        } finally {
            turn.unlock();
        }
    }

    private void letGo() throws SQLException {
        Connection used = connection;
        connection = null;
        if (used != null) {
            database.disconnect(used);
        }
    }

    /** On another thread, so that what callers do then cannot stop the writing. */
    private void acknowledge(List<Pending> batch, @Nullable Throwable failure) {
        Runnable completion = failure == null
                ? () -> batch.forEach(pending -> pending.durable.complete(null))
                : () -> batch.forEach(pending -> pending.durable.completeExceptionally(failure));
        acknowledged = CompletableFuture.allOf(acknowledged, CompletableFuture.runAsync(completion, acknowledging));
    }
}
