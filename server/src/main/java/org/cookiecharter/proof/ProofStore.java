package org.cookiecharter.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where the records of choices are kept, with the key that signs the choice cookies: what is signed with it was recorded
 * first, so that there is no consent without a proof.
 *
 * <p>Safe for use by several threads. A store is opened once at start and closed once at the end.
 */
public interface ProofStore extends AutoCloseable {
    /**
     * Opens the store in this SQLite file. Absent directories, the file, its tables and its key are made; the file is
     * then for its owner alone where the file system knows owners, since it holds the key. Other stores, in this process
     * or in others of the same machine, may have the same file open: they share records and key. The file must lie on a
     * local disk, not on a network share.
     *
     * <p>A record is acknowledged when SQLite has written and synchronised it (write-ahead log, {@code
     * synchronous=FULL}): it survives the end of the process at any moment, and a power cut as far as the disk keeps
     * what it says that it has kept. One thread writes; records that arrive while it does are written together, in one
     * transaction. At most 10,000 wait. A file that another program holds locked is waited for during 5 seconds.
     *
     * @param file where; a relative path counts from the working directory
     * @throws IllegalArgumentException where this is not a file for proofs: a directory, no SQLite database, another
     *     program's database, or one of a newer version of this product
     * @throws java.io.UncheckedIOException where the file cannot be made, opened, read or written, or stays locked
     * @throws IllegalStateException where the driver {@code org.xerial:sqlite-jdbc}, an optional dependency, is absent
     */
    static ProofStore sqlite(Path file) {
        return SqliteProofStore.open(file, SqliteProofStore.PATIENCE, SqliteProofStore.CAPACITY);
    }

    /** The signing key: 32 random bytes, made once with the store and the same ever after. A copy. */
    byte[] key();

    /**
     * Keeps a record. Returns at once, and never throws for want of storage.
     *
     * <p>What depends on the future does not run on the thread that writes: it may append again and wait, and holds up at
     * most those that were written together with it.
     *
     * @return completes with null once the record is durable. Otherwise completes exceptionally: with an {@link
     *     java.io.IOException} where it could not be written, naming file and mend; with a {@link
     *     java.util.concurrent.RejectedExecutionException} where too many records wait; with an {@link
     *     IllegalStateException} where the store is closed. Records that are written together fail together. Later ones
     *     are tried anew, so that the store works again once the cause is gone
     */
    CompletableFuture<Void> append(ConsentRecord record);

    /**
     * All records of one visitor, oldest first; empty where there are none. Sees every record that was acknowledged
     * before the call. Neither waits for the writing of others nor delays it.
     *
     * @param id the id in the visitor's cookie; any text may be asked for
     * @throws java.io.UncheckedIOException where the store cannot be read
     * @throws IllegalStateException where the store is closed
     */
    List<ConsentRecord> find(String id);

    /**
     * Keeps what was appended before, completes its futures, and lets the file go. Appending and finding fail from then
     * on; closing again does nothing.
     *
     * @throws java.io.UncheckedIOException where the file cannot be let go; every future is complete all the same
     */
    @Override
    void close();
}
