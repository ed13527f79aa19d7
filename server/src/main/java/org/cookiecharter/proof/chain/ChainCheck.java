// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.chain;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.Discrepancy.Kind;
import org.cookiecharter.proof.Verification.RemovalSummary;
import org.jspecify.annotations.Nullable;

/** Verifies the chain of one node, entry by entry. It is independent of the database. */
public final class ChainCheck {
    private final Chain chain;
    private final NavigableMap<Long, Set<String>> savedHeads = new TreeMap<>();
    private final List<ChainHead> uncompared = new ArrayList<>();
    private final ChainHash chainHash = new ChainHash();
    private long place;
    private byte[] hash;
    private long erased;
    private RemovalRecord lastRemoval = RemovalRecord.initial();
    private @Nullable Instant latestPruneMoment;
    private @Nullable Instant lastRemovalTime;
    private final List<StoredDocument> documents = new ArrayList<>();

    /** @param heads the saved heads of all nodes */
    ChainCheck(Chain chain, Collection<ChainHead> heads) {
        this.chain = chain;
        this.place = chain.pruned();
        this.hash = chain.base();
        for (ChainHead head : heads) {
            if (!head.node().equals(chain.node())) {
                continue;
            }
            if (head.place() >= place || head.place() == 0) {
                savedHeads
                        .computeIfAbsent(head.place(), headPlace -> new TreeSet<>())
                        .add(head.hash());
            } else {
                uncompared.add(head);
            }
        }
    }

    public static Map<Integer, ChainCheck> all(Collection<Chain> chains, Collection<ChainHead> heads) {
        Map<Integer, ChainCheck> all = new HashMap<>();
        chains.forEach(chain -> all.put(chain.number(), new ChainCheck(chain, heads)));
        return all;
    }

    /** Returns the place of the next record. */
    public long nextPlace() {
        return place + 1;
    }

    /**
     * Compares the beginning of the chain with the saved heads.
     *
     * @return the discrepancy, or null if there is none
     */
    @Nullable
    public Discrepancy checkStart() {
        Discrepancy discrepancy = compareWithSavedHeads(0, ChainHash.initialHash());
        return discrepancy == null ? compareWithSavedHeads(place, hash) : discrepancy;
    }

    /** Returns the saved heads whose places have been deleted. */
    public List<ChainHead> uncompared() {
        return uncompared;
    }

    /** Returns a summary of the removals that the chain records, or null if it records none. */
    @Nullable
    public RemovalSummary removals() {
        return lastRemovalTime == null
                ? null
                : new RemovalSummary(
                        chain.node(), lastRemoval.cut(), lastRemoval.total(), latestPruneMoment, lastRemovalTime);
    }

    /** Counts the last checked entry as an erased one. */
    public void addErased() {
        erased++;
    }

    /**
     * Processes the last checked entry as a removal.
     *
     * @return the discrepancy between it and the earlier removals, or null if there is none
     */
    @Nullable
    public Discrepancy addRemoval(String json, Instant at) {
        RemovalRecord next = RemovalRecord.parse(json);
        if (next == null || !next.canFollow(lastRemoval, place)) {
            return discrepancy(place, Kind.CHANGED, "records a removal that contradicts earlier removals");
        }
        lastRemoval = next;
        lastRemovalTime = at;
        Instant before = next.before();
        Instant latest = latestPruneMoment;
        if (before != null && (latest == null || before.isAfter(latest))) {
            latestPruneMoment = before;
        }
        return null;
    }

    /**
     * Processes the last checked entry as that of a document.
     *
     * @return the discrepancy, or null if there is none
     */
    @Nullable
    public Discrepancy addDocument(String json) {
        DocumentRecord next = DocumentRecord.parse(json);
        if (next == null) {
            return discrepancy(place, Kind.CHANGED, "records a document in an unknown form");
        }
        ChainHead head = new ChainHead(chain.node(), place, Sha256.hex(hash));
        documents.add(new StoredDocument(head, next.first() == null ? head : next.first(), next.at(), next.document()));
        return null;
    }

    /** Returns the documents whose hashes the chain contains, the oldest entry first. */
    public List<StoredDocument> documents() {
        return documents;
    }

    /**
     * Verifies the next record.
     *
     * @param recordPlace the stored place of the record
     * @param content the hash of the record's content, or null if it has no content that can be hashed
     * @param storedHash the stored hash of the record, or null if there is none
     * @return the discrepancy, or null if there is none
     */
    @Nullable
    public Discrepancy checkNext(long recordPlace, byte @Nullable [] content, byte @Nullable [] storedHash) {
        if (recordPlace <= place) {
            return discrepancy(recordPlace, Kind.MOVED, "is stored after record " + place);
        }
        if (recordPlace > nextPlace()) {
            return discrepancy(nextPlace(), Kind.MISSING, "is missing; the next record is " + recordPlace);
        }
        if (recordPlace > chain.last()) {
            return discrepancy(
                    recordPlace, Kind.ADDED, "was added; the chain has only %d entries".formatted(chain.last()));
        }
        if (content == null || storedHash == null || !matches(recordPlace, content, storedHash)) {
            return discrepancy(recordPlace, Kind.CHANGED, "was changed");
        }
        place = recordPlace;
        hash = storedHash;
        return compareWithSavedHeads(place, hash);
    }

    private boolean matches(long recordPlace, byte[] content, byte[] storedHash) {
        return content.length == Sha256.BYTES
                && MessageDigest.isEqual(storedHash, chainHash.hash(chain.node(), recordPlace, hash, content));
    }

    /**
     * Verifies the end of the chain.
     *
     * @return the discrepancy, or null if there is none
     */
    @Nullable
    public Discrepancy checkEnd() {
        if (place < chain.last()) {
            return discrepancy(
                    nextPlace(),
                    Kind.CUT,
                    "and all later records are missing; the chain had %d entries".formatted(chain.last()));
        }
        if (!MessageDigest.isEqual(hash, chain.head())) {
            return discrepancy(place, Kind.CHANGED, "has a different hash than the head of the chain");
        }
        Long later = savedHeads.higherKey(place);
        if (later != null) {
            return discrepancy(
                    nextPlace(),
                    Kind.CUT,
                    "and all later records are missing; a saved chain head is at record " + later);
        }
        return checkRemovals();
    }

    /**
     * Compares the missing and erased records with the removals that the chain records.
     *
     * @return the discrepancy, or null if there is none
     */
    private @Nullable Discrepancy checkRemovals() {
        if (chain.pruned() > lastRemoval.cut()) {
            return discrepancy(
                    lastRemoval.cut() + 1,
                    Kind.MISSING,
                    "is missing: %d records, up to record %d, are missing without a recorded removal"
                            .formatted(chain.pruned() - lastRemoval.cut(), chain.pruned()));
        }
        if (chain.pruned() < lastRemoval.cut()) {
            return discrepancy(chain.pruned() + 1, Kind.ADDED, "was added; its removal is recorded");
        }
        if (!Sha256.hex(chain.base()).equals(lastRemoval.base())) {
            return discrepancy(chain.pruned(), Kind.CHANGED, "has a different hash than its recorded removal");
        }
        return chain.pruned() + erased == lastRemoval.total()
                ? null
                : new Discrepancy(
                        chain.node(),
                        0,
                        Kind.ERASED,
                        "%d records of node %s are missing or erased, but %d removals are recorded"
                                .formatted(chain.pruned() + erased, chain.node(), lastRemoval.total()));
    }

    private @Nullable Discrepancy compareWithSavedHeads(long comparedPlace, byte[] found) {
        for (String expected : savedHeads.getOrDefault(comparedPlace, Set.of())) {
            if (!expected.equals(Sha256.hex(found))) {
                return discrepancy(
                        comparedPlace,
                        Kind.REWRITTEN,
                        "or an earlier one was rewritten; the hash in the saved chain head is " + expected);
            }
        }
        return null;
    }

    public Discrepancy discrepancy(long discrepantPlace, Kind kind, String description) {
        return new Discrepancy(
                chain.node(),
                discrepantPlace,
                kind,
                "record %d of node %s %s".formatted(discrepantPlace, chain.node(), description));
    }
}
