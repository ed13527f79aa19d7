// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.cookiecharter.choice.SigningKeys;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of choices are kept, with the keys that sign the choice cookies: what is signed with it was recorded
 * first, so that there is no consent without a proof.
 *
 * <p>The records of each node are a chain: each holds the hash of the one before it, and {@link #verify} finds the first
 * that was changed, moved or taken away. What a chain cannot tell, since whoever may write the file may also count again:
 *
 * <ul>
 *   <li>that all records from some point on were replaced by others, with new hashes and a new end, unless a {@link
 *       ChainHead} from after that point was noted down elsewhere: note {@link #heads} now and then, in a log or a
 *       letter. Each visitor's receipt has one too;
 *   <li>what an erased record said. Each removal is an entry of the chain, so that a record which somebody erased by other
 *       means is found; whoever may write the file may also append a removal, which {@link Verification#removals} shows;
 *   <li>a record that was never written.
 * </ul>
 *
 * <p>Safe for use by several threads. A store is opened once at start and closed once at the end. A site cannot start
 * without its store, for it has no key then; once it runs, it runs on when the store fails, and only grants are refused.
 */
public interface ProofStore extends AutoCloseable {
    /**
     * Opens the store in this SQLite file. Absent directories, the file, its tables, its key and a name for the node are
     * made; the file is then for its owner alone where the file system knows owners, since it holds the key. Other
     * stores, in this process or in others of the same machine, may have the same file open: they share records and key.
     * The file must lie on a local disk, not on a network share.
     *
     * <p>A record is acknowledged when SQLite has written and synchronised it (write-ahead log, {@code
     * synchronous=FULL}): it survives the end of the process at any moment, and a power cut as far as the disk keeps
     * what it says that it has kept. One thread writes; records that arrive while it does are written together, in one
     * transaction. At most 10,000 wait. A file that another program holds locked is waited for during 5 seconds. A store
     * that was made before opens on a full disk too, where 64 kB are left, and keeps nothing until there is room.
     *
     * @param file where; a relative path counts from the working directory
     * @throws IllegalArgumentException if this is not a file for proofs: a directory, no SQLite database, another
     *     program's database, or one of a newer version of this product
     * @throws java.io.UncheckedIOException if the file cannot be made, opened, read or written, or stays locked
     * @throws IllegalStateException if the driver {@code org.xerial:sqlite-jdbc}, an optional dependency, is absent
     */
    static ProofStore sqlite(Path file) {
        return SqliteProofStore.open(file, null, SqliteProofStore.PATIENCE, ProofWriter.CAPACITY);
    }

    /**
     * Like {@link #sqlite(Path)}, under a name of the operator's choice.
     *
     * @param node whose chain the records go to: the same at each start; 1 to 64 letters, digits, {@code .}, {@code _}
     *     and {@code -}
     */
    static ProofStore sqlite(Path file, String node) {
        return SqliteProofStore.open(
                file, ChainHead.requireNode(node), SqliteProofStore.PATIENCE, ProofWriter.CAPACITY);
    }

    /**
     * Opens the store in a PostgreSQL database (14 or newer), which several nodes may share with its key. Its tables lie in
     * the schema {@code cookie_charter}, which is made where it is absent: by a user who may create one, or in a schema
     * that was made before and belongs to the user.
     *
     * <p>A record is acknowledged when its transaction is committed with {@code synchronous_commit} on, whatever the
     * server's default. One thread writes, on one connection that it keeps; records that arrive while it does are
     * written together. At most 10,000 wait. Where the connection breaks, records fail until the database is back.
     *
     * @param source where connections come from; at least three at a time. It stays the caller's, to be closed after the
     *     store
     * @param node whose chain the records go to: one of each process, the same at each start; 1 to 64 letters, digits,
     *     {@code .}, {@code _} and {@code -}. While one process appends to it, records that another one appends to the same
     *     fail
     * @throws IllegalArgumentException if the tables are of a newer version of this product, or the node has no such
     *     name
     * @throws java.io.UncheckedIOException if the database cannot be reached, read or written
     */
    static ProofStore postgres(DataSource source, String node) {
        return PostgresProofStore.open(source, ChainHead.requireNode(node), ProofWriter.CAPACITY);
    }

    /**
     * Like {@link #postgres(DataSource, String)}, through a pool of at most five connections that is closed with the
     * store.
     *
     * @param url {@code jdbc:postgresql://host/database?user=me}; the password may stand there or in {@code ~/.pgpass}
     * @throws IllegalArgumentException also if it is no such address
     * @throws IllegalStateException if {@code com.zaxxer:HikariCP} or {@code org.postgresql:postgresql}, both optional
     *     dependencies, are absent
     */
    static ProofStore postgres(String url, String node) {
        return PostgresPool.open(url, ChainHead.requireNode(node));
    }

    /** Like {@link #postgres(DataSource, String)}, to read, erase and prune, while nodes go on. It takes no records. */
    static ProofStore postgres(DataSource source) {
        return PostgresProofStore.open(source, null, ProofWriter.CAPACITY);
    }

    /** How long before it signs a new key is told, so that each node has read it by then. */
    Duration KEY_NOTICE = Duration.ofMinutes(1);

    /**
     * The signing keys as they are in the store now. The first, of 32 random bytes, is made with it. A site reads them
     * at its start and every ten seconds.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    SigningKeys keys();

    /**
     * Makes a new signing key for all choices from a minute later on: for those who change keys now and then. What was
     * signed before is believed until it ends. The clocks of the nodes must agree to within 45 seconds; a choice of a
     * node that did not read the new key in time is asked for again.
     *
     * @return when the new key begins
     * @throws java.io.UncheckedIOException if the store cannot be written; the keys are as they were
     * @throws IllegalStateException if the store is closed
     */
    Instant rotateKey();

    /**
     * Makes a new signing key in place of all earlier ones, which are erased: for a key that others may have seen. No
     * choice that was made before is believed any longer, and every visitor is asked again; their proofs stay.
     *
     * @throws java.io.UncheckedIOException if the store cannot be written; the keys are as they were
     * @throws IllegalStateException if the store is closed
     */
    void replaceKey();

    /** The salt for hashes of what visitors' machines are called: 32 random bytes, made with the store. A copy. */
    byte[] salt();

    /**
     * Keeps a record. Returns at once, and never throws for want of storage.
     *
     * <p>What depends on the future does not run on the thread that writes: it may append again and wait, and holds up at
     * most those that were written together with it.
     *
     * @param shown what was shown; kept with the first record that refers to it
     * @return completes with null once the record is durable. Otherwise completes exceptionally: with an {@link
     *     java.io.IOException} where it could not be written, naming file and mend; with a {@link
     *     java.util.concurrent.RejectedExecutionException} where too many records wait; with an {@link
     *     IllegalStateException} where the store is closed. Records that are written together fail together. Later ones
     *     are tried again, so that the store works again once the cause is gone
     * @throws IllegalArgumentException if the record names another text than this
     */
    CompletableFuture<Void> append(ConsentRecord record, NoticeSnapshot shown);

    /**
     * All records of one visitor, oldest first; empty if there are none. Sees every record that was acknowledged
     * before the call. Neither waits for the writing of others nor delays it.
     *
     * @param id the id in the visitor's cookie; any text may be asked for
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    List<StoredRecord> find(String id);

    /**
     * Shows every record of a time, oldest first, each as it was written; erased ones are skipped. Takes the same
     * memory for any number of records, and neither waits for the writing of others nor delays it.
     *
     * @param from the first moment
     * @param to the first moment that is left out
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    void forEach(Instant from, Instant to, Consumer<StoredRecord> action);

    /**
     * Shows how often each choice was made on each day, oldest first; the same choice of the same day may come several
     * times, once of each node. Answers at once for any number of records, for it reads none: they are counted when they
     * are kept. Erased ones stay counted, until their day is pruned.
     *
     * @param from the first day, in UTC
     * @param to the last day
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    void forEachChoiceCount(LocalDate from, LocalDate to, Consumer<ChoiceCount> action);

    /**
     * Adds to what was seen. Returns when it is kept.
     *
     * @param counts each day, kind and name once
     * @throws java.io.UncheckedIOException if the store cannot be written; nothing was added then
     * @throws IllegalStateException if the store is closed, or was opened without a node
     */
    void addDailyCounts(Collection<DailyCount> counts);

    /**
     * Shows what was seen on each day, oldest first; the same of the same day may come several times, once of each node.
     *
     * @param from the first day, in UTC
     * @param to the last day
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    void forEachDailyCount(LocalDate from, LocalDate to, Consumer<DailyCount> action);

    /**
     * What was shown; null if no record refers to it any more.
     *
     * @param hash as a record names it
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    @Nullable
    NoticeSnapshot shown(String hash);

    /**
     * Where the chain of each node ends now.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    List<ChainHead> heads();

    /**
     * Reads everything, and tells the first place that is not what was written. Takes the same memory for any number of
     * records; does not delay the writing of others, and does not see what they write meanwhile.
     *
     * @param noted heads that were noted down before. One of a place that has been pruned since cannot be compared: the
     *     verification then names it, and does not {@linkplain Verification#isIntact fit}
     * @param progress is told now and then how many records have been read
     * @throws java.io.UncheckedIOException if the store cannot be read for a cause outside of it
     * @throws IllegalStateException if the store is closed
     */
    Verification verify(Collection<ChainHead> noted, LongConsumer progress);

    /**
     * Erases every record of one visitor (GDPR art. 17): what it said is overwritten, its place and the hash of what it
     * said stay, and the chain fits as before. The chain records how many records were erased, and not whose. A cookie with this id, where a browser still has it, is believed until it
     * ends: its visitor withdraws first, which removes it.
     *
     * @return how many records were erased
     * @throws java.io.UncheckedIOException if the store cannot be read or written
     * @throws IllegalStateException if the store is closed
     */
    int erase(String id);

    /**
     * Erases every record of a choice that ended before this moment: one that was followed by another of the same
     * visitor, or was believed no longer. The chain fits as before, and records the pruning: how many records, and before
     * which moment. Texts to which nothing refers any more go too, and
     * what was counted on the days before.
     *
     * @return how many records were erased
     * @throws java.io.UncheckedIOException if the store cannot be read or written; what was erased until then stays so
     * @throws IllegalStateException if the store is closed
     */
    long prune(Instant before);

    /**
     * Keeps what was appended before, completes its futures, and lets the file go. Everything else fails from then on;
     * closing again does nothing.
     *
     * @throws java.io.UncheckedIOException if the file cannot be let go; every future is complete all the same
     */
    @Override
    void close();
}
