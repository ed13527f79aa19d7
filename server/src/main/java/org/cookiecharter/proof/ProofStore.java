// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.cookiecharter.account.AccountKey;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.jspecify.annotations.Nullable;

/**
 * A durable store of consent records and of the keys that sign the consent cookies. Each choice is recorded before its
 * cookie is signed, so that there is no consent without a proof.
 *
 * <p>The records of each node form a hash chain: each record contains the hash of its predecessor, and {@link #verify}
 * finds the first record that was changed, moved or deleted. A chain alone cannot reveal the following, because anyone
 * who can write to the database can also recompute the hashes:
 *
 * <ul>
 *   <li>that all records from some point on were replaced by others, with new hashes and a new end, unless a {@link
 *       ChainHead} from after that point was saved elsewhere: save {@link #heads} regularly, in a log or a letter. Each
 *       visitor's receipt contains one too;
 *   <li>the former content of an erased record. Each removal is an entry of the chain, so that verification finds a
 *       record that was erased by other means; anyone who can write to the database can also append a removal, which
 *       {@link Verification#removals} lists;
 *   <li>a record that was never written.
 * </ul>
 *
 * <p>{@code SqliteProofStore} and {@code PostgresProofStore} open a store in a file or in a database.
 *
 * <p>Thread-safe. A store is opened once at startup and closed once at shutdown. A site cannot start without its store,
 * because it has no key then; if the store fails later, the site continues to run, and only grants are rejected.
 */
public interface ProofStore extends AutoCloseable {
    /** The time between the creation of a new key and its first use, so that each node has read it by then. */
    Duration KEY_NOTICE = Duration.ofMinutes(1);

    /**
     * Returns the current signing keys. The first one, of 32 random bytes, is created with the store. A site reads the
     * keys at startup and every ten seconds.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    SigningKeys keys();

    /**
     * Creates a signing key that signs all choices made more than a minute from now, for regular key rotation.
     * Signatures of earlier keys remain valid until the choice expires. The clocks of the nodes must agree to within 45
     * seconds; if a node did not read the new key in time, visitors are asked again for the choices it signed.
     *
     * @return the time from which the new key is used
     * @throws java.io.UncheckedIOException if the store cannot be written; the keys are unchanged
     * @throws IllegalStateException if the store is closed
     */
    Instant rotateKey();

    /**
     * Replaces all signing keys with a new one and erases the old ones, for a key that others may have seen. All
     * earlier choices become invalid, and every visitor is asked again; the consent records remain.
     *
     * @throws java.io.UncheckedIOException if the store cannot be written; the keys are unchanged
     * @throws IllegalStateException if the store is closed
     */
    void replaceKey();

    /** Returns a copy of the salt for hashes of client addresses: 32 random bytes, created with the store. */
    byte[] salt();

    /**
     * Stores a record asynchronously. Returns at once, and never throws because of storage problems.
     *
     * <p>Completions of the future do not run on the writing thread: they may append again and wait, and delay at most
     * the records that were written in the same batch.
     *
     * @param notice the notice that the visitor saw; stored with the first record that refers to it
     * @return a future that completes with null when the record is durable. Otherwise it completes exceptionally: with
     *     an {@link java.io.IOException} that names the file and the fix if the record could not be written; with a
     *     {@link java.util.concurrent.RejectedExecutionException} if too many records are waiting; with an {@link
     *     IllegalStateException} if the store is closed. Records that are written together fail together. The store
     *     continues to attempt later records, so that it recovers when the cause is fixed
     * @throws IllegalArgumentException if the record refers to another notice
     */
    CompletableFuture<Void> append(ConsentRecord record, NoticeSnapshot notice);

    /** Returns the number of appended records that wait to be written; 0 if the store does not count them. */
    default int pendingRecords() {
        return 0;
    }

    /**
     * Returns all records of one visitor, oldest first, or an empty list if there are none. Includes every record that
     * was acknowledged before the call. Does not wait for writes and does not delay them.
     *
     * @param id the id in the visitor's cookie; any text is accepted
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    List<StoredRecord> find(String id);

    /**
     * Passes every record of a period to the action, oldest first, as it was written; erased records are skipped. The
     * memory used does not depend on the number of records. Does not wait for writes and does not delay them.
     *
     * @param from the start of the period, inclusive
     * @param to the end of the period, exclusive
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    void forEach(Instant from, Instant to, Consumer<StoredRecord> action);

    /**
     * Passes the number of times that each choice was made on each day to the action, oldest first; the same choice of
     * the same day may occur several times, once for each node. The time needed does not depend on the number of
     * records, because they are counted when they are stored. Erased records are still counted, until their day is
     * pruned.
     *
     * @param from the first day, in UTC
     * @param to the last day, inclusive
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    void forEachChoiceCount(LocalDate from, LocalDate to, Consumer<ChoiceCount> action);

    /**
     * Adds to the daily counts. Returns when they are stored.
     *
     * @param counts the counts to add; each day, kind and name at most once
     * @throws java.io.UncheckedIOException if the store cannot be written; nothing was added in this case
     * @throws IllegalStateException if the store is closed, or was opened without a node
     */
    void addDailyCounts(Collection<DailyCount> counts);

    /**
     * Passes the daily counts to the action, oldest first; the same day, kind and name may occur several times, once
     * for each node.
     *
     * @param from the first day, in UTC
     * @param to the last day, inclusive
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    void forEachDailyCount(LocalDate from, LocalDate to, Consumer<DailyCount> action);

    /**
     * Returns the notice with this hash, or null if no record refers to it.
     *
     * @param hash the hash as a record contains it
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    @Nullable
    NoticeSnapshot findNotice(String hash);

    /**
     * Returns the current end of each node's chain.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    List<ChainHead> heads();

    /**
     * Returns a feed of the records for a consumer outside this process. A new feed starts with the next record; an
     * existing one continues behind the last record that its consumer has acknowledged.
     *
     * @param name the name of the feed; 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}
     * @param lease how long after a read another process may not read the feed, in whole seconds; at least one
     * @throws IllegalArgumentException if the name is not of this form, or the lease is too short
     * @throws java.io.UncheckedIOException if the store cannot be read or written
     * @throws IllegalStateException if the store is closed
     */
    RecordFeed feed(String name, Duration lease);

    /**
     * Verifies the whole store and reports the first discrepancy. The memory used does not depend on the number of
     * records. Does not delay concurrent writes and does not see them.
     *
     * @param savedHeads chain heads that were saved earlier. If the place of one has been pruned since, it cannot be
     *     compared: the verification lists it, and is not {@linkplain Verification#isIntact intact}
     * @param progress called now and then with the number of records read so far
     * @throws java.io.UncheckedIOException if the store cannot be read for a reason outside the store
     * @throws IllegalStateException if the store is closed
     */
    Verification verify(Collection<ChainHead> savedHeads, LongConsumer progress);

    /**
     * Erases every record of one visitor (GDPR art. 17). The content is overwritten, the place and the hash of the
     * content remain, and the chain remains verifiable. The chain records the number of erased records, but not the
     * visitor. If a browser still has a cookie with this id, the cookie is valid until it expires: the visitor should
     * withdraw consent first, which deletes it.
     *
     * @return the number of erased records
     * @throws java.io.UncheckedIOException if the store cannot be read or written
     * @throws IllegalStateException if the store is closed
     */
    int erase(String id);

    /**
     * Returns the key of an account: the keyed hash under which its choice is stored.
     *
     * @param site the host name of the site, if several sites with a catalogue each share the store and their consent
     *     cookie has no domain; otherwise empty
     * @param pseudonym the pseudonym that the application passes to {@code Consent.account}
     */
    default String accountKey(String site, String pseudonym) {
        return AccountKey.of(salt(), site, pseudonym);
    }

    /**
     * Returns the current choice of an account, or null if there is none. {@link #find} with its {@code recordId}
     * returns all consent records of the account.
     *
     * @param account the key of the account
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    @Nullable
    AccountChoice findAccount(String account);

    /**
     * Stores the choice of an account, unless it has a later one. Returns when the choice is durable.
     *
     * @throws java.io.UncheckedIOException if the store cannot be written; nothing was changed in this case
     * @throws IllegalStateException if the store is closed
     */
    void saveAccount(AccountChoice choice);

    /**
     * Erases the choice of an account and every record of its choices (GDPR art. 17), as {@link #erase} does. A device
     * on which the account is logged in applies its own choice from its next call of {@code Consent.account}, within
     * seconds.
     *
     * @param account the key of the account
     * @return the number of erased records
     * @throws java.io.UncheckedIOException if the store cannot be read or written; calling again continues
     * @throws IllegalStateException if the store is closed
     */
    int eraseAccount(String account);

    /**
     * Erases every record of a choice that ended before this moment: it was followed by another choice of the same
     * visitor, or had expired. The chain remains verifiable and records the pruning: the number of records and the
     * given moment. Notices to which no record refers are deleted too, as are the counts of earlier days and the
     * choices of accounts that had expired.
     *
     * @return the number of erased records
     * @throws java.io.UncheckedIOException if the store cannot be read or written; records erased up to then remain
     *     erased
     * @throws IllegalStateException if the store is closed
     */
    long prune(Instant before);

    /**
     * Adds the hash of a document to the chain of this node, or to the first chain if the store was opened without a
     * node. From then on, {@link #verify} shows when the document existed. The document itself is not stored. Returns
     * when the entry is durable.
     *
     * @return the end of the chain with this entry, to be saved with the document. Pruning does not remove the document
     * @throws java.io.UncheckedIOException if the store cannot be written; nothing was changed in this case
     * @throws IllegalStateException if the store is closed, or has no chain yet
     */
    ChainHead appendDocument(Document document);

    /**
     * Returns the documents whose hashes the chains contain, the oldest entry first, without verifying the chains.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     * @throws IllegalStateException if the store is closed
     */
    List<StoredDocument> documents();

    /**
     * Writes all pending records, completes their futures, and closes the database. All other methods fail from then
     * on; closing again has no effect.
     *
     * @throws java.io.UncheckedIOException if the database cannot be closed; every future is complete nevertheless
     */
    @Override
    void close();

    /**
     * The current choice of an account, on all its devices.
     *
     * @param account the key of the account, as {@link #accountKey} returns it
     * @param recordId the id of the account's consent records, the same for all its choices
     * @param at the time of the choice, in whole seconds
     * @param until the last time at which the choice is valid, in whole seconds
     * @param choice the choice, signed by the site
     */
    record AccountChoice(String account, String recordId, Instant at, Instant until, String choice) {}

    /**
     * The hash of a document that exists outside of the store, such as a published catalogue or the report of an audit.
     *
     * @param kind the kind of document, such as {@code catalogue}: a lower-case letter and up to 31 lower-case letters,
     *     digits and hyphens
     * @param label a description for people, without personal data; at most 200 characters in one line, possibly empty
     * @param hash the SHA-256 of the document's bytes, 64 lower-case hex digits
     * @param details the SHA-256 of a text about the document that names its author, for example; or null
     * @param previous the {@code details} or, without any, the {@code hash} of the document that this one replaces, or
     *     null if there is none
     */
    record Document(
            String kind,
            String label,
            String hash,
            @Nullable String details,
            @Nullable String previous) {
        private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");
        private static final Pattern LABEL = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]{0,200}");
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        /** @throws IllegalArgumentException if a component violates its rule */
        public Document {
            if (!KIND.matcher(kind).matches()) {
                throw new IllegalArgumentException(
                        "kind (" + kind + ") must be 1 to 32 lower-case letters, digits and hyphens");
            }
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("label (" + label + ") must be one line of at most 200 characters");
            }
            requireHash("hash", hash);
            requireHash("details", details);
            requireHash("previous", previous);
        }

        private static void requireHash(String name, @Nullable String hash) {
            if (hash != null && !HASH.matcher(hash).matches()) {
                throw new IllegalArgumentException(name + " (" + hash + ") must be 64 lower-case hex digits");
            }
        }
    }

    /**
     * A document whose hash a chain contains.
     *
     * @param head the entry in the chain
     * @param first its first entry, which {@link #appendDocument} returned. It differs from {@code head} after its place
     *     was pruned: the document was appended again then
     * @param at the time of the first entry, in whole seconds
     * @param document the document
     */
    record StoredDocument(ChainHead head, ChainHead first, Instant at, Document document) {}
}
