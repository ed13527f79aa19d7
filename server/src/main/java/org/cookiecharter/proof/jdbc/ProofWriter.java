// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

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
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore.Document;
import org.cookiecharter.proof.jdbc.RecordAppender.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in the order of their arrival, from one thread. Records that arrive during one commit are written by
 * the next, which costs one synchronisation for all of them; a future completes only after the commit of its record.
 */
public final class ProofWriter {
    /** The default number of records that may wait. */
    public static final int CAPACITY = 10_000;

    /** The maximum batch size, which limits the time that the first record of a batch waits for the last. */
    private static final int MAX_BATCH_SIZE = 1_000;

    private record Pending(Entry entry, CompletableFuture<Void> durable) {}

    private final ProofDatabase database;
    private final @Nullable RecordAppender appender;
    private final int capacity;
    private final Thread thread = daemon(this::run, "cookie-charter-proof-writer");

    /** The common pool is unsuitable: on a small machine it is one thread that any code may block. */
    private final ExecutorService acknowledgementExecutor =
            Executors.newCachedThreadPool(task -> daemon(task, "cookie-charter-proof-acknowledgement"));

    /** Guarded by itself, together with {@code closed}. */
    private final Queue<Pending> queue = new ArrayDeque<>();

    private boolean closed;

    /** Opened on demand, and opened again if it was lost. */
    private @Nullable Connection connection;

    /** A fair lock on the connection: neither a busy site nor a long erasure makes the other wait. */
    private final ReentrantLock connectionLock = new ReentrantLock(true);

    /** Used by the writing thread only, and by the closing thread after its end. */
    private CompletableFuture<Void> acknowledged = CompletableFuture.completedFuture(null);

    /**
     * Creates a writer, not yet started.
     *
     * @param connection the initial connection, which this writer closes; null to open one on demand
     * @param appender the appender, or null for a store that does not accept records
     */
    public ProofWriter(
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

    CompletableFuture<Void> append(ConsentRecord record, NoticeSnapshot notice) {
        Pending pending = new Pending(new Entry(record, notice), new CompletableFuture<>());
        synchronized (queue) {
            if (closed) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException("proof store %s is closed".formatted(database.name())));
            }
            if (queue.size() >= capacity) {
                return CompletableFuture.failedFuture(new RejectedExecutionException(
                        "proof store %s has reached the maximum of %d waiting records; the disk is too slow or the file is locked"
                                .formatted(database.name(), capacity)));
            }
            queue.add(pending);
            queue.notifyAll();
        }
        return pending.durable;
    }

    /** Returns the number of records that wait for the next batch. */
    int pendingRecords() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /**
     * Waits until all appended records are written or have failed and their futures are complete, then closes the
     * connection.
     */
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
        acknowledgementExecutor.shutdown();
        connectionLock.lock();
        try {
            disconnect();
        } finally {
            connectionLock.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Pending> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            acknowledge(batch, write(batch));
        }
    }

    /**
     * Waits for the next batch.
     *
     * @return the waiting records in order; empty if the store is closed and all records are written
     */
    private List<Pending> nextBatch() {
        List<Pending> batch = new ArrayList<>();
        synchronized (queue) {
            while (queue.isEmpty() && !closed) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    // The thread ends only when the store is closed; otherwise records would be lost.
                }
            }
            while (!queue.isEmpty() && batch.size() < MAX_BATCH_SIZE) {
                batch.add(queue.remove());
            }
        }
        return batch;
    }

    /** Adds to the daily counts, between two batches. */
    void addDailyCounts(Collection<DailyCount> counts) throws SQLException {
        RecordAppender node = node();
        runBetweenBatches(connection -> node.addDailyCounts(connection, counts));
    }

    /** Appends a document to the chain of this node or, without a node, to the first chain. */
    ChainHead appendDocument(Document document) throws SQLException {
        String node = appender == null ? null : appender.node();
        return runBetweenBatches(connection ->
                database.write(connection, statement -> DocumentTable.append(database, connection, node, document)));
    }

    /** @throws IllegalStateException if the store was opened without a node */
    private RecordAppender node() {
        if (appender == null) {
            throw new IllegalStateException(
                    "proof store %s was opened without a node and does not accept records".formatted(database.name()));
        }
        return appender;
    }

    /**
     * Writes a batch.
     *
     * @return the cause of the failure, or null if the batch is durable
     */
    private @Nullable Throwable write(List<Pending> batch) {
        try {
            RecordAppender node = node();
            List<Entry> entries = batch.stream().map(Pending::entry).toList();
            runBetweenBatches(connection -> node.append(connection, entries));
            database.requireNotMoved();
            return null;
        } catch (SQLException e) {
            return database.failure(e);
        } catch (IOException | RuntimeException | Error e) {
            return e;
        }
    }

    /** Runs a task on the writing connection, between two batches. */
    <T> T runBetweenBatches(ProofDatabase.Work<T> work) throws SQLException {
        connectionLock.lock();
        try {
            Connection current = connection == null ? database.connect() : connection;
            connection = current;
            try {
                return work.run(current);
            } catch (SQLException e) {
                if (database.isLost(current, e)) {
                    disconnect();
                }
                throw e;
            }
        } finally {
            connectionLock.unlock();
        }
    }

    private void disconnect() throws SQLException {
        Connection current = connection;
        connection = null;
        if (current != null) {
            database.disconnect(current);
        }
    }

    /** Completes the futures on another thread, so that callbacks cannot block writing. */
    private void acknowledge(List<Pending> batch, @Nullable Throwable failure) {
        Runnable completion = failure == null
                ? () -> batch.forEach(pending -> pending.durable.complete(null))
                : () -> batch.forEach(pending -> pending.durable.completeExceptionally(failure));
        acknowledged =
                CompletableFuture.allOf(acknowledged, CompletableFuture.runAsync(completion, acknowledgementExecutor));
    }
}
