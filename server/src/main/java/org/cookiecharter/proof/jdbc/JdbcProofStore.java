// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ChoiceCount;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.DailyCount;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.RecordFeed;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.chain.Chain;
import org.jspecify.annotations.Nullable;

/** A proof store in the tables of a database. */
public final class JdbcProofStore implements ProofStore {
    /** A change of the signing keys or of the accounts. */
    private interface Change {
        void apply(Connection connection) throws SQLException;
    }

    private final ProofDatabase database;
    private final ProofWriter writer;
    private final byte[] salt;
    private volatile boolean closed;

    /**
     * Creates a store, and starts its writer.
     *
     * @param salt the salt, which never changes
     * @param writer a writer that has not been started
     */
    public JdbcProofStore(ProofDatabase database, byte[] salt, ProofWriter writer) {
        this.database = database;
        this.salt = salt;
        this.writer = writer;
        writer.start();
    }

    @Override
    public SigningKeys keys() {
        return read(SigningKeyTable::keys);
    }

    @Override
    public Instant rotateKey() {
        // In whole seconds, the precision of the times of choices.
        Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(KEY_NOTICE);
        write(connection -> SigningKeyTable.addKey(connection, since));
        return since;
    }

    @Override
    public void replaceKey() {
        write(connection -> {
            SigningKeyTable.deleteKeys(connection);
            SigningKeyTable.addKey(connection, Instant.EPOCH);
        });
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public CompletableFuture<Void> append(ConsentRecord record, NoticeSnapshot notice) {
        if (!record.shown().equals(notice.hash())) {
            throw new IllegalArgumentException("notice (%s) must be the one to which the record refers, %s"
                    .formatted(notice.hash(), record.shown()));
        }
        return writer.append(record, notice);
    }

    @Override
    public int pendingRecords() {
        return writer.pendingRecords();
    }

    @Override
    public List<StoredRecord> find(String id) {
        return read(connection -> ConsentTable.find(connection, id));
    }

    @Override
    public void forEach(Instant from, Instant to, Consumer<StoredRecord> action) {
        runSeparately(connection ->
                database.read(connection, statement -> ConsentTable.forEach(connection, from, to, action)));
    }

    @Override
    public void forEachChoiceCount(LocalDate from, LocalDate to, Consumer<ChoiceCount> action) {
        runSeparately(connection -> database.read(connection, statement -> {
            ChoiceCountTable.forEach(connection, from, to, action);
            return true;
        }));
    }

    @Override
    public void addDailyCounts(Collection<DailyCount> counts) {
        requireOpen();
        try {
            writer.addDailyCounts(counts);
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }

    @Override
    public void forEachDailyCount(LocalDate from, LocalDate to, Consumer<DailyCount> action) {
        runSeparately(connection -> database.read(connection, statement -> {
            DailyCountTable.forEach(connection, from, to, action);
            return true;
        }));
    }

    @Override
    public @Nullable NoticeSnapshot findNotice(String hash) {
        return read(connection -> Optional.ofNullable(NoticeTable.find(connection, hash)))
                .orElse(null);
    }

    @Override
    public List<ChainHead> heads() {
        return read(ChainTable::all).stream().map(Chain::toHead).toList();
    }

    @Override
    public RecordFeed feed(String name, Duration lease) {
        if (!ChainHead.isNode(name)) {
            throw new IllegalArgumentException("name (" + name + ") must be 1 to 64 letters, digits, . _ and -");
        }
        if (lease.toSeconds() < 1) {
            throw new IllegalArgumentException("lease (" + lease + ") must be at least one second");
        }
        return new JdbcRecordFeed(database, writer, this::requireOpen, name, lease);
    }

    @Override
    public Verification verify(Collection<ChainHead> savedHeads, LongConsumer progress) {
        return runSeparately(connection -> new StoreVerification(database, connection, savedHeads, progress).run());
    }

    @Override
    public int erase(String id) {
        return runSeparately(connection -> new Erasure(database, writer, connection).erase(id));
    }

    @Override
    public @Nullable AccountChoice findAccount(String account) {
        return read(connection -> Optional.ofNullable(AccountTable.find(connection, account)))
                .orElse(null);
    }

    @Override
    public void saveAccount(AccountChoice choice) {
        requireOpen();
        try {
            writer.runBetweenBatches(connection -> database.write(connection, statement -> {
                AccountTable.save(connection, choice);
                return true;
            }));
            database.requireNotMoved();
        } catch (SQLException e) {
            throw database.unchecked(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public int eraseAccount(String account) {
        AccountChoice choice = findAccount(account);
        if (choice == null) {
            return 0;
        }
        // The records first: only the choice leads to them, if this is interrupted.
        int erasedRecords = erase(choice.recordId());
        write(connection -> AccountTable.delete(connection, account));
        return erasedRecords;
    }

    @Override
    public long prune(Instant before) {
        return runSeparately(connection -> new Erasure(database, writer, connection).prune(before));
    }

    @Override
    public ChainHead appendDocument(Document document) {
        requireOpen();
        try {
            ChainHead head = writer.appendDocument(document);
            database.requireNotMoved();
            return head;
        } catch (SQLException e) {
            throw database.unchecked(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public List<StoredDocument> documents() {
        return read(DocumentTable::all);
    }

    /** Changes the store between two batches, and overwrites the erased data. */
    private void write(Change change) {
        requireOpen();
        try {
            writer.runBetweenBatches(connection -> {
                database.write(connection, statement -> {
                    change.apply(connection);
                    return true;
                });
                database.overwriteErasedData(connection);
                return true;
            });
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }

    private <T> T read(ProofDatabase.Work<T> work) {
        requireOpen();
        try {
            return database.readBriefly(work);
        } catch (SQLException e) {
            requireOpen();
            throw database.unchecked(e);
        }
    }

    /** Runs a long task on a connection of its own, so that finding a visitor's records does not wait for it. */
    private <T> T runSeparately(ProofDatabase.Work<T> work) {
        requireOpen();
        try (Connection connection = database.connectToRead()) {
            return work.run(connection);
        } catch (SQLException e) {
            // The store may be closed between two steps of the task.
            requireOpen();
            throw database.unchecked(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("proof store %s is closed".formatted(database.name()));
        }
    }

    @Override
    public void close() {
        try {
            try {
                writer.close();
            } finally {
                closed = true;
                database.close();
            }
        } catch (SQLException e) {
            throw database.unchecked(e);
        }
    }
}
