package org.cookiecharter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A store in one SQLite file: one connection writes, others read beside it, as write-ahead logging allows. */
final class SqliteProofStore implements ProofStore {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final int CAPACITY = 10_000;
    static final SchemaScripts SCRIPTS = SchemaScripts.named("sqlite");
    private static final int NODE_BYTES = 4;

    private final SqliteFile file;
    private final Secrets secrets;
    private final ProofWriter writer;
    private final Connection reading;

    /** Guarded by {@code reading}. */
    private volatile boolean closed;

    /** What never changes while a store is open. */
    @SuppressWarnings("ArrayRecordComponent") // Copied before anybody gets one.
    private record Secrets(byte[] key, byte[] salt) {}

    private SqliteProofStore(SqliteFile file, Secrets secrets, ProofWriter writer, Connection reading) {
        this.file = file;
        this.secrets = secrets;
        this.writer = writer;
        this.reading = reading;
    }

    /**
     * @param node the node's name; null for the first that the file has
     * @param patience how long to wait for another program's lock
     * @param capacity how many records may wait to be written
     */
    static SqliteProofStore open(Path path, @Nullable String node, Duration patience, int capacity) {
        SqliteFile file = new SqliteFile(path, patience);
        requireDriver(file.path());
        file.create();
        long start = System.nanoTime();
        while (true) {
            try {
                return open(file, node, capacity);
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

    private static SqliteProofStore open(SqliteFile file, @Nullable String node, int capacity)
            throws SQLException, IOException {
        Connection writing = file.connect();
        try {
            SecureRandom random = new SecureRandom();
            new ProofSchema(file.path(), SCRIPTS).prepare(writing, statement -> {
                SecretTable.make(writing, random);
                ChainTable.make(writing, node == null ? newNode(random) : node);
                return true;
            });
            SqliteAppender appender = new SqliteAppender(writing, chain(writing, node));
            ProofWriter writer = new ProofWriter(file, writing, appender, capacity);
            Secrets secrets = new Secrets(
                    SecretTable.read(writing, SecretTable.KEY), SecretTable.read(writing, SecretTable.SALT));
            Connection reading = file.connectToRead();
            writer.start();
            return new SqliteProofStore(file, secrets, writer, reading);
        } catch (SQLException | IOException | RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    private static String newNode(SecureRandom random) {
        byte[] bytes = new byte[NODE_BYTES];
        random.nextBytes(bytes);
        return "node-" + HexFormat.of().formatHex(bytes);
    }

    private static Chain chain(Connection writing, @Nullable String node) throws SQLException {
        Chain chain = ChainTable.find(writing, node);
        if (chain == null && node != null) {
            ChainTable.make(writing, node);
            chain = ChainTable.find(writing, node);
        }
        return Objects.requireNonNull(chain, "a store is made with a chain");
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
        return secrets.key.clone();
    }

    @Override
    public byte[] salt() {
        return secrets.salt.clone();
    }

    @Override
    public CompletableFuture<Void> append(ConsentRecord record, ShownText shown) {
        if (!record.shown().equals(shown.hash())) {
            throw new IllegalArgumentException(
                    "shown (%s) must be what the record names, %s".formatted(shown.hash(), record.shown()));
        }
        return writer.append(record, shown);
    }

    @Override
    public List<KeptRecord> find(String id) {
        return read(connection -> ConsentTable.find(connection, id));
    }

    @Override
    public void forEach(Instant from, Instant to, Consumer<KeptRecord> action) {
        apart(connection -> ConsentTable.forEach(connection, from, to, action));
    }

    @Override
    public @Nullable ShownText shown(String hash) {
        return read(connection -> Optional.ofNullable(ShownTable.find(connection, hash)))
                .orElse(null);
    }

    @Override
    public List<ChainHead> heads() {
        return read(ChainTable::all).stream().map(Chain::noted).toList();
    }

    @Override
    public Verification verify(Collection<ChainHead> noted, LongConsumer progress) {
        return apart(connection -> new SqliteVerification(connection, noted, progress).run());
    }

    @Override
    public int erase(String id) {
        return apart(connection -> new SqliteErasure(writer, connection).erase(id));
    }

    @Override
    public long prune(Instant before) {
        return apart(connection -> new SqliteErasure(writer, connection).prune(before));
    }

    private <T> T read(ProofWriter.Work<T> work) {
        synchronized (reading) {
            requireOpen();
            try {
                return work.run(reading);
            } catch (SQLException e) {
                throw SqliteFailure.unchecked(e, file.path());
            }
        }
    }

    /** Long work, on a connection of its own, so that looking a visitor up does not wait for it. */
    private <T> T apart(ProofWriter.Work<T> work) {
        requireOpen();
        try (Connection connection = file.connectToRead()) {
            return work.run(connection);
        } catch (SQLException e) {
            // Closing takes the connection away between two steps of the work.
            requireOpen();
            throw SqliteFailure.unchecked(e, file.path());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("proof store %s is closed".formatted(file.path()));
        }
    }

    @Override
    public void close() {
        writer.close();
        synchronized (reading) {
            closed = true;
            try (reading) {
                // Closing a closed connection does nothing.
                writer.between(connection -> {
                    connection.close();
                    return closed;
                });
            } catch (SQLException e) {
                throw SqliteFailure.unchecked(e, file.path());
            }
        }
    }
}
