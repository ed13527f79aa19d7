package org.cookiecharter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A store in one SQLite file: one connection writes, another reads beside it, as write-ahead logging allows. */
final class SqliteProofStore implements ProofStore {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final int CAPACITY = 10_000;

    private final SqliteFile file;
    private final byte[] key;
    private final ProofWriter writer;
    private final Connection writing;
    private final Connection reading;

    /** Guarded by {@code reading}. */
    private boolean closed;

    private SqliteProofStore(SqliteFile file, byte[] key, ProofWriter writer, Connection writing, Connection reading) {
        this.file = file;
        this.key = key;
        this.writer = writer;
        this.writing = writing;
        this.reading = reading;
    }

    /**
     * @param patience how long to wait for another program's lock
     * @param capacity how many records may wait to be written
     */
    static SqliteProofStore open(Path path, Duration patience, int capacity) {
        SqliteFile file = new SqliteFile(path, patience);
        requireDriver(file.path());
        file.create();
        long start = System.nanoTime();
        while (true) {
            try {
                return open(file, capacity);
            } catch (SQLException e) {
                // While another store makes the same file, SQLite says that it is busy without waiting.
                if (!SqliteFailure.BUSY.is(e) || System.nanoTime() - start >= patience.toNanos()) {
                    throw SqliteFailure.unchecked(e, file.path());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static SqliteProofStore open(SqliteFile file, int capacity) throws SQLException, IOException {
        Connection writing = file.connect();
        try {
            byte[] key = new ProofSchema(file.path(), new SecureRandom()).prepare(writing);
            ProofWriter writer = new ProofWriter(file, writing, capacity);
            Connection reading = file.connectToRead();
            writer.start();
            return new SqliteProofStore(file, key, writer, writing, reading);
        } catch (SQLException | IOException | RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    private static void requireDriver(Path path) {
        try {
            Class.forName("org.sqlite.JDBC");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "proof store %s needs the SQLite driver, which is absent; add the dependency org.xerial:sqlite-jdbc"
                            .formatted(path),
                    e);
        }
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public CompletableFuture<Void> append(ConsentRecord record) {
        return writer.append(record);
    }

    @Override
    public List<ConsentRecord> find(String id) {
        synchronized (reading) {
            if (closed) {
                throw new IllegalStateException("proof store %s is closed".formatted(file.path()));
            }
            try {
                return ConsentTable.find(reading, id);
            } catch (SQLException e) {
                throw SqliteFailure.unchecked(e, file.path());
            }
        }
    }

    @Override
    public void close() {
        writer.close();
        synchronized (reading) {
            closed = true;
            try (writing;
                    reading) {
                // Closing a closed connection does nothing.
            } catch (SQLException e) {
                throw SqliteFailure.unchecked(e, file.path());
            }
        }
    }
}
