// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

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
import org.cookiecharter.proof.Discrepancy.Kind;
import org.jspecify.annotations.Nullable;

/** Follows the chain of one node through its records, whichever store they come from. */
final class ChainCheck {
    private final Chain chain;
    private final NavigableMap<Long, Set<String>> noted = new TreeMap<>();
    private final List<ChainHead> uncompared = new ArrayList<>();
    private final Link link = new Link();
    private long place;
    private byte[] hash;
    private long erased;
    private PruneRecord removal = PruneRecord.none();
    private @Nullable Instant removedBefore;
    private @Nullable Instant removedAt;

    /** @param heads those that were noted down, of any node */
    ChainCheck(Chain chain, Collection<ChainHead> heads) {
        this.chain = chain;
        this.place = chain.pruned();
        this.hash = chain.base();
        for (ChainHead head : heads) {
            if (!head.node().equals(chain.node())) {
                continue;
            }
            if (head.place() >= place || head.place() == 0) {
                noted.computeIfAbsent(head.place(), one -> new TreeSet<>()).add(head.hash());
            } else {
                uncompared.add(head);
            }
        }
    }

    static Map<Integer, ChainCheck> all(Collection<Chain> chains, Collection<ChainHead> heads) {
        Map<Integer, ChainCheck> all = new HashMap<>();
        chains.forEach(chain -> all.put(chain.number(), new ChainCheck(chain, heads)));
        return all;
    }

    /** Where the next record must stand. */
    long next() {
        return place + 1;
    }

    /** What is wrong before the first record; null if nothing is. */
    @Nullable
    Discrepancy start() {
        Discrepancy discrepancy = compare(0, Link.beforeTheFirst());
        return discrepancy == null ? compare(place, hash) : discrepancy;
    }

    /** The heads that were noted of places that are gone by now. */
    List<ChainHead> uncompared() {
        return uncompared;
    }

    /** The removals that the chain records; null if it records none. */
    @Nullable
    RemovalSummary removals() {
        return removedAt == null
                ? null
                : new RemovalSummary(chain.node(), removal.cut(), removal.total(), removedBefore, removedAt);
    }

    /** Counts the entry that was last checked as an erased one. */
    void addErased() {
        erased++;
    }

    /**
     * Reads the entry that was last checked as a removal.
     *
     * @return the discrepancy between it and those before it; null if there is none
     */
    @Nullable
    Discrepancy addRemoval(String json, Instant at) {
        PruneRecord next = PruneRecord.of(json);
        if (next == null || !next.follows(removal, place)) {
            return discrepancy(place, Kind.CHANGED, "records a removal that contradicts those before it");
        }
        removal = next;
        removedAt = at;
        Instant before = next.before();
        Instant latest = removedBefore;
        if (before != null && (latest == null || before.isAfter(latest))) {
            removedBefore = before;
        }
        return null;
    }

    /**
     * What is wrong with the next record; null if nothing is.
     *
     * @param at where it says that it stands
     * @param content the hash of what it says; null if it says nothing that can be hashed
     * @param said the hash that it has
     */
    @Nullable
    Discrepancy next(long at, byte @Nullable [] content, byte @Nullable [] said) {
        if (at <= place) {
            return discrepancy(at, Kind.MOVED, "stands after record " + place);
        }
        if (at > next()) {
            return discrepancy(next(), Kind.MISSING, "is missing; the next is " + at);
        }
        if (at > chain.last()) {
            return discrepancy(at, Kind.ADDED, "was added; the chain has " + chain.last());
        }
        if (content == null || said == null || !matches(at, content, said)) {
            return discrepancy(at, Kind.CHANGED, "was changed");
        }
        place = at;
        hash = said;
        return compare(place, hash);
    }

    private boolean matches(long at, byte[] content, byte[] said) {
        return content.length == Hash.BYTES && MessageDigest.isEqual(said, link.hash(chain.node(), at, hash, content));
    }

    /** What is wrong with the end; null if nothing is. */
    @Nullable
    Discrepancy end() {
        if (place < chain.last()) {
            return discrepancy(next(), Kind.CUT, "is missing, and all after it; the chain has had " + chain.last());
        }
        if (!MessageDigest.isEqual(hash, chain.head())) {
            return discrepancy(place, Kind.CHANGED, "has another hash than the head of the chain");
        }
        Long later = noted.higherKey(place);
        if (later != null) {
            return discrepancy(next(), Kind.CUT, "is missing, and all after it; a noted head has " + later);
        }
        return removalsMisfit();
    }

    /** Whatever is gone or erased must have been removed by removals that the chain records. */
    private @Nullable Discrepancy removalsMisfit() {
        if (chain.pruned() > removal.cut()) {
            return discrepancy(
                    removal.cut() + 1,
                    Kind.MISSING,
                    "is missing: %d records are gone, up to record %d, and no removal is recorded that took them"
                            .formatted(chain.pruned() - removal.cut(), chain.pruned()));
        }
        if (chain.pruned() < removal.cut()) {
            return discrepancy(chain.pruned() + 1, Kind.ADDED, "was added; it had been removed");
        }
        if (!Hash.hex(chain.base()).equals(removal.base())) {
            return discrepancy(chain.pruned(), Kind.CHANGED, "has another hash than the removal that took it recorded");
        }
        return chain.pruned() + erased == removal.total()
                ? null
                : new Discrepancy(
                        chain.node(),
                        0,
                        Kind.ERASED,
                        "%d records of node %s are gone or erased, and %d removals are recorded"
                                .formatted(chain.pruned() + erased, chain.node(), removal.total()));
    }

    private @Nullable Discrepancy compare(long at, byte[] found) {
        for (String expected : noted.getOrDefault(at, Set.of())) {
            if (!expected.equals(Hash.hex(found))) {
                return discrepancy(
                        at, Kind.REWRITTEN, "or one before it was written anew; its hash was noted as " + expected);
            }
        }
        return null;
    }

    Discrepancy discrepancy(long at, Kind kind, String what) {
        return new Discrepancy(chain.node(), at, kind, "record %d of node %s %s".formatted(at, chain.node(), what));
    }
}
